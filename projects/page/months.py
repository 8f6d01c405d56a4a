"""The year plan: for each year that has steps, its months as a chart. The steps stand in the plan as a list first."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from projects.enums import PartOfYear
from projects.moments import Moment
from projects.telling import Said

if TYPE_CHECKING:
    from projects.models import ProjectPage


@dataclass(frozen=True)
class Span:
    """Some columns of a row: marked or empty."""

    months: int
    words: str = ""
    marked: bool = False


@dataclass(frozen=True)
class Row:
    text: str
    language: str
    spans: list[Span]


@dataclass(frozen=True)
class YearPlan:
    year: int
    months: list[int] | None
    """In which somebody works at it; None when that is not decided."""
    rows: list[Row]

    @property
    def cells(self) -> list[bool]:
        return [month in (self.months or []) for month in range(1, 13)]


def year_plans(source: "ProjectPage", goals: list[Said]) -> list[YearPlan]:
    steps = [(goal.language, step) for goal in goals for action in goal.value["actions"] for step in action["steps"] if step.moment]
    years = sorted({step.moment.year for _language, step in steps} | ({source.plan_year} if source.plan_year else set()))
    return [YearPlan(year, _months(source, year), [_row(language, step) for language, step in steps if step.moment.year == year]) for year in years]


def _months(source: "ProjectPage", year: int) -> list[int] | None:
    ticked = sorted(int(month) for month in source.plan_months) if source.plan_year == year else []
    return ticked or None


def _row(language: str, step: Any) -> Row:
    return Row(step["text"], language, _spans(step.moment))


def _spans(moment: Moment) -> list[Span]:
    """What is before, what is marked, what is after; twelve together."""
    first, last = moment.months[0], moment.months[-1]
    marked = Span(last - first + 1, str(moment) if len(moment.months) > 1 else "", True)
    return [span for span in (Span(first - 1), marked, Span(12 - last)) if span.months]


MONTHS = [PartOfYear(f"{month:02}") for month in range(1, 13)]
