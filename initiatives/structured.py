"""schema.org, for search engines: a Place where one goes by oneself, else a Service of whoever runs it."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse

from initiatives.enums import Cost
from initiatives.models import Initiative, InitiativePlace
from network.enums import Precision

GONE_TO = frozenset({"meeting", "meeting-place", "neighbourhood-house", "play-spot", "outdoors", "outdoor-play", "garden"})
"""Kinds of which the place is the thing itself."""


def structured(initiative: Initiative, places: list[InitiativePlace]) -> dict[str, Any]:
    """The words are those of the page: `InitiativeText.lend` came before."""
    text = initiative.text
    said = {
        "@context": "https://schema.org",
        "name": text.name,
        "description": text.summary or text.description,
        "url": settings.SITE_URL + initiative.get_absolute_url(),
        "sameAs": initiative.website,
    }
    is_place = bool(initiative.category and initiative.category.slug in GONE_TO and len(places) == 1)
    return _filled(said | (_as_place(initiative, places[0]) if is_place else _as_service(initiative, places)))


def _as_place(initiative: Initiative, place: InitiativePlace) -> dict[str, Any]:
    return _where(place) | {"isAccessibleForFree": _is_free(initiative), "telephone": initiative.contact_phone}


def _as_service(initiative: Initiative, places: list[InitiativePlace]) -> dict[str, Any]:
    return {
        "@type": "Service",
        "serviceType": initiative.category.label if initiative.category else "",
        "areaServed": _area(initiative, places),
        "audience": _audience(initiative),
        "provider": _provider(initiative),
        "availableChannel": _filled(
            {
                "@type": "ServiceChannel",
                "availableLanguage": initiative.languages,
                "serviceUrl": settings.SITE_URL + initiative.get_absolute_url(),
                "servicePhone": _filled({"@type": "ContactPoint", "telephone": initiative.contact_phone}) if initiative.contact_phone else None,
                "serviceLocation": [_filled(_where(place) | {"isAccessibleForFree": _is_free(initiative)}) for place in places],
            }
        ),
    }


def _where(place: InitiativePlace) -> dict[str, Any]:
    """A point only where it is exact: the middle of a municipality is nobody's door."""
    address = {
        "@type": "PostalAddress", "streetAddress": place.street, "postalCode": place.postal_code,
        "addressLocality": place.municipality.name, "addressCountry": "BE",
    }  # fmt: skip
    is_exact = place.precision == Precision.EXACT and place.latitude is not None
    geo = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude} if is_exact else None
    return {"@type": "Place", "address": _filled(address), "geo": geo}


def _area(initiative: Initiative, places: Iterable[InitiativePlace]) -> list[dict[str, str]]:
    names = dict.fromkeys(place.municipality.name for place in places)
    everywhere = [{"@type": "AdministrativeArea", "name": initiative.everywhere.name}] if initiative.everywhere else []
    return everywhere + [{"@type": "City", "name": name} for name in names]


def _audience(initiative: Initiative) -> dict[str, Any] | None:
    if initiative.age_from is None and initiative.age_to is None:
        return None
    ages = {"suggestedMinAge": initiative.age_from, "suggestedMaxAge": initiative.age_to}
    return {"@type": "PeopleAudience"} | {name: age for name, age in ages.items() if age is not None}


def _provider(initiative: Initiative) -> dict[str, Any] | None:
    organisation = initiative.organisation
    if organisation is None:
        return None
    return {"@type": "Organization", "name": organisation.name, "url": settings.SITE_URL + reverse("organisation", args=[organisation.slug])}


def _is_free(initiative: Initiative) -> bool | None:
    return initiative.cost == Cost.FREE if initiative.cost else None


def _filled(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value not in (None, "", [])}
