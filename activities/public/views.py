import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from activities.filters import AgendaFilters
from activities.models import ActivityText
from activities.public import listing, month, one
from activities.public.choices import choices, named_days
from common.menu import page_context, plain_language_links
from common.models import LONGEST_IN_CACHE
from common.paging import page_links, paginate
from network.models import Organisation

A_PAGE = 40


def agenda(request: HttpRequest) -> HttpResponse:
    filters = AgendaFilters.read(request.GET)
    days = listing.Days.asked(filters)
    page = paginate(request, listing.found(filters, days).with_activity(), A_PAGE)
    ActivityText.lend(row.activity for row in page.object_list)
    later = days.last + datetime.timedelta(days=1)
    context = _of_filters(request, filters) | {
        "page_title": _("Agenda"),
        "days": listing.by_day(page.object_list, max(days.first, timezone.localdate()) if not filters.first else days.first),
        "occurrences": page,
        "found": page.paginator.count,
        "page_links": page_links(request, page),
        "span": days,
        "later_query": filters.address(first=later, last=None) if listing.is_more_after(days.last, filters) else "",
        "month_url": month_address(f"{days.first:%Y-%m}", filters) if month.is_kept(days.first.year, days.first.month) else "",
    }
    return kept(render(request, "agenda/list.html", context))


def month_table(request: HttpRequest, year: int, number: int) -> HttpResponse:
    if not 1 <= number <= 12 or not month.is_kept(year, number):
        raise Http404
    filters = AgendaFilters.read(request.GET)
    weeks = month.weeks_of(year, number, filters)
    ActivityText.lend(row.activity for week in weeks for cell in week for row in cell.occurrences)
    before, after = month.neighbours(year, number)
    first = datetime.date(year, number, 1)
    context = _of_filters(request, filters) | {
        "page_title": _("Agenda"),
        "weeks": weeks,
        "first": first,
        "today": timezone.localdate(),
        "found": sum(len(cell.occurrences) + cell.more for week in weeks for cell in week if cell.in_month),
        "before_url": month_address(before, filters) if before else "",
        "after_url": month_address(after, filters) if after else "",
        "list_query": filters.address(first=first, last=None),
    }
    return kept(render(request, "agenda/month.html", context))


def activity(request: HttpRequest, slug: str) -> HttpResponse:
    """404 for a draft, one that was taken off, and one of an organisation that takes part no more."""
    found = one.visible(slug)
    if found is None:
        raise Http404
    context = page_context(plain_language_links(request)) | one.context(found)
    return kept(render(request, "agenda/activity.html", context))


def month_address(name: str, filters: AgendaFilters) -> str:
    """`name` is a month as in 2027-03."""
    query = filters.address(first=None, last=None)
    year, number = name.split("-")
    address = reverse("agenda_month", args=[int(year), int(number)])
    return f"{address}?{query}" if query else address


def _of_filters(request: HttpRequest, filters: AgendaFilters) -> dict[str, Any]:
    organisation = Organisation.objects.visible().filter(slug=filters.organisation).first() if filters.organisation else None
    query = filters.address()
    calendar = reverse("agenda_calendar")
    return page_context(plain_language_links(request)) | {
        "q": filters.q,
        "filters": choices(filters),
        "chosen": filters,
        "organisation": organisation,
        "named_days": named_days(filters),
        "active_filters": filters.active,
        "calendar_url": f"{calendar}?{query}" if query else calendar,
    }


def kept(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, public=True, max_age=LONGEST_IN_CACHE)
    return response
