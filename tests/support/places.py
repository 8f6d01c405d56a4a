"""An initiative as the form of the desk sends it."""

from typing import Any

PLACE = {"name": "", "street": "Markt 1", "postal_code": "2440", "municipality": "", "latitude": "", "longitude": "", "precision": "municipality"}


def typed(place: dict[str, Any] | None = None, initial: int = 0, **changed: Any) -> dict[str, Any]:
    """One place; `initial=1` for a place that stood there already."""
    from initiatives.models import Category

    formset = {"places-TOTAL_FORMS": 1, "places-INITIAL_FORMS": initial, "places-MIN_NUM_FORMS": 0, "places-MAX_NUM_FORMS": 1000}
    one = PLACE | {"id": "", "ORDER": 1, "DELETE": ""} | (place or {})
    said = {"name": "De Speelbrug", "category": Category.objects.get(slug="play-spot").pk, "licence": "CC-BY-4.0", "contact_phone": "014 00 00 00"}
    return said | formset | {f"places-0-{name}": value for name, value in one.items()} | changed
