"""`/kaart/grenzen.json`: the shapes under the points, as coarse as the zoom asks for."""

from django.http import Http404, HttpRequest, HttpResponse

from network.shapes import as_geojson
from overview.map.answers import unchanged_or

LEVELS = (0, 1, 2)


def borders(request: HttpRequest, level: int) -> HttpResponse:
    if level not in LEVELS:
        raise Http404
    return unchanged_or(request, as_geojson(level), "application/geo+json")
