"""Querysets compiled once: putting one of ours together takes ten times as long as the database takes to answer it (docs/speed.md)."""

import datetime
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from django.core.signals import setting_changed
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import DateTimeField, Expression, Field, IntegerField, QuerySet, Subquery
from django.db.models.sql.compiler import SQLCompiler
from django.utils import timezone


class Given(Expression):
    """A value that is named when the queryset is written and filled in when it is asked."""

    def __init__(self, name: str, output_field: Field) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, list[Any]]:
        return "%s", [self]


class CountOf(Subquery):
    """How many rows a queryset has, as a column of another: one query for several counts."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


NOW: Any = Given("now", DateTimeField())
"""The moment of asking, for `visible(NOW)`: the clock decides on every asking, never the moment of compiling."""


class Prepared:
    """`Prepared(lambda: House.objects.filter(number=Given("number", IntegerField())))`, asked with `ask(number=3)`.

    Compiled at the first asking on a connection; what the queryset takes from elsewhere than a Given stays as it was then.
    """

    def __init__(self, build: Callable[[], QuerySet]) -> None:
        self.build = build
        self.compiled: WeakKeyDictionary[Any, _Compiled] = WeakKeyDictionary()
        setting_changed.connect(self.forget)

    def ask(self, **given: Any) -> list[Any]:
        """All rows, in the shape the queryset gives them."""
        connection = connections[DEFAULT_DB_ALIAS]
        if connection not in self.compiled:
            self.compiled[connection] = _Compiled(self.build(), connection)
        return self.compiled[connection].ask({"now": timezone.now()} | given)

    def forget(self, **_signal: Any) -> None:
        """Settings change in tests alone; a queryset may have read one."""
        self.compiled.clear()


class _Compiled:
    def __init__(self, queryset: QuerySet, connection: Any) -> None:
        self.queryset = queryset
        self.connection = connection
        compiler: Any = queryset.query.get_compiler(connection=connection)
        self.sql, self.parameters = compiler.as_sql()
        # The queryset's own iteration asks its query for a compiler, and that one for its SQL: here both are ready.
        queryset.query.get_compiler = lambda *_args, **_kwargs: compiler
        compiler.as_sql = lambda *_args, **_kwargs: (self.sql, self.filled)

    def ask(self, given: dict[str, Any]) -> list[Any]:
        self.filled = tuple(self.value(one, given) if isinstance(one, Given) else one for one in self.parameters)
        return list(self.queryset._iterable_class(self.queryset))

    def value(self, one: Given, given: dict[str, datetime.datetime | Any]) -> Any:
        return one.output_field.get_db_prep_value(given[one.name], self.connection, prepared=False)
