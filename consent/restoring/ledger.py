"""The ledger: the consent log once more, in a file kept apart from the database (`LEDGER_FILE`).

A restored backup does not know what families decided since; the ledger does. While the last line of the file is unknown to the
database the site answers nothing (middleware.py), until `restore_ledger` has done it all again (restoring.py).
"""

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import DatabaseError

from consent.models import ConsentEvent

FIELDS = ("hash", "previous", "at", "kind", "story_uid", "person_uid", "record_uid", "file_uid", "actor")
LONGEST_LINE = 4096
UNREADABLE = (OSError, ValueError, KeyError, TypeError)
"""No file that can be opened, no JSON, or no event in it."""


def place() -> Path:
    return Path(settings.LEDGER_FILE)


def write() -> None:
    """Append what the log holds and the file does not. Raises RuntimeError when the file alone knows what is missing."""
    place().parent.mkdir(parents=True, exist_ok=True)
    with open(place(), "a+b", opener=_private) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        last = _cut_torn_line(file)
        events = ConsentEvent.objects.order_by("pk")
        if last:
            known = ConsentEvent.objects.filter(hash=last).values_list("pk", flat=True).first()
            if known is None:
                raise RuntimeError("The database is older than the ledger: run `manage.py restore_ledger`.")
            events = events.filter(pk__gt=known)
        for event in events.iterator():
            file.write(json.dumps({name: str(getattr(event, name) or "") for name in FIELDS}).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def refuse_ahead() -> None:
    """For commands that publish or mail: a restored database does nothing of the kind before it has heard the ledger."""
    if is_ahead():
        raise CommandError("The database is older than the ledger: run `manage.py restore_ledger` first.")


def follow() -> None:
    """For every event: a restored database is told by `restore_ledger` first, and writes then."""
    if not is_ahead():
        write()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _cut_torn_line(file: IO[bytes]) -> str:
    """The hash of the last line; what a crash left half-written behind it goes, and is written again."""
    end = file.seek(0, os.SEEK_END)
    start = max(0, end - 2 * LONGEST_LINE)
    file.seek(start)
    tail = file.read()
    whole = tail.rfind(b"\n") + 1
    if whole < len(tail):
        file.truncate(start + whole)
    return _hash_of_last(tail[:whole].splitlines(keepends=True))


def lines() -> Iterator[dict[str, Any]]:
    """Every event of the file, the oldest first; a line that was never finished does not count. CommandError for a damaged one."""
    if place().exists():
        with place().open("rb") as file:
            yield from (_event(line, number) for number, line in enumerate(file, start=1) if _counts(line))


def _counts(line: bytes) -> bool:
    return line.endswith(b"\n") and bool(line.strip())


def _event(line: bytes, number: int) -> dict[str, Any]:
    try:
        event = json.loads(line)
        return event | {"hash": event["hash"]}
    except UNREADABLE:
        raise CommandError(f"Line {number} of the ledger cannot be read: keep a copy of {place()}, take that line out, run this again.") from None


def _hash_of_last(found: Iterable[bytes]) -> str:
    finished = [line for line in found if _counts(line)]
    return json.loads(finished[-1])["hash"] if finished else ""


def last_hash() -> str:
    with place().open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - 2 * LONGEST_LINE))
        return _hash_of_last(file)


def is_ahead() -> bool:
    """Whether the file knows of events that the database has lost; one that cannot be read, or is not in its place, may."""
    try:
        is_there = place().exists()
        last = last_hash() if is_there else ""
    except UNREADABLE:
        return True
    try:
        if is_there:
            return bool(last) and not ConsentEvent.objects.filter(hash=last).exists()
        return ConsentEvent.objects.exists()
    except DatabaseError:  # no tables yet: a new site, or a new database beside an old ledger
        return is_there
