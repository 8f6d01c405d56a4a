"""From bytes to the lines of each event. Everything is weighed and counted before any of it is read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from icalendar.parser import Contentline

from common.cleaning.uploads import kind_of

MOST_MEGABYTES, MOST_EVENTS, MOST_LINES = 5, 2_000, 75_000
BEGIN, END = "BEGIN:VEVENT", "END:VEVENT"
SPLIT = re.compile("[:;]")
WANTED = frozenset({
    "UID", "SEQUENCE", "STATUS", "CLASS", "SUMMARY", "DESCRIPTION", "LOCATION",
    "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID",
})  # fmt: skip
"""The rest stays outside: guests have nothing to do with an agenda, and DTSTAMP is another one each time it is asked for."""


@dataclass
class Lines:
    """Of one event: what is in it by name, unread."""

    of: dict[str, list[str]] = field(default_factory=dict)

    def add(self, line: str) -> None:
        name = SPLIT.split(line, maxsplit=1)[0].upper()
        if name in WANTED:
            self.of.setdefault(name, []).append(line)

    def __contains__(self, name: str) -> bool:
        return name in self.of

    def values(self, name: str) -> Iterator[tuple[dict[str, str], str]]:
        """Parameters and value of each; the value as it stands, with its backslashes. Raises ValueError for a line that is none."""
        for line in self.of.get(name, ()):
            head, _colon, value = line.partition(":")
            if '"' in head:  # a colon may stand between the quotes
                _name, found, value = Contentline(line).raw_parts()
                yield {key.upper(): str(word) for key, word in found.items()}, value
            else:
                yield _parameters(head), value

    def plain(self, name: str) -> str:
        """The first value, or nothing."""
        return next((value.strip() for _parameters, value in self.values(name)), "")

    def text(self) -> str:
        return "\n".join(line for name in sorted(self.of) for line in self.of[name])


@lru_cache(maxsize=256)
def _parameters(head: str) -> dict[str, str]:
    """Of “DTSTART;TZID=Europe/Brussels”, which stands a thousand times in one calendar. Not to be changed by who asks."""
    return {key.upper(): str(word) for key, word in Contentline(f"{head}:").raw_parts()[1].items()}


def read_text(data: bytes) -> str:
    """The text of a calendar; raises ValidationError with a sentence for what is none, or too much of it."""
    if len(data) > MOST_MEGABYTES * 2**20:
        raise ValidationError(_("This calendar is heavier than %(most)s MB. Export a shorter period.") % {"most": MOST_MEGABYTES})
    if not data.strip():
        raise ValidationError(_("This calendar is empty. Export it once more."))
    if kind := kind_of(data):
        raise ValidationError(_("This is no calendar, but: %(kind)s. Choose the file that ends in .ics, or its address.") % {"kind": kind})
    text = _decoded(data).strip()
    if "\0" in text or not text[:20].upper().startswith("BEGIN:VCALENDAR"):
        raise ValidationError(_("This is no calendar. Choose the file that ends in .ics, or its address."))
    if not text[-20:].upper().endswith("END:VCALENDAR"):
        raise ValidationError(_("The end of this calendar is missing: it came in broken. Export it once more."))
    if text.upper().count(BEGIN) > MOST_EVENTS:
        raise too_many()
    if text.count("\n") + text.count("\r") > 2 * MOST_LINES:
        raise ValidationError(_("This calendar is too long to read. Export a shorter period."))
    return text


def events_of(text: str) -> list[Lines]:
    """Each event's own lines: what is inside one (alarms) or beside it (tasks, time zones) is left out."""
    unfolded = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n ", "").replace("\n\t", "")
    found: list[Lines] = []
    event: Lines | None = None
    inside = 0
    for line in unfolded.split("\n"):
        begins = line[:6].upper() == "BEGIN:"
        if event is None:
            event, inside = (Lines(), 0) if begins and line.strip().upper() == BEGIN else (None, 0)
        elif begins:
            inside += 1
        elif line[:4].upper() == "END:" and inside:
            inside -= 1
        elif line.strip().upper() == END:
            found.append(event)
            event = None
        elif not inside:
            event.add(line)
    if len(found) > MOST_EVENTS:  # a name that was folded is counted only now
        raise too_many()
    return found


def too_many() -> ValidationError:
    return ValidationError(_("There are more than %(most)s events in this calendar. Export a shorter period.") % {"most": MOST_EVENTS})


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:  # older programs for Windows
        return data.decode("cp1252", errors="replace")
