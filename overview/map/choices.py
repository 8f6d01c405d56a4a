"""What a visitor can choose on the map, each option with what is chosen now."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from initiatives.asked import DISTANCES
from initiatives.enums import Spoken
from initiatives.filters import MapFilters
from initiatives.models import Category

OLDEST = 18


def choices(filters: MapFilters, categories: list[Category], places: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """`places` are NIS codes with names."""
    ages = [(age, str(age)) for age in range(OLDEST + 1)]
    if filters.age is not None and filters.age > OLDEST:
        ages.append((filters.age, str(filters.age)))
    return [
        choice("gemeente", _("Municipality"), places, filters.municipality),
        kinds(filters.category, categories),
        choice("leeftijd", _("For a child of"), ages, filters.age),
        choice("afstand", _("At most"), [(far, _("%(far)s km") % {"far": far}) for far in DISTANCES], filters.kilometres) | {"is_more": True},
        choice("spreekt", _("Where they speak"), Spoken.choices, filters.language) | {"is_more": True},
    ]


def choice(name: str, label: str, options: Any, chosen: Any) -> dict[str, Any]:
    listed = [{"value": value, "label": text, "selected": value == chosen} for value, text in options]
    return {"name": name, "label": label, "options": listed}


def kinds(chosen: str, categories: list[Category]) -> dict[str, Any]:
    """The seven, each with its kinds below it."""
    groups = [
        {
            "label": top.label,
            "options": [
                {"value": one.slug, "label": one.label, "selected": one.slug == chosen, "is_all": one.pk == top.pk}
                for one in categories
                if top.pk in (one.pk, one.parent_id)
            ],
        }
        for top in categories
        if top.parent_id is None
    ]
    return {"name": "categorie", "label": pgettext("of initiatives", "What kind"), "groups": groups}


def tree() -> list[Category]:
    """All categories in their order, each with what it is a kind of; one query."""
    listed = list(Category.objects.all())
    by_key = {one.pk: one for one in listed}
    for one in listed:
        if one.parent_id:
            one.parent = by_key[one.parent_id]
    return listed
