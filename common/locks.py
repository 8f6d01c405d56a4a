"""One writer at a time, for numbers without gaps, chains without forks and windows that miss nothing.

Who needs several takes them in this order, or two writers may wait for each other for ever: "clearance" before any row that
clearance reads, then "person number", "consent events", the rows of pages, "house number". Who makes "reminders" holds nothing else.
"""

import zlib

from django.db import connection


def hold(name: str) -> None:
    """Wait for the lock of this name and keep it until the transaction ends; needs a transaction.

    SQLite needs no word of ours: its transactions begin with the write lock (settings, `transaction_mode`).
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"The lock {name!r} lives inside a transaction.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [zlib.crc32(name.encode())])
