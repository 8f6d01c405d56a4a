"""What can be borrowed, as lists show it: with its words in the language of the page, and only places that the public may see."""

from collections.abc import Iterable
from typing import Any

from common.ages import ages_in_words
from materials.models import Material, MaterialText
from network.models import Municipality, Organisation

SHOWN = 12


def lent_at(
    *, organisation: Organisation | None = None, initiative: Any = None, municipality: Municipality | None = None,
) -> list[Material]:  # fmt: skip
    """By name, at most twelve, each with its `text`; one query.

    ValueError when it is not exactly one place that is asked for.
    """
    places = {"organisation": organisation, "initiative": initiative, "municipality": municipality}
    asked = {name: place for name, place in places.items() if place is not None}
    if len(asked) != 1:
        raise ValueError("Name an organisation, an initiative or a municipality.")
    found = list(MaterialText.beside(Material.objects.visible().filter(**asked).select_related("organisation"))[:SHOWN])
    MaterialText.lend(found)
    return found


def furnish(materials: Iterable[Material]) -> None:
    """Gives each its `text`, its `ages` in words, and `place`: the initiative where one fetches it, if that has a page. Two queries at most."""
    listed = list(materials)
    MaterialText.lend(listed)
    initiatives = visible_initiatives().in_bulk({one.initiative_id for one in listed} - {None})
    for one in listed:
        one.ages = ages_in_words(one.age_from, one.age_to)
        one.place = initiatives.get(one.initiative_id)


def visible_initiatives() -> Any:
    return Material._meta.get_field("initiative").related_model.objects.visible()
