"""What a visitor can choose, each option with what is chosen now."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from materials.enums import Kind
from materials.filters import MaterialFilters
from materials.models import Material
from network.models import Municipality

OLDEST = 18


def choices(filters: MaterialFilters) -> list[dict[str, Any]]:
    ages = [(age, str(age)) for age in range(OLDEST + 1)]
    if filters.age is not None and filters.age > OLDEST:
        ages.append((filters.age, str(filters.age)))
    return [
        _choice("gemeente", _("Municipality"), _places(filters.municipality), filters.municipality),
        _choice("soort", pgettext("of something to borrow", "What kind"), Kind.choices, filters.kind),
        _choice("leeftijd", _("For a child of"), ages, filters.age),
    ]


def _places(chosen: str) -> list[tuple[str, str]]:
    """Where something can be borrowed, so that no choice leads to an empty page; and the one that was asked for."""
    there = Q(pk__in=Material.objects.visible().order_by().values("municipality")) | Q(pk=chosen)
    return list(Municipality.objects.filter(there).order_by("name").values_list("nis", "name"))


def _choice(name: str, label: str, options: Any, chosen: Any) -> dict[str, Any]:
    listed = [{"value": value, "label": text, "selected": value == chosen} for value, text in options]
    return {"name": name, "label": label, "options": listed}
