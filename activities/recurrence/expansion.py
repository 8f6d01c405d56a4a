"""From a series to its dates: on the wall first, the zone afterwards. UTC is never the truth."""

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from heapq import merge

from activities.recurrence.rule import Rule

Wall = datetime.datetime
"""Naive: what clocks on the wall show."""


@dataclass(frozen=True)
class Series:
    """When something happens; all of it naive local time."""

    first: Wall
    length: datetime.timedelta
    """On the wall: an evening that ends at four is as long on the night the clocks change."""
    rule: Rule | None = None
    extra: tuple[Wall, ...] = ()
    left_out: frozenset[Wall] = frozenset()
    free_days: Collection[datetime.date] = frozenset()
    """Days on which it does not happen: those of its holiday sets."""
    ends_before: datetime.date | None = None

    def starts(self, after: datetime.date, until: datetime.date, *, begun: bool = True) -> Iterator[Wall]:
        """Each date from `after` to `until`, both included, in order and once; with `begun` also those that go on at its beginning."""
        earliest = after - self.length if begun else after
        last = until if self.ends_before is None else min(until, self.ends_before - datetime.timedelta(days=1))
        before: Wall | None = None
        for start in merge(self._by_rule(last), sorted(self.extra)):
            day = start.date()
            if day > last:
                break
            if day >= earliest and start != before and day not in self.free_days and start not in self.left_out:
                before = start
                yield start

    def _by_rule(self, last: datetime.date) -> Iterator[Wall]:
        if self.rule is None:
            yield self.first
            return
        at = self.first.time()
        for day in self.rule.days(self.first.date()):
            if day > last:
                return
            yield Wall.combine(day, at)


def days_of(periods: Collection[tuple[datetime.date, datetime.date]]) -> frozenset[datetime.date]:
    """Every day of these ranges, both ends included."""
    return frozenset(first + datetime.timedelta(days=number) for first, last in periods for number in range((last - first).days + 1))
