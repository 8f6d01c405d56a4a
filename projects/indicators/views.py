"""The numbers as a file for a spreadsheet: of one indicator, or of all there are."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language

from common.models import LONGEST_IN_CACHE
from common.spreadsheets import safe
from projects.indicators.numbers import plain
from projects.indicators.series import Series, series_of
from projects.models import Indicator, ProjectPage

COLUMNS = ("project", "indicator", "kind", "unit", "day_or_year", "value", "note", "measured_by", "source")


def one(_request: HttpRequest, uid: UUID) -> HttpResponse:
    """404 for one of a project that is not public, as for one that never was."""
    found = list(_listed().filter(uid=uid))
    if not found:
        raise Http404
    return _answer(found, f"cijfers-{uid}.csv")


def everything(_request: HttpRequest) -> HttpResponse:
    return _answer(list(_listed()), "cijfers.csv")


def _listed() -> Any:
    named = Indicator.objects.visible().annotate(project_title=F("project__title"), project_key=F("project__translation_key"))
    return named.order_by("project_title", "project", "sort_order", "pk")


def _answer(indicators: list[Indicator], name: str) -> HttpResponse:
    """With a mark at its beginning, by which spreadsheets know it is UTF-8."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    titles = _titles(indicators)
    for series in series_of(indicators):
        writer.writerows([_cell(value) for value in row] for row in _rows(series, titles))
    response = HttpResponse(b"\xef\xbb\xbf" + sheet.getvalue().encode(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    patch_cache_control(response, public=True, max_age=LONGEST_IN_CACHE)
    return response


def _titles(indicators: list[Any]) -> dict[UUID, str]:
    """Of the projects, by translation key, where they have a page in this language."""
    if get_language() == settings.LANGUAGE_CODE:
        return {}
    pages = ProjectPage.objects.visible().in_language(get_language()).filter(translation_key__in={one.project_key for one in indicators})
    return dict(pages.order_by().values_list("translation_key", "title"))


def _rows(series: Series, titles: dict[UUID, str]) -> Iterator[tuple[Any, ...]]:
    indicator: Any = series.indicator
    project = titles.get(indicator.project_key, indicator.project_title)
    about = (project, series.text.name, indicator.get_kind_display(), series.text.unit)
    for point in series.points:
        yield (*about, (point.day or point.year), plain(point.value), point.note, point.who, series.text.source)


def _cell(value: Any) -> Any:
    if isinstance(value, Decimal | int):
        return value  # a number below zero is one
    return safe(str(value))
