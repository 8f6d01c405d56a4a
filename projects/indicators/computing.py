"""What the site counts by itself. Higher rooms say how: `projects` knows none of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Value

ByYear = dict[int, Decimal]
Rows = Callable[[], QuerySet]
Reduce = Callable[[list[int]], Any]
Row = tuple[str, int, int, str, str]
"""Of what, when, how much, note, who."""


@dataclass(frozen=True)
class Counter:
    rows: Rows
    reduce: Reduce


COUNTERS: dict[str, Counter] = {}


def counts(key: str, reduce: Reduce = sum) -> Callable[[Rows], Rows]:
    """`@counts(Computed.STORIES)` above a function that gives a queryset `.values_list("year", "number")` of whole numbers.

    A year may have several rows: `reduce` makes one number of theirs.
    """

    def register(rows: Rows) -> Rows:
        COUNTERS[str(key)] = Counter(rows, reduce)
        return rows

    return register


def by_year(keys: Iterable[str]) -> dict[str, ByYear]:
    """Each key with a value for every year there is one of, all in one query; nothing for a key that nobody counts."""
    return reduced(rows_beside(keys))


def rows_beside(keys: Iterable[str], *others: QuerySet) -> list[Row]:
    """What is counted, and other rows with the same five columns, in one query."""
    parts = [*(_rows_of(key) for key in dict.fromkeys(map(str, keys)) if key in COUNTERS), *others]
    return list(parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]) if parts else []


def reduced(rows: Iterable[Row]) -> dict[str, ByYear]:
    """Of such rows those that were counted, by key and year."""
    found: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for key, year, number, *_rest in rows:
        if key in COUNTERS and year is not None and number is not None:
            found[key][int(year)].append(int(number))  # PostgreSQL gives years as decimals, and what stands beside them with it
    return {key: {year: Decimal(str(COUNTERS[key].reduce(numbers))) for year, numbers in years.items()} for key, years in found.items()}


def _rows_of(key: str) -> QuerySet:
    """What is put in order cannot be joined to something else."""
    rows = COUNTERS[key].rows().order_by().annotate(row_of=Value(key), row_note=Value(""), row_who=Value(""))
    return rows.values_list("row_of", "year", "number", "row_note", "row_who")
