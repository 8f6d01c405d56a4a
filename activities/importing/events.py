"""One event as it will be here, or the sentence that says why it will not."""

import datetime
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from activities.enums import Status
from activities.importing.lines import Lines
from activities.importing.moments import MIDNIGHT, Clock, Given, read_length, read_moment
from activities.importing.places import web_address, without_web_address
from activities.importing.repeats import LATELY, anchored, read_rule, surely_over
from activities.importing.words import cut, one_line, read_words
from activities.models.schedule import LONGEST_TIME, MOST_EXTRA
from activities.recurrence.expansion import Wall
from activities.recurrence.rule import check_span

LONGEST_TITLE, LONGEST_DESCRIPTION, LONGEST_LOCATION, LONGEST_UID = 120, 2_000, 250, 255
A_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Change:
    """What differs on one date."""

    original: Wall
    status: str = Status.SCHEDULED
    reason: str = ""
    is_full: bool = False
    starts: Wall | None = None
    ends: Wall | None = None
    location: str = ""
    """Empty: where it always is."""


@dataclass
class Event:
    title: str
    description: str
    location: str
    """In words; an address on the web is none."""
    starts: Wall
    ends: Wall
    all_day: bool
    is_cancelled: bool = False
    online_url: str = ""
    whole_location: str = ""
    rrule: str = ""
    extra_dates: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What came in otherwise than it stood there, in sentences."""
    is_over: bool = False
    more: dict[str, Any] = field(default_factory=dict)
    """What some registers know besides, as fields of an activity; always the same names from one register."""

    @property
    def schedule(self) -> dict[str, Any]:
        """As the fields of an activity."""
        last = self.ends - A_DAY if self.all_day else self.ends
        return {
            "first_day": self.starts.date(), "start_time": None if self.all_day else self.starts.time(),
            "last_day": last.date(), "end_time": None if self.all_day else self.ends.time(),
            "rrule": self.rrule, "extra_dates": self.extra_dates, "left_out": self.left_out,
        }  # fmt: skip


def uid_of(lines: Lines) -> str:
    """A long one is kept by its hash: cut off, two would be the same."""
    uid = lines.plain("UID")
    return uid if len(uid) <= LONGEST_UID and uid.isprintable() else hashlib.sha256(uid.encode("utf-8", "replace")).hexdigest()


def sequence_of(lines: Lines) -> int:
    text = lines.plain("SEQUENCE")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def digest_of(series: Lines, changes: list[Lines]) -> str:
    return hashlib.sha256("\n".join([series.text(), *sorted(change.text() for change in changes)]).encode("utf-8", "replace")).hexdigest()


def read_event(series: Lines, changes: list[Lines], today: datetime.date) -> Event:
    """Raises ValidationError with the reason why it cannot be taken."""
    try:
        event, clock = _read_series(series, today)
        _add_changes(event, changes, clock)
    except ValueError:  # a line that is none
        raise ValidationError(_("It cannot be read.")) from None
    return event


def title_of(lines: Lines) -> str:
    return cut(one_line(read_words(lines, "SUMMARY")), LONGEST_TITLE)


def _read_series(lines: Lines, today: datetime.date) -> tuple[Event, Clock]:
    if lines.plain("CLASS").upper() in {"PRIVATE", "CONFIDENTIAL"}:
        raise ValidationError(_("It is marked as private."))
    clock = Clock(_moment(lines, "DTSTART", _("It does not say when it begins.")))
    starts, ends = clock.start.wall, _end(lines, clock.start)
    title, description, location = one_line(read_words(lines, "SUMMARY")), read_words(lines, "DESCRIPTION"), _location(lines)
    if not title:
        raise ValidationError(_("It has no title."))
    event = Event(
        title=cut(title, LONGEST_TITLE), description=cut(description, LONGEST_DESCRIPTION),
        location=without_web_address(location), whole_location=location, online_url=web_address(location),
        starts=starts, ends=ends, all_day=clock.start.is_day or (starts.time() == ends.time() == MIDNIGHT),
        is_cancelled=lines.plain("STATUS").upper() == "CANCELLED",
    )  # fmt: skip
    if event.title != title:
        event.notes.append(_("The title was too long: it was cut."))
    if event.description != description:
        event.notes.append(_("The description was too long: it was cut."))
    if "RRULE" in lines:
        _repeat(event, lines, clock, today)
    else:
        _list_dates(event, lines, clock, today)
    return event, clock


def _repeat(event: Event, lines: Lines, clock: Clock, today: datetime.date) -> None:
    rules = [value for _parameters, value in lines.values("RRULE")]
    if len(rules) > 1 or "EXRULE" in lines:
        raise ValidationError(_("It repeats in several ways at once: we take one."))
    if clock.start.wall.date() != clock.start.local.date():
        raise ValidationError(_("It repeats by the days of another time zone, which begin at another hour."))
    if not clock.is_ours:
        event.notes.append(
            _("It was written on the clock of another time zone: here it stays at %(time)s all year.") % {"time": f"{event.starts:%H:%M}"}
        )
    begun, length = event.starts, event.ends - event.starts
    rule = read_rule(rules[0], clock)
    event.is_over = surely_over(rule, begun.date(), today)
    if event.is_over:
        event.rrule = rule.text()
        return
    anchor, first, is_extra = anchored(rule, begun.date(), today)
    if anchor is None:
        _list_dates(event, lines, clock, today)
        return
    check_span(anchor, first)
    event.rrule, event.starts = anchor.text(), Wall.combine(first, begun.time())
    event.ends = event.starts + length
    event.extra_dates = _listed({*_extra(lines, clock), *([begun] if is_extra else [])}, today)
    event.left_out = _listed({clock.named(given) for given in _moments(lines, "EXDATE")}, today)


def _list_dates(event: Event, lines: Lines, clock: Clock, today: datetime.date) -> None:
    """Without a rule its dates are the beginning and those it lists, less those it takes back: the first that is not over is ours."""
    without = {clock.named(given) for given in _moments(lines, "EXDATE")}
    dates = sorted({event.starts, *_extra(lines, clock)} - without)
    if not dates:
        raise ValidationError(_("All its dates were taken back."))
    length = event.ends - event.starts
    dates = [date for date in dates if (date + length).date() >= today] or dates[-1:]
    event.starts, event.ends, event.extra_dates = dates[0], dates[0] + length, _listed(dates[1:], today)
    event.is_over = event.ends.date() < today


def _add_changes(event: Event, changes: list[Lines], clock: Clock) -> None:
    for lines in changes:
        try:
            event.changes.append(_read_change(event, lines, clock))
        except ValidationError as error:
            event.notes.append(_("One date differs in a way that we cannot take: %(reason)s") % {"reason": error.messages[0]})


def _read_change(event: Event, lines: Lines, clock: Clock) -> Change:
    parameters, value = next(lines.values("RECURRENCE-ID"))
    if "RANGE" in parameters:
        raise ValidationError(_("It changes all the dates after it too."))
    original = clock.named(read_moment(value, parameters))
    if lines.plain("STATUS").upper() == "CANCELLED":
        return Change(original, status=Status.CANCELLED)
    given = _moment(lines, "DTSTART", _("It does not say when it begins."))
    starts, ends = given.wall, _end(lines, given)
    is_moved = (starts, ends) != (original, original + (event.ends - event.starts))
    if title_of(lines) != event.title:
        event.notes.append(_("On %(day)s it is called otherwise: that was left out.") % {"day": f"{original:%d-%m-%Y}"})
    location = _location(lines)
    elsewhere = location if location != event.whole_location else ""
    return Change(original, starts=starts if is_moved else None, ends=ends if is_moved else None, location=elsewhere)


def _moment(lines: Lines, name: str, otherwise: str) -> Given:
    for parameters, value in lines.values(name):
        return read_moment(value, parameters)
    raise ValidationError(otherwise)


def _moments(lines: Lines, name: str) -> Iterator[Given]:
    for parameters, values in lines.values(name):
        for value in filter(None, values.split(",")):
            yield read_moment(value.partition("/")[0], parameters | ({"VALUE": ""} if parameters.get("VALUE") == "PERIOD" else {}))


def _extra(lines: Lines, clock: Clock) -> Iterator[Wall]:
    for given in _moments(lines, "RDATE"):
        yield Wall.combine(given.local, clock.start.wall.time()) if given.is_day else given.wall


def _end(lines: Lines, start: Given) -> Wall:
    """Exclusive for whole days: the midnight after the last."""
    if "DTEND" in lines:
        end = _moment(lines, "DTEND", "").wall
        end = start.wall + A_DAY if start.is_day and end == start.wall else end
    elif "DURATION" in lines:
        end = start.wall + read_length(lines.plain("DURATION"))
    elif start.is_day:
        end = start.wall + A_DAY
    else:
        raise ValidationError(_("It does not say until when it lasts."))
    check_length(start.wall, end)
    return end


def check_length(starts: Wall, ends: Wall) -> None:
    if ends <= starts:
        raise ValidationError(_("It ends before it begins, or at once."))
    if ends - starts > LONGEST_TIME:
        raise ValidationError(_("One time lasts a hundred days at most."))


def _location(lines: Lines) -> str:
    return cut(one_line(read_words(lines, "LOCATION")), LONGEST_LOCATION)


def _listed(walls: Iterable[Wall], today: datetime.date) -> list[str]:
    """Those of long ago are of no use to anybody."""
    found = sorted(wall for wall in walls if wall.date() >= today - LATELY)
    if len(found) > MOST_EXTRA:
        raise ValidationError(_("It lists more than %(most)s dates one by one.") % {"most": MOST_EXTRA})
    return [wall.isoformat(timespec="minutes") for wall in found]
