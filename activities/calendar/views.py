import datetime
import re

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from activities.calendar import feed
from activities.calendar.writing import date, foot, head, written
from activities.filters import AgendaFilters
from activities.models import Activity, ActivityText
from activities.occurrences import horizon
from common.models import LONGEST_IN_CACHE

CALENDAR = "text/calendar; charset=utf-8"
WHEN = re.compile(r"\d{8}T\d{4}", re.ASCII)


def version(request: HttpRequest) -> str:
    return f'"{feed.version(AgendaFilters.read(request.GET))}"'


@require_safe
@cache_control(public=True, max_age=LONGEST_IN_CACHE)
@condition(etag_func=version)
def agenda(request: HttpRequest) -> HttpResponseBase:
    """All that the filters let through, to subscribe to."""
    if request.method == "HEAD":
        return HttpResponse(content_type=CALENDAR)
    return StreamingHttpResponse(feed.pieces(AgendaFilters.read(request.GET)), content_type=CALENDAR)


@require_safe
@cache_control(public=True, max_age=LONGEST_IN_CACHE)
def series(_request: HttpRequest, slug: str) -> HttpResponse:
    activity = visible(slug)
    return file(head(activity.text.title) + written(activity) + foot(), slug)


@require_safe
@cache_control(public=True, max_age=LONGEST_IN_CACHE)
def one_date(_request: HttpRequest, slug: str, when: str) -> HttpResponse:
    """Named by when it would have begun, so that the address stays when the date is moved. A uid of its own: it follows no series."""
    activity, start = visible(slug), named(when)
    dates = activity.series()
    # Beyond the horizon nothing is said of dates yet, and an open series would be counted on to the year 9999.
    if start.date() > horizon() or start not in dates.starts(start.date(), start.date(), begun=False):
        raise Http404
    override = next((one for one in activity.overrides.all() if one.original == start), None)
    event = date(activity, dates, start, override, uid=f"{activity.uid}-{when}")
    return file(head(activity.text.title) + event.to_ical() + foot(), f"{slug}-{when}")


def visible(slug: str) -> Activity:
    """404 for a draft, one that was taken off, and one of an organisation that takes part no more."""
    rows = Activity.objects.visible().select_related("organisation", "place__municipality").prefetch_related(*feed.BESIDES)
    activity = rows.filter(slug=slug).first()
    if activity is None:
        raise Http404
    ActivityText.lend([activity])
    return activity


def named(when: str) -> datetime.datetime:
    """20270310T1400"""
    try:
        return datetime.datetime.strptime(when if WHEN.fullmatch(when) else "", "%Y%m%dT%H%M")
    except ValueError:
        raise Http404 from None


def file(content: bytes, title: str) -> HttpResponse:
    """Not as an attachment: a phone then offers to add it to its calendar, instead of keeping a file."""
    return HttpResponse(content, content_type=CALENDAR, headers={"Content-Disposition": f'inline; filename="{title}.ics"'})
