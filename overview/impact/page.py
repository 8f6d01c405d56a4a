"""«Hoe ver staan we?»: children and stories, what they come to by the year of the goal, and the criteria of our programme."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from common.menu import page_context, plain_language_links
from common.models import SiteConfiguration
from overview.impact.criteria import our_programme
from overview.impact.village import projection, village
from overview.timeline import entries_of
from projects.models import OurProgramme
from stories.caching import seconds_to_keep


def impact(request: HttpRequest) -> HttpResponse:
    return answer(request, "impact/page.html", _("How far are we?"), whole_picture())


def annual(request: HttpRequest, year: int) -> HttpResponse:
    """The year on one sheet, for the province and for who likes paper: as it stood then, with what is public now. 404 for a year without one."""
    context = whole_picture()
    years = {one.year: one for one in context["village"].years}
    if year not in years:
        raise Http404
    programme = context["programme"]
    of_then = {
        "year": years[year],
        "village": context["village"].until(year),
        "programme": programme.until(year) if programme else None,
        "moments": [entry for entry in entries_of(request) if entry.moment.year == year],
        "is_over": year < context["this_year"],
    }
    title = _("Overview of the year %(year)s") % {"year": year}
    return answer(request, "impact/annual.html", title, context | of_then)


def whole_picture() -> dict[str, Any]:
    ours, site = OurProgramme.load(), SiteConfiguration.load()
    counted = village(ours.first_year)
    return {
        "village": counted,
        "projection": projection(counted, ours.first_year, site.goal, site.goal_year, site.stories_a_year),
        "programme": our_programme(ours),
        "this_year": timezone.localdate().year,
    }


def answer(request: HttpRequest, template: str, title: str, context: dict[str, Any]) -> HttpResponse:
    links = page_context(plain_language_links(request))
    response = render(request, template, links | {"page_title": title} | context)
    patch_cache_control(response, public=True, max_age=seconds_to_keep())
    return response
