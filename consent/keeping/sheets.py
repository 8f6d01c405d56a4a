"""A sheet of the register: the same rows on the screen and in a CSV file."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, override

from consent import registry

A_PAGE = 20  # judging a story takes a handful of queries
BEFORE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True)
class Row:
    cells: list[str]
    url: str = ""
    """Where the first cell leads on the desk."""


class Sheet:
    slug: str
    title: str | Promise
    empty: str | Promise = ""
    """What stands there when there is nothing: what to do, or that all is well."""
    parameter = ""
    choices: list[tuple[Any, Any]] = []
    """The one filter, a GET parameter; the first choice holds when nothing is asked."""

    def headings(self, with_names: bool) -> list[str]:
        raise NotImplementedError

    def items(self, chosen: str) -> Any:
        """A queryset or list, to be cut into pages."""
        raise NotImplementedError

    def rows(self, items: list[Any], with_names: bool) -> Iterator[Row]:
        raise NotImplementedError


def chosen(sheet: Sheet, request: HttpRequest) -> str:
    asked = request.GET.get(sheet.parameter, "") if sheet.parameter else ""
    known = [value for value, _label in sheet.choices]
    return asked if asked in known else (known[0] if known else "")


def titles(story_uids: Iterable[UUID]) -> dict[UUID, str]:
    """In Dutch where there is a Dutch page; one query a page model."""
    found: dict[UUID, str] = {}
    for model in registry.page_models():
        pages = model._default_manager.filter(story_uid__in=set(story_uids)).order_by("pk")
        for uid, code, title in pages.values_list("story_uid", "locale__language_code", "draft_title"):
            if code == settings.LANGUAGE_CODE or uid not in found:
                found[uid] = title
    return found


def as_csv(sheet: Sheet, request: HttpRequest, with_names: bool) -> StreamingHttpResponse:
    response = StreamingHttpResponse(lines(sheet, chosen(sheet, request), with_names, get_language() or settings.LANGUAGE_CODE))
    response.headers["Content-Type"] = "text/csv; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="{sheet.slug}-{timezone.localdate():%Y-%m-%d}.csv"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


def lines(sheet: Sheet, choice: str, with_names: bool, language: str) -> Iterator[str]:
    """A page at a time, however long the register. Written after the view has ended, so the reader's language goes along."""
    with override(language):
        items, first = sheet.items(choice), line(sheet.headings(with_names))
    yield "\ufeff" + first  # or Excel takes é for Ã©
    for start in range(0, len(items), A_PAGE):
        with override(language):
            part = "".join(line(row.cells) for row in sheet.rows(list(items[start : start + A_PAGE]), with_names))
        yield part


def line(cells: Iterable[Any]) -> str:
    """Semicolons, as spreadsheets in Belgium expect; nothing that somebody typed becomes a formula."""
    out = StringIO()
    csv.writer(out, delimiter=";").writerow([harmless(str(cell)) for cell in cells])
    return out.getvalue()


def harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(BEFORE_A_FORMULA) else cell
