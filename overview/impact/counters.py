"""What the site counts by itself, year by year, in one query for all of it. Only what the public may see at this moment counts."""

import statistics
from typing import Any

from django.conf import settings
from django.db.models import Count, F, Func, IntegerField, Min, QuerySet, Value
from django.db.models.functions import ExtractYear
from django.utils import timezone

from activities.models import Activity, Occurrence
from initiatives.models import Initiative
from projects.indicators.computing import counts
from projects.indicators.enums import Computed
from stories.models import House, StoryPage


class DaysBetween(Func):
    """Whole days from the second moment to the first."""

    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **_context: Any) -> Any:
        return super().as_sql(compiler, connection, template="CAST(julianday(date(%(expressions)s)) AS INTEGER)", arg_joiner=")) - julianday(date(")

    def as_postgresql(self, compiler: Any, connection: Any, **_context: Any) -> Any:
        return super().as_sql(compiler, connection, template="((%(expressions)s)::date)", arg_joiner=")::date - (")


def first_told() -> QuerySet:
    """Each story once, with the moment it first came online in any language."""
    return StoryPage.objects.visible().order_by().values("story_uid").annotate(first=Min("first_published_at"))


def _in_year(rows: QuerySet, moment: str, number: Any) -> QuerySet:
    return rows.annotate(year=ExtractYear(moment, tzinfo=timezone.get_current_timezone()), number=number).values_list("year", "number")


@counts(Computed.STORIES)
def stories() -> QuerySet:
    return _in_year(first_told(), "first", Value(1, output_field=IntegerField()))


@counts(Computed.CHILDREN)
def children() -> QuerySet:
    houses = House.objects.all() if settings.DEMO_ALLOWED else House.objects.filter(invented=False)
    return houses.order_by().values("year").annotate(number=Count("pk")).values_list("year", "number")


@counts(Computed.MUNICIPALITIES)
def municipalities() -> QuerySet:
    """A row for each municipality, of the year in which its first story came online: so a year counts the new ones."""
    told = StoryPage.objects.visible().exclude(facts__municipality=None).order_by()
    return _in_year(told.values("facts__municipality").annotate(first=Min("first_published_at")), "first", Value(1, output_field=IntegerField()))


@counts(Computed.CONFIRMED)
def confirmed() -> QuerySet:
    """By the year of the last word on each: of earlier years only what nobody has confirmed since."""
    this_year = Initiative.objects.listed().filter(last_confirmed_at__year=timezone.localdate().year).order_by()
    return _in_year(this_year.values("pk").annotate(first=F("last_confirmed_at")), "first", Value(1, output_field=IntegerField()))


@counts(Computed.ACTIVITIES)
def activities() -> QuerySet:
    """Of years that have begun: what is planned for later is not there yet."""
    of_public = Occurrence.objects.filter(activity__in=Activity.objects.visible().order_by().values("pk"), day__year__lte=timezone.localdate().year)
    years = of_public.annotate(year=ExtractYear("starts_at", tzinfo=timezone.get_current_timezone())).values("year")
    return years.order_by().annotate(number=Count("activity", distinct=True)).values_list("year", "number")


@counts(Computed.DAYS, reduce=statistics.median)
def days() -> QuerySet:
    """From the first talk to the first day online, of each story."""
    told = first_told().exclude(facts__told_on=None).annotate(talked=Min("facts__told_on"))
    return _in_year(told, "first", DaysBetween(F("first"), F("talked")))
