"""What an indicator says over time: its measurements, or what the site counts, with the words of the page's language."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.formats import date_format
from django.utils.safestring import SafeString

from common.texts import Told
from network.models import Organisation
from projects.indicators import words
from projects.indicators.chart import Chart, chart
from projects.indicators.computing import ByYear, reduced, rows_beside
from projects.indicators.numbers import amount
from projects.models.indicator import Indicator, IndicatorText
from projects.models.measurement import Measurement


@dataclass(frozen=True)
class Point:
    """`day` is empty for what is of a whole year; `who` is empty for the desk, and never a person."""

    year: int
    day: datetime.date | None
    value: Decimal
    note: str = ""
    who: str = ""

    @property
    def when(self) -> str:
        return date_format(self.day, "j E Y") if self.day else str(self.year)

    @property
    def shown(self) -> str:
        return amount(self.value)


@dataclass(frozen=True)
class Series:
    """One indicator with its points, the oldest first."""

    indicator: Indicator
    text: Told
    points: tuple[Point, ...]

    @property
    def latest(self) -> Point | None:
        return self.points[-1] if self.points else None

    @property
    def baseline(self) -> Point | None:
        return _yearly(self.indicator.baseline_year, self.indicator.baseline_value)

    @property
    def target(self) -> Point | None:
        return _yearly(self.indicator.target_year, self.indicator.target_value)

    @property
    def has_notes(self) -> bool:
        return any(point.note for point in self.points)

    @property
    def unit(self) -> SafeString:
        return words.unit(self)

    @property
    def state(self) -> SafeString:
        return words.state(self)

    @property
    def distance(self) -> SafeString:
        return words.distance(self)

    @property
    def description(self) -> str:
        return words.description(self)

    @cached_property
    def chart(self) -> Chart:
        return chart(self)


def _yearly(year: int | None, value: Decimal | None) -> Point | None:
    return None if year is None or value is None else Point(year, None, value)


def series_of(indicators: Iterable[Indicator]) -> list[Series]:
    """In the order given; whatever their number, one query besides the one that reads the indicators, and one for words that did not come along."""
    listed = list(indicators)
    IndicatorText.lend(listed)
    rows = rows_beside(
        [indicator.computed for indicator in listed if indicator.is_computed],
        *([_measured(measured)] if (measured := [indicator.pk for indicator in listed if not indicator.is_computed]) else []),
    )
    computed, points = reduced(rows), _points(rows)
    return [Series(one, one.text, _by_year(computed.get(one.computed, {})) if one.is_computed else points.get(one.pk, ())) for one in listed]


def _by_year(values: ByYear) -> tuple[Point, ...]:
    return tuple(Point(year, None, value) for year, value in sorted(values.items()))


def _measured(keys: list[int]) -> QuerySet:
    """In the columns of what is counted."""
    text = CharField()
    organisation = Organisation.objects.visible().filter(pk=OuterRef("organisation")).order_by().values("name")[:1]
    columns = {
        "row_of": Cast("indicator_id", text), "row_at": Cast("measured_on", text), "row_number": Cast("value", text), "row_note": F("note"),
        "row_who": Coalesce(Subquery(organisation), Value("")),
    }  # fmt: skip
    return Measurement.objects.filter(indicator__in=keys).order_by().annotate(**columns).values_list(*columns)


def _points(rows: Iterable[tuple[str, ...]]) -> dict[int, tuple[Point, ...]]:
    """By indicator, the oldest first."""
    found: dict[int, list[Point]] = defaultdict(list)
    for key, at, number, note, who in sorted(row for row in rows if row[0].isdecimal()):
        day = datetime.date.fromisoformat(at[:10])
        found[int(key)].append(Point(day.year, day, Decimal(number), note, who))
    return {key: tuple(sorted(points, key=lambda point: point.day or datetime.date.min)) for key, points in found.items()}
