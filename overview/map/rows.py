"""Initiatives as rows for files that others take: what their pages say, without how to reach somebody."""

from typing import Any

from django.conf import settings

from initiatives.enums import OPEN
from initiatives.filters import MapFilters
from initiatives.models import Initiative

A_PAGE = 1000
COLUMNS = (
    "id", "name", "kind", "function", "summary", "municipality", "nis", "postal_code", "street", "latitude", "longitude", "precision",
    "everywhere", "age_from", "age_to", "cost", "languages", "organisation", "website", "last_confirmed", "source", "licence", "url",
)  # fmt: skip


def listed(filters: MapFilters) -> Any:
    """In the order of their keys, so that a page of them never skips one when another is added."""
    return filters.found_with_place().with_places().order_by("pk")


def row(initiative: Initiative) -> dict[str, Any]:
    """Of the place where it is drawn, else of its first. What others may not use is named and linked, without its words."""
    place = shown_place(initiative)
    category, owner = initiative.category, initiative.organisation
    return {
        "id": initiative.pk,
        "name": initiative.name,
        "kind": category.slug if category else "",
        "function": category.function.slug if category else "",
        "summary": initiative.summary if initiative.licence in OPEN else "",
        "municipality": place.municipality.name if place else "",
        "nis": place.municipality_id if place else "",
        "postal_code": place.postal_code if place else "",
        "street": place.street if place else "",
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "precision": place.precision if place else "",
        "everywhere": initiative.everywhere.slug if initiative.everywhere else "",
        "age_from": initiative.age_from,
        "age_to": initiative.age_to,
        "cost": initiative.cost,
        "languages": initiative.languages,
        "organisation": owner.name if owner else "",
        "website": initiative.website,
        "last_confirmed": initiative.last_confirmed_at.date().isoformat(),
        "source": initiative.source,
        "licence": initiative.licence,
        "url": settings.SITE_URL + initiative.get_absolute_url(),
    }


def shown_place(initiative: Initiative) -> Any:
    places = list(initiative.places.all())
    drawn = initiative.place or {}
    here = [place for place in places if place.municipality_id == drawn.get("nis") and place.latitude == drawn.get("lat")]
    return next(iter(here or places), None)
