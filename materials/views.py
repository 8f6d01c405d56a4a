from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from common.menu import page_context, plain_language_links
from common.models import LONGEST_IN_CACHE
from common.paging import page_links, paginate
from materials.choices import choices
from materials.filters import MaterialFilters
from materials.listing import furnish, visible_initiatives
from network.models import Organisation
from pictures.visibility import public_renditions

A_PAGE = 24


def catalogue(request: HttpRequest) -> HttpResponse:
    filters = MaterialFilters.read(request.GET)
    page = paginate(request, filters.found().select_related("organisation", "municipality", "picture").order_by("name", "pk"), A_PAGE)
    materials = list(page.object_list)
    furnish(materials)
    context = page_context(plain_language_links(request)) | {
        "page_title": _("Borrow (library of things)"),
        "materials": materials,
        "paged": page,
        "found": page.paginator.count,
        "page_links": page_links(request, page),
        "q": filters.q,
        "filters": choices(filters),
        "chosen": filters,
        "public_renditions": public_renditions([one.picture for one in materials if one.picture], None),
    }
    response = render(request, "materials/catalogue.html", context | _narrowed_to(filters))
    patch_cache_control(response, public=True, max_age=LONGEST_IN_CACHE)
    return response


def _narrowed_to(filters: MaterialFilters) -> dict[str, Any]:
    """By a link from elsewhere, not by a choice on this page; only what has a page is named."""
    return {
        "organisation": Organisation.objects.visible().filter(slug=filters.organisation).first() if filters.organisation else None,
        "initiative": visible_initiatives().filter(pk=filters.initiative).first() if filters.initiative is not None else None,
    }
