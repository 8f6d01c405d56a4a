"""Where each point of a chart stands in time, and what is written below it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.formats import date_format

from projects.indicators.labels import Label
from projects.indicators.scale import Scale

if TYPE_CHECKING:
    from projects.indicators.series import Point

INSET = 14
WIDEST_BAR, THINNEST_BAR, PART_OF_SLOT = 56, 2, 0.62
MOST_LINES = 30
"""Beyond these, lines at each new year are a hatching."""


@dataclass(frozen=True)
class Across:
    """`xs` has a place for each point, the baseline first; `bar` is how wide its bar is, 0 where a line is drawn."""

    xs: list[int]
    moments: list[Label]
    years: list[int] = field(default_factory=list)
    bar: int = 0


@dataclass(frozen=True)
class Foot:
    """Where the points may stand, and how high the words below them."""

    left: int
    right: int
    y: int


def over_years(baseline: "Point | None", points: Sequence["Point"], foot: Foot) -> Across:
    """Each year as wide as any other, those without a value too. The start comes first, whatever its year."""
    years = [point.year for point in points]
    if baseline:
        years.insert(0, min(baseline.year, years[0] - 1) if years else baseline.year)
    first, last = years[0], years[-1]
    slot = (foot.right - foot.left) / (last - first + 1)
    middles = {year: round(foot.left + (year - first + 0.5) * slot) for year in range(first, last + 1)}
    written = {first: baseline.year} if baseline else {}
    moments = [Label(x, foot.y, str(written.get(year, year))) for year, x in middles.items()]
    return Across([middles[year] for year in years], moments, bar=max(THINNEST_BAR, min(WIDEST_BAR, round(slot * PART_OF_SLOT))))


def over_days(baseline: "Point | None", points: Sequence["Point"], foot: Foot) -> Across:
    """Each day as wide as any other; a line where a year begins. The start stands in the middle of its year, or a little before the rest."""
    days = [point.day or datetime.date(point.year, 7, 1) for point in points]
    places = [day.toordinal() for day in days]
    texts = [date_format(day, "j E Y") for day in days]
    if baseline:
        before = places[0] - max(1, (places[-1] - places[0]) // 10)
        places.insert(0, min(datetime.date(baseline.year, 7, 1).toordinal(), before))
        texts.insert(0, str(baseline.year))
    scale = Scale(Decimal(places[0]), Decimal(places[-1]), foot.left + INSET, foot.right - INSET)
    starts = {year: datetime.date(year, 1, 1).toordinal() for year in range(datetime.date.fromordinal(places[0]).year, days[-1].year + 1)}
    inside = {year: scale(place) for year, place in starts.items() if places[0] < place < places[-1]}
    years = [Label(x, foot.y, str(year)) for year, x in inside.items()]
    moments = [Label(scale(places[0]), foot.y, texts[0]), *years, Label(scale(places[-1]), foot.y, texts[-1])]
    return Across([scale(place) for place in places], moments, list(inside.values()) if len(inside) <= MOST_LINES else [])
