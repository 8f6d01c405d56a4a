"""What was deleted is gone from the database's own files too, not only from its tables."""

from django.db import connection, transaction

FTS = "wagtailsearch_indexentry_fts"


def wipe() -> None:
    """After the commit of an erasure. SQLite overwrites what it deletes (`secure_delete`); its log and the word lists of its
    search keep older copies until they are folded. PostgreSQL keeps them until its tables are written anew: `wipe_at_night`."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            if FTS in connection.introspection.table_names(cursor):
                cursor.execute(f"INSERT INTO {FTS}({FTS}) VALUES ('optimize')")  # noqa: S608 - no word of it comes from outside
            if not connection.in_atomic_block:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def wipe_at_night() -> None:
    """For `nightly`, when something was erased: every table is written anew, without its dead rows. Locks each for a moment."""
    if connection.vendor == "postgresql" and transaction.get_autocommit():
        with connection.cursor() as cursor:
            cursor.execute("VACUUM FULL")
    else:
        wipe()
