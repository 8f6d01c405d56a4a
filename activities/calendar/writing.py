"""Activities as iCalendar (RFC 5545): a series with what differs on its dates, or one date by itself. What is written how: docs/calendars.md."""

import datetime
from collections.abc import Iterator

from django.utils import timezone
from icalendar import Calendar, Event

from activities.calendar import words
from activities.calendar.recurring import recurrence
from activities.calendar.times import add_span, add_wall, is_near_a_change, zone
from activities.enums import Status
from activities.models import Activity, Occurrence, Override
from activities.occurrences import KEPT, horizon, occurrence
from activities.recurrence.expansion import Series, Wall

AN_HOUR = datetime.timedelta(hours=1)
MAKER = "-//Dorp rond het kind//Agenda//NL"


def head(name: str) -> bytes:
    """The file up to its first event."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", words.line(name))
    calendar.add("refresh-interval", AN_HOUR, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    calendar.add_component(zone())
    return calendar.to_ical().removesuffix(foot())


def foot() -> bytes:
    return b"END:VCALENDAR\r\n"


def written(activity: Activity) -> bytes:
    """A series, or the only date of what happens once. Needs its `text`, and `overrides` and `skips` read beforehand."""
    return b"".join(event.to_ical() for event in events(activity))


def events(activity: Activity) -> Iterator[Event]:
    series = activity.series()
    repeated = recurrence(series, activity.all_day)
    differing = {override.original: override for override in activity.overrides.all()}
    if not repeated.repeats:
        # Readers show an exception beside an event that does not repeat: what differs on its only date stands in the event itself.
        yield date(activity, series, repeated.first, differing.get(repeated.first))
        return
    master = said(activity, occurrence(activity, repeated.first, repeated.first + series.length, None), None)
    add_wall(master, "dtstart", repeated.first, activity.all_day)
    add_wall(master, "dtend", repeated.first + series.length, activity.all_day)
    if repeated.rule:
        master.add("rrule", repeated.rule)
    for name, starts in (("rdate", repeated.more), ("exdate", repeated.without)):
        for start in starts:  # each on its line: not every program reads a list
            add_wall(master, name, start, activity.all_day)
    yield master
    for start in apart(activity, series, set(differing)):
        exception = date(activity, series, start, differing.get(start))
        add_wall(exception, "recurrence-id", start, activity.all_day)
        yield exception


def apart(activity: Activity, series: Series, differing: set[Wall]) -> Iterator[Wall]:
    """Dates of the series that are written by themselves: those that differ, and those near a change of the clocks.

    Readers do not agree on how long a night lasts when the clocks change, nor when 02:30 is when it comes twice or never.
    An override of what is no date of the series any more is none of them.
    """
    first, last = timezone.localdate() - KEPT, horizon()
    days = [start.date() for start in differing]
    for start in series.starts(min([first, *days]), max([last, *days]), begun=False):
        is_shown = first <= start.date() <= last
        if start in differing or (is_shown and not activity.all_day and is_near_a_change(start, start + series.length)):
            yield start


def date(activity: Activity, series: Series, start: Wall, override: Override | None, uid: str = "") -> Event:
    row = occurrence(activity, start, start + series.length, override)
    event = said(activity, row, override, uid)
    add_span(event, row.starts_at, row.ends_at, activity.all_day)
    return event


def said(activity: Activity, row: Occurrence, override: Override | None, uid: str = "") -> Event:
    """All but the times. The uid is the same in every language: a subscription in another one changes the words, not the dates."""
    place = override.place if override and override.place_id else activity.place
    event = Event()
    event.add("uid", uid or str(activity.uid))
    event.add("sequence", activity.sequence)
    event.add("dtstamp", activity.changed_at)
    event.add("last-modified", activity.changed_at)
    event.add("summary", words.summary(activity, row))
    event.add("description", words.description(activity, row))
    event.add("location", words.location(activity, row, place))
    moved = words.online(activity, row) if row.status == Status.MOVED_ONLINE else ""
    event.add("url", moved or words.page_of(activity))
    event.add("status", "CANCELLED" if row.is_off else "CONFIRMED")
    if activity.category:
        event.add("categories", [words.line(activity.get_category_display())])
    return event
