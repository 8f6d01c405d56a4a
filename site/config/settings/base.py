"""Production. `development` and `test` loosen it; nothing here is insecure by omission."""

from importlib.util import find_spec
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config.environment import DEFAULT_SECRET, env

BASE_DIR = Path(__file__).resolve().parents[3]

SECRET_KEY = env("SECRET_KEY")
DEBUG = env("DEBUG")
ALLOWED_HOSTS = env("ALLOWED_HOSTS")
SITE_URL = env("SITE_URL").rstrip("/")
# Keys that encrypt personal fields, newest first; older ones still read. Source: CONSENT.md, "Entities".
PERSONAL_DATA_KEYS = env("PERSONAL_DATA_KEYS")
# Commands that invent people ask this; production never says yes.
DEMO_ALLOWED = False

if SECRET_KEY in {"", DEFAULT_SECRET}:
    raise ImproperlyConfigured("SECRET_KEY is still the default: set it to a long random text.")
if not PERSONAL_DATA_KEYS:
    raise ImproperlyConfigured("PERSONAL_DATA_KEYS is empty: set at least one long random text, names are stored under it.")
if DEBUG:
    raise ImproperlyConfigured("DEBUG is on: production never shows its errors to visitors, so unset it.")
if any(host.strip().startswith(("*", ".")) for host in ALLOWED_HOSTS):
    raise ImproperlyConfigured("ALLOWED_HOSTS holds a wildcard: name each host the site answers to.")

INSTALLED_APPS = [
    "home",
    "overview",
    "partners",
    "contact",
    "initiatives",
    "activities",
    "projects",
    "materials",
    "signals",
    "stories",
    "pictures",
    "network",
    "consent",
    "common",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.frontend_cache",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "common.headers.HeadersMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "common.hostile.HostileInputMiddleware",
    "consent.middleware.LedgerMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "common.language.AddressLanguageMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "consent.middleware.RefusalMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "common.context.site",
            ],
        },
    }
]

DATABASES = {"default": env.db_url("DATABASE_URL") | {"CONN_MAX_AGE": 60}}
if not DATABASES["default"].get("NAME") or not DATABASES["default"]["ENGINE"].endswith((".sqlite3", ".postgresql")):
    raise ImproperlyConfigured("DATABASE_URL names no database: write sqlite:///… or postgres://…")
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        # A transaction takes the write lock when it begins: two people publishing wait, they do not fail.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON; PRAGMA cache_size=-16384;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

CACHES = {"default": env.cache_url("CACHE_URL")}

# The desk signs in with a password; partners with a mailed link that opens the portal alone. docs/partners.md
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend", "partners.backends.PartnerBackend"]
SESAME_TOKENS = ["sesame.tokens_v2"]
SESAME_ONE_TIME = True
SESAME_MAX_AGE = 15 * 60
SESAME_INVALIDATE_ON_EMAIL_CHANGE = True

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Languages: Dutch is the source, the others follow through wagtail-localize.
LANGUAGE_CODE = "nl"
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # or the Dutch text goes online at once, under another language
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("nl", _("Dutch")),
    ("fr", _("French")),
    ("en", _("English")),
    ("ar", _("Arabic")),
    ("tr", _("Turkish")),
    ("uk", _("Ukrainian")),
]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "Europe/Brussels"
USE_TZ = True

# Files: three places that never mix. docs/storage.md tells why.
STATIC_URL = "/static/"
LEAFLET = find_spec("leaflet")
"""Of django-leaflet its files alone are used: the package itself is never imported (docs/map.md)."""
STATICFILES_DIRS = [BASE_DIR / "site" / "static", Path(LEAFLET.submodule_search_locations[0]) / "static"]
STATIC_ROOT = BASE_DIR / "static-collected"
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env("MEDIA_ROOT") or BASE_DIR / "media")
PRIVATE_ROOT = Path(env("PRIVATE_ROOT") or BASE_DIR / "private")
# The consent log kept apart: no backup that is restored may bring back an older one. docs/erasure.md
LEDGER_FILE = Path(env("LEDGER_FILE") or PRIVATE_ROOT / "ledger.jsonl")
S3 = {
    "endpoint_url": env("S3_ENDPOINT_URL") or None,
    "region_name": env("S3_REGION") or None,
    "access_key": env("S3_ACCESS_KEY") or None,
    "secret_key": env("S3_SECRET_KEY") or None,
    "signature_version": "s3v4",
    "file_overwrite": False,
}
ON_S3 = bool(env("S3_PRIVATE_BUCKET"))
if bool(env("S3_PUBLIC_BUCKET")) != ON_S3 or (ON_S3 and env("S3_PRIVATE_BUCKET") == env("S3_PUBLIC_BUCKET")):
    raise ImproperlyConfigured("S3_PUBLIC_BUCKET and S3_PRIVATE_BUCKET go together and must be two different buckets.")
if ON_S3:
    _S3 = "storages.backends.s3.S3Storage"
    _PUBLIC = {"bucket_name": env("S3_PUBLIC_BUCKET"), "querystring_auth": False, "custom_domain": env("S3_PUBLIC_DOMAIN") or None}
    _PRIVATE = {"bucket_name": env("S3_PRIVATE_BUCKET"), "querystring_auth": True, "querystring_expire": 300}
    STORAGES = {
        "public": {"BACKEND": _S3, "OPTIONS": S3 | _PUBLIC},
        "private": {"BACKEND": _S3, "OPTIONS": S3 | _PRIVATE},
    }
else:
    STORAGES = {
        "public": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "private": {"BACKEND": "pictures.storage.PrivateFiles"},
    }
# The hosts of the buckets, for the content policies: visitors see the first alone, the desk both.
_ENDPOINT = env("S3_ENDPOINT_URL") or "https://*.amazonaws.com"
PUBLIC_FILES_HOST = (f"https://{env('S3_PUBLIC_DOMAIN')}" if env("S3_PUBLIC_DOMAIN") else _ENDPOINT) if ON_S3 else ""
PRIVATE_FILES_HOST = _ENDPOINT if ON_S3 else ""
# Whatever forgets to say where a file goes is private.
STORAGES["default"] = STORAGES["private"]
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
FILE_UPLOAD_PERMISSIONS = 0o640

# Wagtail
WAGTAIL_SITE_NAME = "Dorp rond het kind"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands"), ("en", "English"), ("fr", "Français")]
WAGTAIL_FINISH_WORKFLOW_ACTION = "stories.review.publish_reviewed"
WAGTAILIMAGES_IMAGE_MODEL = "pictures.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "pictures.forms.PictureForm"
WAGTAILDOCS_DOCUMENT_MODEL = "pictures.File"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "pictures.forms.FileForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_RENDITION_STORAGE = "private"
WAGTAILDOCS_EXTENSIONS = ["pdf", "mp3", "m4a", "mp4"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# Names of participants live in drafts: an autosaved form state is one more copy of them. docs/consent.md
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAILEMBEDS_FINDERS: list[dict] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": True}}
# A cache in front of the site that forgets an address on PURGE; what is withdrawn is purged in the same request.
if env("PURGE_URL"):
    WAGTAILFRONTENDCACHE = {"front": {"BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend", "LOCATION": env("PURGE_URL")}}
# An old address of a story is decided by its house number; a redirect would keep the old words of a withdrawn one.
WAGTAILREDIRECTS_AUTO_CREATE = False
LOGIN_URL = "wagtailadmin_login"

# Safety
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^-/"]
SECURE_HSTS_SECONDS = env("HSTS_SECONDS")
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
if env("TRUST_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
TRUST_PROXY = env("TRUST_PROXY")
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# What the site reads from others' addresses (common/fetching): these ports, and networks that are not public but may be read.
FETCH_PORTS = {80, 443}
FETCH_ALLOWED_NETWORKS: list[str] = []
UITDATABANK_URL = env("UITDATABANK_URL")
GEOCODER_URL = env("GEOCODER_URL")
MAP_TILES = env("MAP_TILES")
MAP_TILES_SOURCE = env("MAP_TILES_SOURCE")

EMAIL_CONFIG = env.email_url("EMAIL_URL")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("DEFAULT_FROM_EMAIL")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
