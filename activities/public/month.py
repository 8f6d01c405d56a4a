"""A month as a table of weeks: a few of each day, and how many more."""

import datetime
from calendar import Calendar
from dataclasses import dataclass

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from activities.filters import AgendaFilters
from activities.models import Occurrence
from activities.occurrences import KEPT, horizon
from activities.public.listing import midnight

SHOWN_A_DAY = 3


@dataclass(frozen=True)
class Cell:
    day: datetime.date
    in_month: bool
    occurrences: list[Occurrence]
    more: int


def weeks_of(year: int, month: int, filters: AgendaFilters) -> list[list[Cell]]:
    """Monday first. Two queries, however many there are."""
    days = Calendar(firstweekday=0).monthdatescalendar(year, month)
    first, last = days[0][0], days[-1][-1]
    within = Occurrence.objects.visible().filter(day__gte=first, day__lte=last, starts_at__gte=midnight(first))
    of_the_day = {"partition_by": F("day")}
    ranked = filters.occurrences(within).annotate(
        place_of_day=Window(RowNumber(), order_by=("starts_at", "pk"), **of_the_day), on_this_day=Window(Count("pk"), **of_the_day),
    )  # fmt: skip
    # Keys first: whole rows of all of a month's dates would be sorted to show a few.
    numbers = dict(ranked.filter(place_of_day__lte=SHOWN_A_DAY).order_by().values_list("pk", "on_this_day"))
    shown: dict[datetime.date, list[Occurrence]] = {}
    for row in Occurrence.objects.filter(pk__in=numbers).select_related("activity").order_by("day", "starts_at", "pk"):
        shown.setdefault(row.day, []).append(row)
    return [[_cell(day, day.month == month, shown.get(day, []), numbers) for day in week] for week in days]


def _cell(day: datetime.date, in_month: bool, rows: list[Occurrence], numbers: dict[int, int]) -> Cell:
    return Cell(day, in_month, rows, numbers[rows[0].pk] - len(rows) if rows else 0)


def is_kept(year: int, month: int) -> bool:
    """Whether there are dates of this month at all: from a month back to as far as they are made."""
    first, last = timezone.localdate() - KEPT, horizon()
    return (first.year, first.month) <= (year, month) <= (last.year, last.month)


def neighbours(year: int, month: int) -> list[str]:
    """The months before and after, as they stand in addresses (2027-03); empty where there is none to show."""
    this = datetime.date(year, month, 1)
    both = (this - datetime.timedelta(days=1), this + datetime.timedelta(days=31))
    return [f"{one:%Y-%m}" if is_kept(one.year, one.month) else "" for one in both]
