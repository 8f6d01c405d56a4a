"""A system check: the log's triggers stand."""

from typing import Any

from django.core import checks
from django.db import DatabaseError, connection

from consent import triggers


def triggers_stand(databases: Any = None, **_kwargs: Any) -> list[checks.CheckMessage]:
    if not databases:
        return []
    try:
        if triggers.TABLE in connection.introspection.table_names() and not triggers.standing():
            return [checks.Error("The consent log's triggers are gone: run `manage.py migrate`.", id="consent.E002")]
    except DatabaseError:
        return []
    return []


def register() -> None:
    checks.register(triggers_stand, checks.Tags.database)
