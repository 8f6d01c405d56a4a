"""The coming dates for other people's websites: a page for their frame, and a bare list that their server may take in. No script in either."""

import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from activities.filters import AgendaFilters
from activities.models import ActivityText, Occurrence
from activities.recurrence.words import hours
from common.headers import let_frame
from common.language import comma
from common.models import LONGEST_IN_CACHE
from network.models import EmbedHost, Organisation

SHOWN = 30
A_DAY = datetime.timedelta(days=1)


@require_safe
@cache_control(public=True, max_age=LONGEST_IN_CACHE)
def page(request: HttpRequest) -> HttpResponse:
    """In a frame on the websites that are listed, and on no other."""
    filters = AgendaFilters.read(request.GET)
    let_frame(request, EmbedHost.objects.of(filters.organisation))
    organisation = Organisation.objects.visible().filter(slug=filters.organisation).first() if filters.organisation else None
    query = filters.address()
    context = {"page_title": _("Agenda"), "organisation": organisation, "whole_url": f"{reverse('agenda')}?{query}" if query else reverse("agenda")}
    return _unlisted(render(request, "agenda/embed.html", context | coming(filters)))


@require_safe
@cache_control(public=True, max_age=LONGEST_IN_CACHE)
def fragment(request: HttpRequest) -> HttpResponse:
    return _unlisted(render(request, "agenda/embed_list.html", coming(AgendaFilters.read(request.GET))))


def coming(filters: AgendaFilters) -> dict[str, Any]:
    dates = filters.occurrences(Occurrence.objects.visible())
    if not filters.first:
        dates = dates.filter(ends_at__gt=timezone.now())
    rows = list(dates.with_activity().order_by("starts_at", "pk")[:SHOWN])
    ActivityText.lend(row.activity for row in rows)
    return {"dates": [(row, when(row)) for row in rows], "site_url": settings.SITE_URL}


def when(row: Occurrence) -> str:
    """One line, with its year when it is another: the list stands among texts of others."""
    shape = "l j E" if row.last_day.year == timezone.localdate().year else "l j E Y"
    first, last = date_format(row.day, shape), date_format(row.last_day, shape)
    if row.activity.all_day:
        return first if first == last else _("from %(first)s to %(last)s") % {"first": first, "last": last}
    if row.ends_at - row.starts_at > A_DAY:
        return _("from %(start)s to %(end)s") % {"start": f"{first} {row.starts:%H:%M}", "end": f"{last} {row.ends:%H:%M}"}
    return comma().join([first, hours(row.starts.time(), row.ends.time())])


def _unlisted(response: HttpResponse) -> HttpResponse:
    """Search engines find the agenda itself."""
    response.headers["X-Robots-Tag"] = "noindex"
    return response
