"""What stands around a house number: its story in every language, and the lit houses left and right of it. One query for all."""

from dataclasses import dataclass
from typing import Any

from django.db.models import IntegerField, Q, Subquery

from common.prepared import NOW, Given, Prepared
from stories.cards import Card
from stories.models.house import House

NUMBER = Given("number", IntegerField())
LOCALE = Given("locale", IntegerField())


def _street() -> Any:
    from stories.models import StoryPage

    visible = StoryPage.objects.visible(NOW)
    lit = House.objects.filter(visible.filter(locale=LOCALE).tell_outer_story())
    left = lit.filter(number__lt=NUMBER).order_by("-number").values("number")[:1]
    right = lit.filter(number__gt=NUMBER).order_by("number").values("number")[:1]
    houses = House.objects.filter(Q(number=NUMBER) | Q(number=Subquery(left)) | Q(number=Subquery(right)))
    here = visible.filter(story_uid__in=houses.values("story_uid")).filter(Q(house_row=NUMBER) | Q(locale=LOCALE))
    return here.order_by("pk").cards()


STREET = Prepared(_street)


@dataclass(frozen=True)
class Street:
    own: list[Card]
    """Of the story itself: every language; copies may be among them, the first page comes first."""
    previous: Card | None
    following: Card | None

    def addresses(self) -> dict[str, str]:
        """By language."""
        return {door.language: door.url for door in reversed(self.own)}


NOWHERE = Street([], None, None)
"""Around a preview: no address, no neighbours."""


def street(number: int, locale_id: int) -> Street:
    doors: list[Card] = STREET.ask(number=number, locale=locale_id)
    return Street(
        own=[door for door in doors if door.house_number == number],
        previous=next((door for door in doors if door.house_number < number), None),
        following=next((door for door in doors if door.house_number > number), None),
    )
