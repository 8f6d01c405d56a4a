"""The houses beside a story, and the stories that speak of the same."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Count, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce

from stories.models.facts import StoryTheme
from stories.models.house import House

if TYPE_CHECKING:
    from stories.models import StoryPage
    from stories.models.queryset import StoryQuerySet

MOST_RELATED = 3
STREET = 12  # houses to look at on either side


def _others(story: "StoryPage") -> "StoryQuerySet":
    """Other stories of this language; a copy may be among them, `_once` leaves it out."""
    return type(story).objects.visible().filter(locale_id=story.locale_id).exclude(story_uid=story.story_uid)


def _once(stories: "Iterable[StoryPage]") -> "list[StoryPage]":
    return list({story.story_uid: story for story in reversed(list(stories))}.values())[::-1]


def _door(story: "StoryPage | None") -> dict[str, Any] | None:
    return {"number": story.house_number, "title": story.title, "url": story.get_url()} if story else None


def neighbours(story: "StoryPage") -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """The previous and the next lit house in this language, by number. Mostly one query: few curtains stand in a row."""
    number = story.house_number or 0
    others = _others(story).defer_streamfields().defer("body_words", "short_version").order_by("house_row", "pk")
    street = _once(others.filter(house_row__range=(number - STREET, number + STREET)))
    previous = [other for other in street if other.house_row < number][-1:]
    following = [other for other in street if other.house_row > number][:1]
    if not previous and number > STREET:
        previous = list(others.filter(house_row__lt=number).reverse()[:1])
    if not following and House.objects.filter(number__gt=number + STREET).exists():
        following = list(others.filter(house_row__gt=number)[:1])
    return _door(next(iter(previous), None)), _door(next(iter(following), None))


def related(story: "StoryPage") -> "list[StoryPage]":
    """Up to three stories that share a theme or the municipality, the closest first."""
    if story.facts is None:
        return []
    same_theme = StoryTheme.objects.filter(theme__in=story.facts.themes)
    shared = same_theme.filter(facts=OuterRef("facts")).order_by().values("facts").annotate(many=Count("pk")).values("many")
    near = Q(facts__in=same_theme.values("facts"))
    nearness: Any = Coalesce(Subquery(shared), 0)
    if story.facts.municipality_id:
        here = Q(facts__municipality=story.facts.municipality_id)
        near |= here
        nearness += Case(When(here, then=1), default=0)
    stories = _others(story).filter(near).annotate(nearness=nearness).order_by("-nearness", "-first_published_at", "pk")
    return _once(stories.for_cards()[: MOST_RELATED * 2])[:MOST_RELATED]
