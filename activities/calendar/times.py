"""How times stand in a calendar: as on the wall, with the name of the zone, so that two o'clock stays two o'clock."""

import datetime
from functools import cache

from icalendar import Event, Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vRecur

from common.wall_clock import BELGIAN, on_the_wall

ZONE = "Europe/Brussels"
WINTER, SUMMER = datetime.timedelta(hours=1), datetime.timedelta(hours=2)
# The clocks of the European Union since 1996: the last Sunday of March and of October.
CHANGES = (
    (TimezoneDaylight, "CEST", datetime.datetime(1996, 3, 31, 2), WINTER, SUMMER),
    (TimezoneStandard, "CET", datetime.datetime(1996, 10, 27, 3), SUMMER, WINTER),
)
MIDNIGHT = datetime.time()


@cache
def zone() -> Timezone:
    """The one VTIMEZONE. By rule: the library's own lists forty dates and ends with them."""
    made = Timezone()
    made.add("tzid", ZONE)
    for kind, name, since, before, after in CHANGES:
        part = kind()
        part.add("tzname", name)
        part.add("dtstart", since)
        part.add("rrule", vRecur(FREQ="YEARLY", BYMONTH=since.month, BYDAY="-1SU"))
        part.TZOFFSETFROM, part.TZOFFSETTO = before, after
        made.add_component(part)
    return made


def add_wall(event: Event, name: str, wall: datetime.datetime, all_day: bool) -> None:
    """As the series says it: readers find its other dates from there, and this one by it."""
    if all_day:
        event.add(name, wall.date())
    else:
        event.add(name, wall, parameters={"TZID": ZONE})


def add_span(event: Event, starts_at: datetime.datetime, ends_at: datetime.datetime, all_day: bool) -> None:
    """One date from moment to moment. `all_day`: of a series of whole days; a date of it that moved to an hour of the day has hours."""
    starts, ends = on_the_wall(starts_at), on_the_wall(ends_at)
    if all_day and starts.time() == ends.time() == MIDNIGHT:
        event.add("dtstart", starts.date())
        event.add("dtend", ends.date())  # the day after the last, as calendars count
        return
    for name, wall, at in (("dtstart", starts, starts_at), ("dtend", ends, ends_at)):
        if comes_twice(wall):
            event.add(name, at.astimezone(datetime.UTC))  # readers do not agree which of the two is meant
        else:
            event.add(name, wall, parameters={"TZID": ZONE})


def comes_twice(wall: datetime.datetime) -> bool:
    first, second = (wall.replace(tzinfo=BELGIAN, fold=fold).utcoffset() for fold in (0, 1))
    return first != second


def is_near_a_change(start: datetime.datetime, end: datetime.datetime) -> bool:
    """Whether the clocks change between these times on the wall, or within an hour of them."""
    offsets = {wall.replace(tzinfo=BELGIAN).utcoffset() for wall in (start - WINTER, end + WINTER)}
    return len(offsets) > 1
