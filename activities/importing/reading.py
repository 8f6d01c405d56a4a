"""One event of iCalendar as it will be here, or the sentence that says why it will not."""

import datetime
import hashlib
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from activities.enums import Status
from activities.importing.events import (
    A_DAY,
    LONGEST_DESCRIPTION,
    LONGEST_LOCATION,
    LONGEST_TITLE,
    Change,
    Event,
    check_length,
    listed,
    too_many_dates,
)  # fmt: skip
from activities.importing.lines import Lines
from activities.importing.moments import MIDNIGHT, Clock, Given, read_length, read_moment, too_far
from activities.importing.places import web_address, without_web_address
from activities.importing.repeats import anchored, read_rule, surely_over
from activities.importing.words import cut, one_line, read_words
from activities.models.schedule import FIRST_YEAR
from activities.recurrence.expansion import Wall
from activities.recurrence.rule import check_span

LONGEST_UID = 255
MOST_LISTED = 500
"""Dates that are read at all; of these a hundred may still be to come."""


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
    if first.year < FIRST_YEAR:
        raise too_far()
    check_span(anchor, first)
    event.rrule, event.starts = anchor.text(), Wall.combine(first, begun.time())
    event.ends = event.starts + length
    event.extra_dates = listed({*_extra(lines, clock), *([begun] if is_extra else [])}, today)
    event.left_out = listed({clock.named(given) for given in _moments(lines, "EXDATE")}, today)


def _list_dates(event: Event, lines: Lines, clock: Clock, today: datetime.date) -> None:
    """Without a rule its dates are the beginning and those it lists, less those it takes back: the first that is not over is ours."""
    without = {clock.named(given) for given in _moments(lines, "EXDATE")}
    dates = sorted({event.starts, *_extra(lines, clock)} - without)
    if not dates:
        raise ValidationError(_("All its dates were taken back."))
    length = event.ends - event.starts
    dates = [date for date in dates if (date + length).date() >= today] or dates[-1:]
    event.starts, event.ends, event.extra_dates = dates[0], dates[0] + length, listed(dates[1:], today)
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
    if sum(line.count(",") + 1 for line in lines.of.get(name, ())) > MOST_LISTED:
        raise too_many_dates()
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


def _location(lines: Lines) -> str:
    return cut(one_line(read_words(lines, "LOCATION")), LONGEST_LOCATION)
