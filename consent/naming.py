"""Under which name somebody is in a story: read in its text, never in an answer."""

from common.words import holds
from consent.case import Demand
from consent.enums import NAMING, Element
from consent.models import Participation


def demand_of(row: Participation, words: str | None) -> Demand:
    """What must be allowed of this person. Where no page tells the story, what was noted counts."""
    noted = frozenset(row.elements)
    if words is None:
        return Demand(row.person, noted)
    if holds(words, row.person.first_name):
        name = {Element.FIRST_NAME}
    else:
        name = {Element.PSEUDONYM} if noted & NAMING else set()
    return Demand(row.person, noted - NAMING | name, is_surnamed=holds(words, row.person.last_name))
