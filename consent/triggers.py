"""The event log refuses UPDATE and DELETE in the database itself.

Made anew after every migration: a later ALTER on SQLite silently drops triggers.
"""

from typing import Any

from django.db import connection

TABLE = "consent_consentevent"
NAMES = ("consent_event_no_update", "consent_event_no_delete")
MESSAGE = "The consent log is append-only."

SQLITE = [
    f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {verb} ON {TABLE} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    for name, verb in zip(NAMES, ("UPDATE", "DELETE"), strict=True)
]
POSTGRESQL = [
    f"CREATE OR REPLACE FUNCTION consent_event_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    f"CREATE OR REPLACE TRIGGER {NAMES[0]} BEFORE UPDATE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION consent_event_refuse()",
    f"CREATE OR REPLACE TRIGGER {NAMES[1]} BEFORE DELETE OR TRUNCATE ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION consent_event_refuse()",
]


def make(**_kwargs: Any) -> None:
    if TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in POSTGRESQL if connection.vendor == "postgresql" else SQLITE:
            cursor.execute(statement)


def lift() -> None:
    """For the one test fixture that empties the database; nothing else calls it."""
    suffix = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in NAMES:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{suffix}")


def standing() -> bool:
    query = (
        "SELECT count(*) FROM pg_trigger WHERE tgname IN (%s, %s)"
        if connection.vendor == "postgresql"
        else "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name IN (%s, %s)"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, NAMES)
        return cursor.fetchone()[0] == len(NAMES)
