"""An indicator as a drawing: whole numbers for an SVG. Time runs from left to right in every language.

Bars when there is one value a year, a line over days when a year has several. Zero is always on it: no difference looks larger than it is.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from projects.indicators.axes import Foot, over_days, over_years
from projects.indicators.labels import LETTER, Box, Label, Sheet
from projects.indicators.numbers import amount
from projects.indicators.scale import Scale, ticks

if TYPE_CHECKING:
    from projects.indicators.series import Series

WIDTH, HEIGHT = 640, 300
TOP, BOTTOM, SIDE = 34, 38, 14
UNDER = 24
"""Room below a bar that goes down, for its number."""
ABOVE, BELOW = 8, 20
"""From a point to where its number stands."""


@dataclass(frozen=True)
class Tick:
    y: int
    text: str


@dataclass(frozen=True)
class Bar:
    x: int
    y: int
    width: int
    height: int
    is_baseline: bool

    @property
    def box(self) -> Box:
        return Box(self.x, self.y, self.x + self.width, self.y + self.height)


@dataclass(frozen=True)
class Dot:
    x: int
    y: int
    is_baseline: bool


@dataclass(frozen=True)
class Chart:
    """`values` and `moments` are the texts at the points and below them. Without a point there is nothing to draw: it is false."""

    width: int = WIDTH
    height: int = HEIGHT
    left: int = 0
    right: int = WIDTH - SIDE
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM
    zero: int = 0
    ticks: list[Tick] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    line: str = ""
    years: list[int] = field(default_factory=list)
    values: list[Label] = field(default_factory=list)
    moments: list[Label] = field(default_factory=list)
    target: int | None = None
    target_label: Label | None = None

    def __bool__(self) -> bool:
        return bool(self.bars or self.dots)

    @property
    def tick_end(self) -> int:
        return self.left - 8


def chart(series: "Series") -> Chart:
    baseline, target = series.baseline, series.target
    values = [point.value for point in (baseline, *series.points) if point]
    if not values:
        return Chart()
    side = _side([*values, target.value] if target else values)
    up = Scale(side[0], side[-1], HEIGHT - BOTTOM - (UNDER if side[0] < 0 else 0), TOP)
    left = SIDE + max(len(amount(value)) for value in side) * LETTER
    has_several_a_year = len({point.year for point in series.points}) < len(series.points)
    across = (over_days if has_several_a_year else over_years)(baseline, series.points, Foot(left, WIDTH - SIDE, HEIGHT - 12))
    dots = [Dot(x, up(value), not number and baseline is not None) for number, (x, value) in enumerate(zip(across.xs, values, strict=True))]
    bars = [_bar(dot, up(0), across.bar) for dot in dots] if across.bar else []
    sheet, obstacles = Sheet(left, WIDTH), [bar.box for bar in bars]
    labels = [Label(dot.x, dot.y + (BELOW if value < 0 else -ABOVE), amount(value)) for dot, value in zip(dots, values, strict=True)]
    return Chart(
        left=left, bottom=up.start, zero=up(0), ticks=[Tick(up(value), amount(value)) for value in side], years=across.years,
        bars=bars, dots=[] if bars else dots, line="" if bars else " ".join(f"{dot.x},{dot.y}" for dot in dots[baseline is not None :]),
        values=sheet.put(labels, obstacles), moments=Sheet(0, WIDTH).put(across.moments, []),
        target=up(target.value) if target else None,
        target_label=_target_label(up(target.value), up.start, target.year, sheet, obstacles) if target else None,
    )  # fmt: skip


def _side(values: list[Decimal]) -> list[Decimal]:
    zero = Decimal(0)
    return ticks(min(zero, *values), max(zero, *values), all(value == value.to_integral_value() for value in values))


def _bar(dot: Dot, zero: int, width: int) -> Bar:
    """The least difference from nothing is a pixel."""
    return Bar(dot.x - width // 2, min(dot.y, zero), width, max(abs(dot.y - zero), 1), dot.is_baseline)


def _target_label(y: int, bottom: int, year: int, sheet: Sheet, obstacles: list[Box]) -> Label | None:
    """At the line, where there is room; below the drawing it is said once more."""
    text = _("target %(year)s") % {"year": year}
    ends = ((WIDTH - SIDE, "end"), (sheet.left + 4, "start"))
    tried = [Label(x, y + height, text, anchor) for height in (-6, 18) for x, anchor in ends if y + height < bottom]
    return next((label for label in tried if sheet.take(label, obstacles)), None)
