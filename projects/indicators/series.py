"""What an indicator says over time: its measurements, or what the site counts, with the words of the page's language."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from django.db.models import BigIntegerField, CharField, DecimalField, ExpressionWrapper, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, ExtractDay, ExtractMonth, ExtractYear, Round
from django.utils.formats import date_format
from django.utils.safestring import SafeString

from common.texts import Told
from network.models import Organisation
from projects.indicators import words
from projects.indicators.chart import Chart, chart
from projects.indicators.computing import ByYear, Row, reduced, rows_beside
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

    def until(self, year: int) -> "Series":
        """As it stood at the end of that year."""
        return replace(self, points=tuple(point for point in self.points if point.year <= year))

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
    """In the columns of what is counted: the day as 20240301, the value in hundredths."""
    organisation = Organisation.objects.visible().filter(pk=OuterRef("organisation")).order_by().values("name")[:1]
    day = ExtractYear("measured_on") * 10000 + ExtractMonth("measured_on") * 100 + ExtractDay("measured_on")
    hundredths = ExpressionWrapper(F("value") * 100, DecimalField(max_digits=20, decimal_places=2))
    columns = {
        "row_of": Cast("indicator_id", CharField()), "row_at": day, "row_number": Cast(Round(hundredths), BigIntegerField()), "row_note": F("note"),
        "row_who": Coalesce(Subquery(organisation), Value("")),
    }  # fmt: skip
    return Measurement.objects.filter(indicator__in=keys).order_by().annotate(**columns).values_list(*columns)


def _points(rows: Iterable[Row]) -> dict[int, tuple[Point, ...]]:
    """By indicator, the oldest first."""
    found: dict[int, list[Point]] = defaultdict(list)
    for key, at, hundredths, note, who in sorted(row for row in rows if row[0].isdecimal()):
        at = int(at)
        day = datetime.date(at // 10000, at // 100 % 100, at % 100)
        found[int(key)].append(Point(day.year, day, Decimal(hundredths) / 100, note, who))
    return {key: tuple(points) for key, points in found.items()}
