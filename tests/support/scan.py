"""Where a word still lies: every row of every table, every byte of every file. Asked of the database itself, not of our models."""

from pathlib import Path

from django.conf import settings
from django.db import connection


def tables_with(words):
    """`table: word` for every table with a row that holds one of them, in whatever case."""
    wanted, found = {word.lower() for word in words}, set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - names the database gave
            for row in cursor:
                text = " ".join(map(readable, row)).lower()
                found |= {f"{table}: {word}" for word in wanted if word in text}
    return sorted(found)


def readable(value):
    if isinstance(value, memoryview | bytes):
        return bytes(value).decode("utf-8", "replace")
    return str(value)


def files_with(words, *more):
    """The same for uploads, private files and `more` (the database's own file), byte for byte and name by name."""
    wanted, found = [word.lower().encode() for word in words], []
    roots = [Path(settings.MEDIA_ROOT), Path(settings.PRIVATE_ROOT)]
    for file in [*(file for root in roots for file in root.rglob("*") if file.is_file()), *map(Path, more)]:
        content = file.read_bytes().lower() + file.name.lower().encode()
        found += [f"{file.name}: {word.decode()}" for word in wanted if word in content]
    return sorted(found)


def database_files():
    """SQLite's own file with its log; PostgreSQL's lie with its server."""
    if connection.vendor != "sqlite":
        return []
    file = Path(connection.settings_dict["NAME"])
    return [one for one in (file, file.with_name(f"{file.name}-wal")) if one.exists()]
