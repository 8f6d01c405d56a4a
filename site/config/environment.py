"""Every setting that comes from the environment: name, type and default, in one table.

The README prints this table; tests/config/test_environment.py holds the two together.
"""

import os
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

DEFAULT_SECRET = "change-me"
YES, NO = {"true", "on", "yes", "y", "1"}, {"false", "off", "no", "n", "0", ""}
HOW = {bool: "write true or false", int: "write a whole number"}


class Environment(environ.Env):
    """A value that cannot be read is refused by the setting's name: taken for «no» it would switch something off in silence."""

    def get_value(self, var: str, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().get_value(var, *args, **kwargs)
        except ValueError:
            raise ImproperlyConfigured(f"{var} is “{os.environ[var]}”: {HOW[self.scheme[var][0]]}.") from None

    @classmethod
    def parse_value(cls, value: Any, cast: Any) -> Any:
        if cast is not bool:
            return super().parse_value(value, cast)
        word = value.strip().lower()
        if word not in YES | NO:
            raise ValueError(word)
        return word in YES


env = Environment(
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
    LEDGER_FILE=(str, ""),
    PURGE_URL=(str, ""),
    S3_ENDPOINT_URL=(str, ""),
    S3_REGION=(str, ""),
    S3_ACCESS_KEY=(str, ""),
    S3_SECRET_KEY=(str, ""),
    S3_PUBLIC_BUCKET=(str, ""),
    S3_PRIVATE_BUCKET=(str, ""),
    S3_PUBLIC_DOMAIN=(str, ""),
    HSTS_SECONDS=(int, 31536000),
    TRUST_PROXY=(bool, False),
    UITDATABANK_URL=(str, ""),
    GEOCODER_URL=(str, ""),
    MAP_TILES=(str, ""),
    MAP_TILES_SOURCE=(str, ""),
)
