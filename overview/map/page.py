"""`/kaart/`: the list first, the map beside it, both of one question."""

import json
from typing import Any

from django.conf import settings
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from activities.public.next_dates import next_dates_of
from common.menu import page_context, plain_language_links
from common.models import LONGEST_IN_CACHE
from common.paging import page_links, paginate
from initiatives.enums import Shape
from initiatives.filters import MapFilters
from initiatives.models import Initiative, InitiativeText
from overview.map import layers
from overview.map.choices import choices, tree
from overview.map.drawing import Drawn, address, draw
from overview.map.where import Where
from overview.map.words import words
from stories.caching import seconds_to_keep

A_PAGE = 20
MOST_DATES = 60
LEVEL_AT_FIRST = 2


def map_page(request: HttpRequest) -> HttpResponse:
    categories = tree()
    filters = MapFilters.read(request.GET, categories)
    layer = layers.layer_asked(request.GET.get(layers.PARAMETER, ""))
    counted = layer.count(filters)
    where = Where.read(filters.municipality, *counted.places)
    drawn = draw(counted, where, filters, layer)
    context = page_context(plain_language_links(request)) | {
        "page_title": _("Near you"),
        "layer": layer,
        "layers": [{"label": one.label, "url": address(filters, one), "current": one is layer} for one in layers.LAYERS],
        "chosen": filters,
        "filters": choices(filters, categories, where.to_choose(filters.municipality)),
        "counted": counted,
        "drawn": drawn,
        "municipality": where.places.get(filters.municipality),
        "everything_url": address(MapFilters(), layer),
        "points_url": swapped("map_points", filters, layer),
        "borders_url": reverse("map_borders", args=[LEVEL_AT_FIRST]),
        "files": {"csv": swapped("map_csv", filters), "geojson": swapped("map_geojson", filters)},
        "map_words": json.dumps(words() | {"towns": where.middles()}, ensure_ascii=False),
        "bounds": where.bounds(),
        "tiles_url": reverse("map_tile", args=[0, 0, 0]).removesuffix("0/0/0") + "{z}/{x}/{y}" if settings.MAP_TILES else "",
        "tiles_source": settings.MAP_TILES_SOURCE,
        "shapes": [{"drawn_shape": shape.value, "drawn_colour": ""} for shape in Shape],
        "which": which(filters, layer),
    }
    response = render(request, "map/page.html", context | LISTS[layer.key](request, filters, counted, drawn))
    patch_cache_control(response, public=True, max_age=seconds_to_keep() if layer.shows_stories else LONGEST_IN_CACHE)
    return response


def swapped(name: str, filters: MapFilters, layer: layers.Layer = layers.LAYERS[0]) -> str:
    """The same question of another address."""
    return address(filters, layer).replace(reverse("map"), reverse(name), 1)


def which(filters: MapFilters, layer: layers.Layer) -> list[dict[str, str]]:
    """Of a postal code that belongs to several: a link for each."""
    base = address(filters, layer)
    joint = "&" if "?" in base else "?"
    return [{"name": one.name, "url": f"{base}{joint}plaats={one.pk}"} for one in filters.which]


def initiatives(request: HttpRequest, filters: MapFilters, counted: layers.Counted, drawn: Drawn) -> dict[str, Any]:
    """Keys first: whole rows of all of them would be sorted to show a few."""
    page = paginate(request, filters.nearest_first(filters.found()).values("pk"), A_PAGE, count=counted.found)
    shown = list(filters.nearest_first(Initiative.objects.listed().filter(pk__in=page.object_list)).with_places())
    InitiativeText.lend(shown)
    return {"initiatives": shown, "page_links": page_links(request, page), "paged": page}


def activities(request: HttpRequest, filters: MapFilters, counted: layers.Counted, drawn: Drawn) -> dict[str, Any]:
    return {"dates": next_dates_of(layers.activities(filters), MOST_DATES), "agenda_url": f"{reverse('agenda')}?{filters.address()}"}


def stories(request: HttpRequest, filters: MapFilters, counted: layers.Counted, drawn: Drawn) -> dict[str, Any]:
    """Not the stories themselves: how many where, each leading to its municipality."""
    return {"told": [(spot, reverse("municipality", args=[spot.slug])) for spot in [*drawn.spots, *drawn.elsewhere] if spot.number]}


def projects(request: HttpRequest, filters: MapFilters, counted: layers.Counted, drawn: Drawn) -> dict[str, Any]:
    page: Page = paginate(request, layers.projects(filters).order_by("title"), A_PAGE, count=counted.found)
    listed = [{"title": project.title, "summary": project.summary, "url": project.get_url(request)} for project in page.object_list]
    return {"projects": listed, "page_links": page_links(request, page), "paged": page}


LISTS = {"initiatieven": initiatives, "activiteiten": activities, "verhalen": stories, "projecten": projects}
