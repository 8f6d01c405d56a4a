"""The map's list for other people's websites: a page for their frame, and a bare list that their server may take in. No script in either."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from common.headers import let_frame
from common.models import LONGEST_IN_CACHE
from initiatives.filters import MapFilters
from initiatives.models import InitiativeText
from network.models import EmbedHost, Organisation
from overview.map.drawing import draw
from overview.map.layers import LAYERS, count_initiatives
from overview.map.where import Where

SHOWN = 50


@require_safe
@cache_control(public=True, max_age=LONGEST_IN_CACHE)
def page(request: HttpRequest) -> HttpResponse:
    """In a frame on the websites that are listed, and on no other."""
    filters = MapFilters.read(request.GET)
    let_frame(request, EmbedHost.objects.of(filters.organisation))
    counted = count_initiatives(filters)
    organisation = Organisation.objects.visible().filter(slug=filters.organisation).first() if filters.organisation else None
    drawn = draw(counted, Where.read(*counted.places), filters, LAYERS[0])
    context = {"page_title": _("Near you"), "organisation": organisation, "counted": counted, "drawn": drawn}
    return _unlisted(render(request, "map/embed.html", context | listed(filters)))


@require_safe
@cache_control(public=True, max_age=LONGEST_IN_CACHE)
def fragment(request: HttpRequest) -> HttpResponse:
    return _unlisted(render(request, "map/embed_list.html", listed(MapFilters.read(request.GET))))


def listed(filters: MapFilters) -> dict[str, Any]:
    rows = list(filters.nearest_first(filters.found()).with_places()[: SHOWN + 1])
    InitiativeText.lend(rows)
    query = filters.address()
    whole = f"{reverse('map')}?{query}" if query else reverse("map")
    return {"initiatives": rows[:SHOWN], "has_more": len(rows) > SHOWN, "site_url": settings.SITE_URL, "whole_url": whole}


def _unlisted(response: HttpResponse) -> HttpResponse:
    """Search engines find the map itself."""
    response.headers["X-Robots-Tag"] = "noindex"
    return response
