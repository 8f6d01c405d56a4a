"""One initiative: what it is, for whom, where and when, and the stories, projects and dates that belong to it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language

from activities.models import Activity
from activities.public.next_dates import next_dates_of
from common.ages import ages_in_words
from common.language import comma
from common.menu import page_context, plain_language_links
from initiatives.models import Category, Initiative, InitiativePlace, InitiativeText
from initiatives.structured import structured
from materials.listing import lent_at
from network.enums import Access
from network.map_of_region import drawing
from network.models import Organisation
from projects.models import ProjectPage
from stories.caching import seconds_to_keep
from stories.models import StoryPage

MOST_STORIES = 6


def short(request: HttpRequest, pk: int) -> HttpResponse:
    return redirect(_found(pk), permanent=True)


def one(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """404 for a draft, one that was taken off, and one of an organisation that takes part no more."""
    initiative = _found(pk)
    if slug != initiative.slug:
        return redirect(initiative, permanent=True)
    InitiativeText.lend([initiative])
    response = render(request, "initiatives/one.html", page_context(plain_language_links(request)) | _context(initiative))
    patch_cache_control(response, public=True, max_age=seconds_to_keep())
    return response


def _found(pk: int) -> Initiative:
    found = Initiative.objects.visible().filter(pk=pk).select_related("category__parent", "organisation", "everywhere").first()
    if found is None:
        raise Http404
    return found


def _context(initiative: Initiative) -> dict[str, Any]:
    text, places = initiative.text, _places(initiative)
    partners = list(Organisation.objects.visible().filter(shared_initiatives=initiative).order_by("name"))
    return {
        "page_title": text.name,
        "description": text.summary or text.description[:150],
        "initiative": initiative,
        "text": text,
        "also": Category.objects.filter(also_initiatives=initiative).exclude(pk=initiative.category_id).select_related("parent"),
        "ages": ages_in_words(initiative.age_from, initiative.age_to),
        "spoken": comma().join(initiative.spoken),
        "access": comma().join(str(Access(key).label) for key in initiative.access if key in Access.values),
        "places": places,
        "map": drawing(places[0].municipality) if places else None,
        "partners": partners,
        "dates": next_dates_of(Activity.objects.visible().filter(initiative=initiative)),
        "agenda_url": reverse("agenda") + (f"?organisatie={initiative.organisation.slug}" if initiative.organisation else ""),
        "lent": lent_at(initiative=initiative),
        "lent_query": f"initiatief={initiative.pk}",
        "stories": _stories(initiative),
        "projects": ProjectPage.objects.visible().in_language(get_language()).of_initiative(initiative).order_by("title"),
        "structured_data": structured(initiative, places),
    }


def _places(initiative: Initiative) -> list[InitiativePlace]:
    return list(InitiativePlace.objects.filter(initiative=initiative).select_related("municipality").order_by("sort_order", "pk"))


def _stories(initiative: Initiative) -> list[Any]:
    told = StoryPage.objects.visible().told_once().in_language(get_language()).filter(facts__initiative=initiative)
    return list(told.newest_first().cards()[:MOST_STORIES])
