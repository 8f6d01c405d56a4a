"""The coming weeks, day by day."""

import datetime
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.utils import timezone

from activities.filters import AgendaFilters
from activities.models import Occurrence
from activities.models.queryset import OccurrenceQuerySet
from activities.models.schedule import LONGEST_TIME
from common.wall_clock import moment

WEEKS_SHOWN = datetime.timedelta(days=28)


@dataclass(frozen=True)
class Days:
    """From `start` to before `end`, as moments, and the same as days for links."""

    start: datetime.datetime
    end: datetime.datetime
    first: datetime.date
    last: datetime.date

    @classmethod
    def asked(cls, filters: AgendaFilters) -> "Days":
        """The days somebody named; else four weeks, from now on. What is over already is shown to who asks for its day."""
        first = filters.first or min(timezone.localdate(), filters.last or datetime.date.max)
        last = filters.last or first + WEEKS_SHOWN - datetime.timedelta(days=1)
        start = timezone.now() if not filters.first else midnight(first)
        return cls(start, midnight(last + datetime.timedelta(days=1)), first, last)


@dataclass
class Day:
    day: datetime.date
    occurrences: list[Occurrence] = field(default_factory=list)


def midnight(day: datetime.date) -> datetime.datetime:
    return moment(datetime.datetime.combine(day, datetime.time()))


def found(filters: AgendaFilters, days: Days) -> OccurrenceQuerySet:
    """In the order of the list; what began before it stands first."""
    # Days say the same as the moments do; with them the list comes off an index in its own order.
    on_days = {"day__gte": days.first - LONGEST_TIME, "day__lte": days.last}
    within = Occurrence.objects.visible().between(days.start, days.end).filter(**on_days)
    return filters.occurrences(within).order_by("day", "starts_at", "pk")


def is_more_after(day: datetime.date, filters: AgendaFilters) -> bool:
    """Whether looking further ahead shows anything."""
    return filters.without_days().occurrences(Occurrence.objects.visible().filter(day__gt=day)).exists()


def by_day(occurrences: Any, first: datetime.date) -> list[Day]:
    """What began earlier and still goes on stands on the first day."""
    return [Day(day, list(rows)) for day, rows in groupby(occurrences, key=lambda row: max(row.day, first))]
