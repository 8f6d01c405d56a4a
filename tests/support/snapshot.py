"""The state every test begins with, kept beside the database and put back fast.

Flushing would not do: the consent log refuses DELETE, and loading the demo takes half a minute.
"""

import shutil
from pathlib import Path

from django.conf import settings
from django.db import connection, connections


class SqliteSnapshot:
    """A copy of the file. Whoever still holds the old file writes to a file without a name."""

    def __init__(self) -> None:
        self.file = Path(connection.settings_dict["NAME"])
        self.copy = self.file.with_name(f"{self.file.name}.snapshot")

    def take(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connections.close_all()
        shutil.copyfile(self.file, self.copy)

    def restore(self) -> None:
        connections.close_all()
        fresh = self.file.with_name(f"{self.file.name}.fresh")
        shutil.copyfile(self.copy, fresh)
        for suffix in ("-wal", "-shm"):
            self.file.with_name(self.file.name + suffix).unlink(missing_ok=True)
        fresh.replace(self.file)

    def forget(self) -> None:
        self.copy.unlink(missing_ok=True)


class PostgresSnapshot:
    """A second database; PostgreSQL makes one from the other as a template, also while others look on."""

    def __init__(self) -> None:
        self.name = connection.settings_dict["NAME"]
        self.copy = f"{self.name}_snapshot"

    def take(self) -> None:
        self._make(self.copy, self.name)

    def restore(self) -> None:
        self._make(self.name, self.copy)

    def forget(self) -> None:
        """Also sends away whoever lingers: a server's thread may still hold the line of its last visitor."""
        lingering = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{self.name}' AND pid <> pg_backend_pid()"  # noqa: S608
        self._run(f'DROP DATABASE IF EXISTS "{self.copy}" WITH (FORCE)', lingering)

    def _make(self, name: str, template: str) -> None:
        self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}" TEMPLATE "{template}"')

    @staticmethod
    def _run(*statements: str) -> None:
        connections.close_all()
        with connection._nodb_cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


class FilesSnapshot:
    """The demo's files. What a test deleted or changed (the ledger) comes back; what it made stays and bothers nobody, names are random."""

    def __init__(self) -> None:
        self.kept: list[tuple[Path, Path, int]] = []
        self.places = [(root, root.with_name(f"{root.name}.snapshot")) for root in (settings.MEDIA_ROOT, settings.PRIVATE_ROOT)]

    def take(self) -> None:
        for root, copy in self.places:
            shutil.copytree(root, copy, dirs_exist_ok=True)
        kept = [(root / one.relative_to(copy), one) for root, copy in self.places for one in copy.rglob("*") if one.is_file()]
        self.kept = [(file, one, one.stat().st_size) for file, one in kept]

    def restore(self) -> None:
        for file, kept, size in self.kept:
            if not (file.exists() and file.stat().st_size == size):
                file.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(kept, file)


class Snapshot:
    def __init__(self) -> None:
        self.database = PostgresSnapshot() if connection.vendor == "postgresql" else SqliteSnapshot()
        self.files = FilesSnapshot()
        self.database.take()
        self.files.take()
