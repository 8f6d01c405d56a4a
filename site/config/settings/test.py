"""For `make test`: production's behaviour, without https and with fast passwords."""

import os
import tempfile
from pathlib import Path

os.environ["SECRET_KEY"] = "only-for-tests"
os.environ["PERSONAL_DATA_KEYS"] = "only-for-tests"
os.environ["SITE_URL"] = "http://testserver"

from config.settings.base import *

DEMO_ALLOWED = True
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# Each test process has a cache of its own; test_on_redis asks for the real one.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Each test process has folders and a database file of its own, gone with the machine's temporary files.
_SCRATCH = Path(tempfile.mkdtemp(prefix="dorp-test-"))
MEDIA_ROOT = _SCRATCH / "media"
PRIVATE_ROOT = _SCRATCH / "private"
LEDGER_FILE = PRIVATE_ROOT / "ledger.jsonl"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(_SCRATCH / "test.sqlite3")}
