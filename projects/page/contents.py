"""What stands on the page of a project, for the list of links beside it: in the order of the template, what is empty left out."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PARTS: list[tuple[str, str | Promise, str]] = [
    ("goal", _("What we want to reach"), "words.goal"),
    ("why", _("Why"), "words.why"),
    ("figures", _("In numbers"), "figures"),
    ("for-whom", _("For whom"), "words.for_whom"),
    ("does", _("What we do and do not do"), "words.does"),
    ("parts", _("What belongs to it"), "below"),
    ("partners", _("Who does it together"), "roles"),
    ("plan", _("The plan"), "goals"),
    ("timeline", _("Timeline"), "moments"),
    ("theory", _("How it should work"), "trees"),
    ("criteria", _("We are satisfied when"), "criteria"),
    ("indicators", _("How far it is, in numbers"), "indicators"),
    ("evaluation", _("How we look back"), "evaluation"),
    ("evaluation-self", _("How the network sees itself"), "evaluations"),
    ("framework", _("What a strong neighbourhood needs"), "framework"),
    ("money", _("Means and people"), "money"),
    ("learning", _("What we want to learn"), "words.learning"),
    ("communication", _("Where we tell about it"), "words.communication"),
    ("links", _("What it touches"), "links"),
    ("initiatives", _("What you find near you"), "initiatives"),
    ("dates", _("On the agenda"), "dates"),
    ("stories", _("Stories from this project"), "stories"),
]
FEWEST = 4
"""A page with fewer parts needs no list of them."""


def contents(context: dict[str, Any]) -> list[tuple[str, str | Promise]]:
    found = [(anchor, heading) for anchor, heading, name in PARTS if _is_there(context, name)]
    return found if len(found) >= FEWEST else []


def _is_there(context: dict[str, Any], name: str) -> bool:
    first, _dot, rest = name.partition(".")
    value = context.get(first)
    return bool(value[rest] if rest and value else value)
