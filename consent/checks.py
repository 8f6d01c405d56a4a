"""House rules as system checks: what the public sees goes through visible(); the log's triggers stand."""

import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection

from consent import triggers

ASKS_LIVE = re.compile(r"\.live\(\)(?!.*# the door itself)")
NOT_OURS = {"tests", "migrations", ".venv", "node_modules"}


def only_visible_is_public(**_kwargs: Any) -> list[checks.CheckMessage]:
    """`.live()` in our own code, outside the one line that defines visible()."""
    found = []
    for path in sorted(Path(settings.BASE_DIR).glob("[a-z]*/**/*.py")):
        if NOT_OURS & set(path.parts) or path == Path(__file__):
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if ASKS_LIVE.search(line):
                where = f"{path.relative_to(settings.BASE_DIR)}:{number}"
                found.append(checks.Error(f"{where} asks .live(): what the public sees asks visible().", id="consent.E001"))
    return found


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
    checks.register(only_visible_is_public)
    checks.register(triggers_stand, checks.Tags.database)
