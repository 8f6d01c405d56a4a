"""What stands around a house number: its story in every language, and the lit houses left and right of it. One query for all."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Exists, IntegerField, OuterRef, Q, Subquery

from common.addresses import address
from common.prepared import NOW, Given, Prepared
from stories.addresses import numbered
from stories.models.house import House

NUMBER = Given("number", IntegerField())
LOCALE = Given("locale", IntegerField())


@dataclass(frozen=True)
class Door:
    """A visible page of a story, as much of it as a link needs."""

    number: int
    page_id: int
    story_uid: UUID
    locale_id: int
    language: str
    url_path: str
    slug: str
    title: str
    url: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "url", numbered(address(self.url_path, self.language), self.slug, self.number))


def _street() -> Any:
    from stories.models import StoryPage

    visible = StoryPage.objects.visible(NOW)
    lit = House.objects.filter(Exists(visible.filter(locale=LOCALE, story_uid=OuterRef("story_uid"))))
    left = lit.filter(number__lt=NUMBER).order_by("-number").values("number")[:1]
    right = lit.filter(number__gt=NUMBER).order_by("number").values("number")[:1]
    houses = House.objects.filter(Q(number=NUMBER) | Q(number=Subquery(left)) | Q(number=Subquery(right)))
    here = visible.filter(story_uid__in=houses.values("story_uid")).filter(Q(house_row=NUMBER) | Q(locale=LOCALE))
    return here.order_by("pk").values_list("house_row", "pk", "story_uid", "locale", "locale__language_code", "url_path", "slug", "title")


STREET = Prepared(_street)


@dataclass(frozen=True)
class Street:
    own: list[Door]
    """Of the story itself: every language; copies may be among them, the first page comes first."""
    previous: Door | None
    following: Door | None

    def addresses(self) -> dict[str, str]:
        """By language."""
        return {door.language: door.url for door in reversed(self.own)}


NOWHERE = Street([], None, None)
"""Around a preview: no address, no neighbours."""


def street(number: int, locale_id: int) -> Street:
    doors = [Door(*row) for row in STREET.ask(number=number, locale=locale_id)]
    return Street(
        own=[door for door in doors if door.number == number],
        previous=next((door for door in doors if door.number < number), None),
        following=next((door for door in doors if door.number > number), None),
    )
