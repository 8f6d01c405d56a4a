"""What is in a municipality, all on one page, and the region as a list of them. Both print on A4."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language

from activities.models import Activity
from activities.public.next_dates import next_dates_of
from common.menu import page_context, plain_language_links
from initiatives.filters import MapFilters
from initiatives.models import InitiativeText
from materials.listing import lent_at
from network.map_of_region import drawing
from network.models import Municipality, Organisation, Region
from overview.map.choices import tree
from overview.map.layers import count_initiatives
from projects.models import ProjectPage
from stories.caching import seconds_to_keep
from stories.models import StoryPage

MOST_INITIATIVES, MOST_STORIES, MOST_PARTNERS = 100, 6, 60


def one(request: HttpRequest, slug: str) -> HttpResponse:
    """One that merged leads to what it became a part of. The map's filters work here too: the same question has the same answer."""
    place = get_object_or_404(Municipality.objects.select_related("successor"), slug=slug)
    if place.successor:
        return redirect("municipality", place.successor.slug, permanent=True)
    filters = replace(MapFilters.read(request.GET, tree()), municipality=place.pk, region="", centre=None, postal_code="", kilometres=None)
    told = StoryPage.objects.visible().told_once().in_language(get_language()).filter(facts__municipality=place)
    context = page_context(plain_language_links(request)) | {
        "page_title": place.name,
        "municipality": place,
        "map": drawing(place),
        "chosen": filters,
        "dates": next_dates_of(Activity.objects.visible().filter(place__municipality=place)),
        "stories": told.newest_first().cards()[:MOST_STORIES],
        "stories_query": f"gemeente={place.pk}",
        "projects": ProjectPage.objects.visible().in_language(get_language()).in_municipality(place.pk).order_by("title"),
        "lent": lent_at(municipality=place),
        "organisations": Organisation.objects.visible().filter(municipality=place).order_by("name")[:MOST_PARTNERS],
        "agenda_url": f"{reverse('agenda')}?gemeente={place.pk}",
        "calendar_url": f"{reverse('agenda_calendar')}?gemeente={place.pk}",
        "map_url": f"{reverse('map')}?{filters.address()}",
    }
    return kept(render(request, "map/municipality.html", context | initiatives(filters)))


def initiatives(filters: MapFilters) -> dict[str, Any]:
    found = filters.found()
    with_all = found.select_related("category__parent", "organisation", "everywhere").prefetch_related("places__municipality")
    listed = list(InitiativeText.beside(with_all).order_by("name", "pk")[:MOST_INITIATIVES])
    InitiativeText.lend(listed)
    return {"initiatives": listed, "found": len(listed) if len(listed) < MOST_INITIATIVES else found.count()}


def region(request: HttpRequest, slug: str) -> HttpResponse:
    """Its municipalities, each with how much is there."""
    found = get_object_or_404(Region, slug=slug)
    counted = count_initiatives(MapFilters(region=slug))
    places = list(found.municipalities.of_today().order_by("name"))
    context = page_context(plain_language_links(request)) | {
        "page_title": found.name,
        "region": found,
        "places": [(place, counted.places.get(place.pk, 0)) for place in places],
        "number": len(places),
        "counted": counted,
        "map_url": f"{reverse('map')}?streek={slug}",
        "agenda_url": f"{reverse('agenda')}?streek={slug}",
    }
    return kept(render(request, "map/region.html", context))


def kept(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, public=True, max_age=seconds_to_keep())
    return response
