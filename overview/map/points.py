"""`/kaart/punten.json`: columns of equal length, as small as a phone likes them. Nothing in it but what stands on the map anyway."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse

from common.models import LONGEST_IN_CACHE
from initiatives.filters import MapFilters
from initiatives.models import Category
from network.models import Municipality
from overview.map import layers
from overview.map.answers import unchanged_or
from overview.map.choices import tree
from stories.caching import seconds_to_keep

EXACT = 4
"""Decimals of a degree: some ten metres."""


def points(request: HttpRequest) -> HttpResponse:
    categories = tree()
    filters = MapFilters.read(request.GET, categories)
    layer = layers.layer_asked(request.GET.get(layers.PARAMETER, ""))
    if layer is layers.LAYERS[0]:
        said, seconds = of_initiatives(filters, categories), LONGEST_IN_CACHE
    else:
        said = of_municipalities(layer.count(filters), layer)
        seconds = seconds_to_keep() if layer.shows_stories else LONGEST_IN_CACHE
    return unchanged_or(request, json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode(), "application/json", seconds)


def of_initiatives(filters: MapFilters, categories: list[Category]) -> dict[str, Any]:
    """One query. What is found and not drawn is in `found` alone."""
    rows = list(filters.found_with_place().told().order_by("name", "pk").values_list("pk", "told_name", "category", "place"))
    drawn = [row for row in rows if row[3]]
    used = {category for _pk, _title, category, _place in drawn}
    return {
        "id": [pk for pk, _title, _category, _place in drawn],
        "title": [title for _pk, title, _category, _place in drawn],
        "category": [category for _pk, _title, category, _place in drawn],
        "municipality": [place["nis"] for *_rest, place in drawn],
        "lat": [round(place["lat"], EXACT) for *_rest, place in drawn],
        "lon": [round(place["lon"], EXACT) for *_rest, place in drawn],
        "found": len(rows),
        "categories": {one.pk: [one.label, one.drawn_shape, one.drawn_colour] for one in categories if one.pk in used},
        "municipalities": {place["nis"]: place["name"] for *_rest, place in drawn},
    }


def of_municipalities(counted: layers.Counted, layer: layers.Layer) -> dict[str, Any]:
    """A point for each municipality, in its middle, with how many."""
    places = Municipality.objects.filter(pk__in=counted.places).exclude(latitude=None).order_by("name")
    rows = list(places.values_list("pk", "name", "latitude", "longitude"))
    return {
        "id": [nis for nis, *_rest in rows],
        "title": [row[1] for row in rows],
        "category": [layer.key for _row in rows],
        "municipality": [nis for nis, *_rest in rows],
        "lat": [round(row[2], EXACT) for row in rows],
        "lon": [round(row[3], EXACT) for row in rows],
        "number": [counted.places[nis] for nis, *_rest in rows],
        "found": counted.found,
        "categories": {},
        "municipalities": {row[0]: row[1] for row in rows},
    }
