"""Every setting that comes from the environment: name, type and default, in one table.

The README prints this table; tests/config/test_environment.py holds the two together.
"""

import environ

DEFAULT_SECRET = "change-me"

env = environ.Env(
    SECRET_KEY=(str, DEFAULT_SECRET),
    DEBUG=(bool, False),
    ALLOWED_HOSTS=(list, []),
    SITE_URL=(str, "https://example.org"),
    DATABASE_URL=(str, "sqlite:///db.sqlite3"),
    CACHE_URL=(str, "locmemcache://"),
    EMAIL_URL=(str, "consolemail://"),
    DEFAULT_FROM_EMAIL=(str, "dorp@example.org"),
    PERSONAL_DATA_KEYS=(list, []),
    MEDIA_ROOT=(str, ""),
    PRIVATE_ROOT=(str, ""),
    S3_ENDPOINT_URL=(str, ""),
    S3_REGION=(str, ""),
    S3_ACCESS_KEY=(str, ""),
    S3_SECRET_KEY=(str, ""),
    S3_PUBLIC_BUCKET=(str, ""),
    S3_PRIVATE_BUCKET=(str, ""),
    S3_PUBLIC_DOMAIN=(str, ""),
    HSTS_SECONDS=(int, 31536000),
    TRUST_PROXY=(bool, False),
)
