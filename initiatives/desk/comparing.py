"""What was approved beside what waits, line by line, in words."""

from typing import Any

from django.utils.translation import gettext as _

from initiatives.enums import Spoken
from initiatives.models import Initiative, InitiativePlace
from network.enums import Access
from network.review.desk import Line

PLAIN = (
    "name", "summary", "description", "category", "organisation", "everywhere", "age_from", "age_to", "when_note", "cost", "cost_note",
    "welcome_who", "welcome_company", "access_note", "contact_name", "contact_phone", "contact_email", "website", "source", "licence",
)  # fmt: skip
SEVERAL = ("also", "partners")
TICKED = {"languages": Spoken, "access": Access}


def lines(approved: Initiative | None, waiting: Initiative) -> list[Line]:
    """Only what says something in one of the two."""
    pairs = [(_label(name), said(approved, name), said(waiting, name)) for name in (*PLAIN, *SEVERAL, *TICKED)]
    pairs.insert(4, (_("where"), _where(approved), _where(waiting)))
    found = [Line(label[:1].upper() + label[1:], old, new) for label, old, new in pairs]
    return [line for line in found if line.approved or line.waiting]


def _label(name: str) -> str:
    return str(Initiative._meta.get_field(name).verbose_name)


def said(initiative: Initiative | None, name: str) -> str:
    if initiative is None:
        return ""
    if name in SEVERAL:
        return ", ".join(sorted(str(one) for one in getattr(initiative, name).all()))
    if words := TICKED.get(name):
        return ", ".join(str(words(code).label) for code in getattr(initiative, name) if code in words.values)
    shown: Any = getattr(initiative, f"get_{name}_display", lambda: getattr(initiative, name))()
    return "" if shown is None else str(shown)


def _where(initiative: Initiative | None) -> str:
    return "\n".join(place_in_words(place) for place in initiative.places.all()) if initiative else ""


def place_in_words(place: InitiativePlace) -> str:
    """With how exact its point is, and the numbers of one that somebody pointed out."""
    if place.latitude is None or place.longitude is None:
        unseen = _("not on the map")
        return f"{place} ({unseen})"
    point = "" if place.is_in_the_middle else f", {place.latitude:.5f} {place.longitude:.5f}"
    return f"{place} ({place.get_precision_display()}{point})"
