"""What the site counts by itself. Higher rooms say how: `projects` knows none of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast

ByYear = dict[int, Decimal]
Rows = Callable[[], QuerySet]
Reduce = Callable[[list[int]], Any]


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


def rows_beside(keys: Iterable[str], *others: QuerySet) -> list[tuple[str, ...]]:
    """What is counted, and other rows with the same five columns as text, in one query: of what, when, how much, note, who."""
    parts = [*(_rows_of(key) for key in dict.fromkeys(map(str, keys)) if key in COUNTERS), *others]
    return list(parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]) if parts else []


def reduced(rows: Iterable[tuple[str, ...]]) -> dict[str, ByYear]:
    """Of such rows those that were counted, by key and year."""
    found: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for key, year, number, *_rest in rows:
        if key in COUNTERS and year and number:
            found[key][int(year)].append(int(number))
    return {key: {year: Decimal(str(COUNTERS[key].reduce(numbers))) for year, numbers in years.items()} for key, years in found.items()}


def _rows_of(key: str) -> QuerySet:
    """What is put in order cannot be joined to something else."""
    text = CharField()
    columns = {"row_of": Value(key), "row_at": Cast("year", text), "row_number": Cast("number", text), "row_note": Value(""), "row_who": Value("")}
    return COUNTERS[key].rows().order_by().annotate(**columns).values_list(*columns)
