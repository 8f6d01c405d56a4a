"""Three readers that know nothing of our writer: what dates does each find in a calendar of ours?"""

import datetime
import json
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import icalendar
import pytest
import recurring_ical_events
from ical.calendar_stream import IcsCalendarStream

from common.wall_clock import BELGIAN, moment

ROOT = Path(__file__).resolve().parents[2]
NO_NODE = "No Node with npm on this machine, or no way to the npm registry: ical.js did not read the calendars."


class Found(NamedTuple):
    """One date: moments in UTC, a whole day from midnight to midnight in Belgium."""

    starts: str
    ends: str
    uid: str
    status: str
    summary: str
    location: str


def read_by_icalendar(text: str, first: datetime.date, last: datetime.date) -> list[Found]:
    calendar = icalendar.Calendar.from_ical(text)
    names = ("uid", "status", "summary", "location")
    events = recurring_ical_events.of(calendar).between(first, last)
    return sorted(Found(utc(event.start), utc(event.end), *(str(event[name]) for name in names)) for event in events)


def read_by_ical(text: str, first: datetime.date, last: datetime.date) -> list[Found]:
    timeline = IcsCalendarStream.calendar_from_ics(text).timeline_tz(BELGIAN)
    events = timeline.overlapping(*(datetime.datetime.combine(day, datetime.time(), BELGIAN) for day in (first, last)))
    return sorted(Found(utc(one.dtstart), utc(one.dtend), one.uid, str(one.status.value), one.summary, one.location) for one in events)


def read_by_ical_js(text: str, first: datetime.date, last: datetime.date) -> list[Found]:
    library = _ical_js()
    if not library:
        pytest.skip(NO_NODE)
    script = ROOT / "tests" / "support" / "calendars.mjs"
    done = subprocess.run(["node", str(script), library, last.isoformat()], input=text, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    found = (Found(utc(_parsed(starts)), utc(_parsed(ends)), *said) for starts, ends, *said in json.loads(done.stdout))
    return sorted(one for one in found if one.ends > utc(first) and one.starts < utc(last))


READERS = {"icalendar": read_by_icalendar, "ical": read_by_ical, "ical.js": read_by_ical_js}


def utc(at: Any) -> str:
    if not isinstance(at, datetime.datetime):
        at = moment(datetime.datetime.combine(at, datetime.time()))
    return at.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%MZ")


def unfolded(content: bytes) -> list[str]:
    """The lines of a calendar as they are meant, long ones in one piece."""
    return content.decode().replace("\r\n ", "").split("\r\n")


def values(lines: list[str], name: str) -> list[str]:
    """What stands behind the name and its parameters, of every line of this name."""
    return [line.partition(":")[2] for line in lines if re.match(rf"{name}[;:]", line)]


@cache
def _ical_js() -> str:
    return subprocess.run(["bash", str(ROOT / "tools" / "ical_js.sh")], capture_output=True, text=True, timeout=300, check=False).stdout.strip()


def _parsed(text: str) -> datetime.date | datetime.datetime:
    return datetime.datetime.fromisoformat(text) if "T" in text else datetime.date.fromisoformat(text)
