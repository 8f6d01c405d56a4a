"""What SQLite knows of its tables: without it, it takes ten rows for an answer where there are ten thousand, and begins at the wrong end.

PostgreSQL counts by itself.
"""

from django.db import connection


def count_tables() -> None:
    """Averages of a thousand rows an index; no value of a row is kept."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit=1000")
            cursor.execute("ANALYZE")
            cursor.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat4'")
            if cursor.fetchone():  # some builds keep samples, and a sample may be the address of a story
                cursor.execute("DELETE FROM sqlite_stat4")
