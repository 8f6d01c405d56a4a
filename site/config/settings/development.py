"""For `make serve`: demo keys, debug pages, plain http."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-development")
os.environ.setdefault("PERSONAL_DATA_KEYS", "only-for-development")
os.environ.setdefault("SITE_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}")

from config.settings.base import *

DEBUG = True
DEMO_ALLOWED = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
# The development server answers each request in a thread of its own: a connection is not kept for the next.
DATABASES["default"]["CONN_MAX_AGE"] = 0
AUTH_PASSWORD_VALIDATORS: list[dict] = []
