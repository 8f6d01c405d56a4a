"""Whether this database may speak. Asked at each new connection, since a restore ends the old ones, and then until all is well."""

from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db import connection as default
from django.db.backends.signals import connection_created

from consent.restoring import ledger


class Watch:
    is_asleep = False


def look(connection: Any = None, **_kwargs: Any) -> None:
    if connection is None or connection.alias == DEFAULT_DB_ALIAS:
        Watch.is_asleep = ledger.is_ahead()


def must_wait() -> bool:
    """A living connection first: the page itself would open it, too late for whoever asked for that page."""
    default.close_if_health_check_failed()
    default.ensure_connection()
    if Watch.is_asleep:
        look()
    return Watch.is_asleep


def connect() -> None:
    connection_created.connect(look, dispatch_uid="consent.waking")
