"""The agenda as a calendar to subscribe to: written piece by piece, and not at all for who has this version."""

import hashlib
import logging
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Subquery, TextField
from django.db.models.functions import MD5, Concat
from django.utils import timezone
from django.utils.translation import get_language, override

from activities.calendar.writing import foot, head, written
from activities.filters import AgendaFilters
from activities.models import Activity, ActivityText, HolidayPeriod, Occurrence
from activities.models.queryset import ActivityQuerySet
from activities.occurrences import KEPT
from common.question import words_of
from network.enums import Category
from network.models import Municipality, Organisation, Region

AT_A_TIME = 500
BESIDES = ("skips__periods", "overrides__place__municipality")
logger = logging.getLogger(__name__)


def found(filters: AgendaFilters) -> ActivityQuerySet:
    """With a date on the days that are named; else with one that is to come or was over less than a month ago."""
    dates = Occurrence.objects.filter(activity=OuterRef("pk"))
    if filters.first or filters.last:
        dates = AgendaFilters(first=filters.first, last=filters.last).occurrences(dates)
    else:
        dates = dates.filter(ends_at__gt=timezone.now() - KEPT)
    return filters.activities(Activity.objects.visible()).filter(Exists(dates)).order_by("pk")


def version(filters: AgendaFilters) -> str:
    """Of the calendar, from what can change it, without writing it. The day is in it: which dates are near changes with it."""
    language = get_language() or settings.LANGUAGE_CODE
    told = ActivityText.objects.filter(activity=OuterRef("pk"), locale__language_code=language)
    words = Subquery(told.values(mark=MD5(Concat("of", "title", "description", output_field=TextField())))[:1])
    rows = found(filters).values_list("pk", "sequence", "changed_at", "organisation__name", words)
    holidays = HolidayPeriod.objects.order_by("pk").values_list("holiday_set", "first_day", "last_day")
    mark = hashlib.sha256(repr((language, filters, timezone.localdate(), list(holidays))).encode())
    for row in rows.iterator(chunk_size=AT_A_TIME):
        mark.update(repr(row).encode())
    return mark.hexdigest()[:32]


def name(filters: AgendaFilters) -> str:
    """Somebody who subscribes to two places must tell them apart."""
    asked: list[tuple[Any, str, str]] = [
        (Organisation.objects.visible(), "slug", filters.organisation), (Municipality.objects, "nis", filters.municipality),
        (Region.objects, "slug", filters.region),
    ]  # fmt: skip
    names = [rows.filter(**{key: value}).values_list("name", flat=True).first() for rows, key, value in asked if value]
    names += [str(Category(filters.category).label)] if filters.category else []
    return " · ".join([settings.WAGTAIL_SITE_NAME, *filter(None, [*names, words_of(filters.q)])])


def pieces(filters: AgendaFilters) -> Iterator[bytes]:
    """In the language that is spoken when it is asked for: while it is sent, the thread may speak another."""
    language = get_language() or settings.LANGUAGE_CODE
    return _pieces(filters, language)


def _pieces(filters: AgendaFilters, language: str) -> Iterator[bytes]:
    rows = found(filters).select_related("organisation", "place__municipality").prefetch_related(*BESIDES).iterator(chunk_size=AT_A_TIME)
    yield head(name(filters))
    while some := list(islice(rows, AT_A_TIME)):
        with override(language):
            ActivityText.lend(some)
        for activity in some:
            yield _piece(activity, language)
    yield foot()


def _piece(activity: Activity, language: str) -> bytes:
    with override(language):
        try:
            return written(activity)
        except (ValidationError, ValueError):  # a rule or date that nobody checked: the calendar of everybody else goes on
            logger.exception("Activity %s cannot be written into calendars.", activity.pk)
            return b""
