"""Round numbers along the side of a chart, and where a value stands between them."""

import math
from dataclasses import dataclass
from decimal import Decimal

PARTS = 4
"""About so many, so that their numbers have room."""


def ticks(low: Decimal, high: Decimal, is_whole: bool) -> list[Decimal]:
    """From at or below `low` to at or above `high`, each 1, 2 or 5 times a power of ten apart; at least two."""
    rough = (high - low) / PARTS or Decimal(1) / PARTS
    magnitude = Decimal(10) ** rough.adjusted()
    step = next(factor * magnitude for factor in (1, 2, 5, 10) if factor * magnitude >= rough)
    if is_whole:
        step = max(step, Decimal(1))
    first, last = math.floor(low / step), math.ceil(high / step)
    return [number * step for number in range(first, max(last, first + 1) + 1)]


@dataclass(frozen=True)
class Scale:
    """Values from `low` to `high` on pixels from `start` to `end`; `start` may be the larger one."""

    low: Decimal
    high: Decimal
    start: int
    end: int

    def __call__(self, value: Decimal | int) -> int:
        return round(self.start + (self.end - self.start) * (value - self.low) / (self.high - self.low))
