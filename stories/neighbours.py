"""The houses beside a story, and the stories that speak of the same."""

from typing import TYPE_CHECKING, Any

from django.db.models import Case, Count, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce

from stories.models.facts import StoryTheme

if TYPE_CHECKING:
    from stories.models import StoryPage
    from stories.models.queryset import StoryQuerySet

MOST_RELATED = 3


def _others(story: "StoryPage") -> "StoryQuerySet":
    return type(story).objects.visible().told_once().filter(locale_id=story.locale_id).exclude(story_uid=story.story_uid)


def _door(story: "StoryPage | None") -> dict[str, Any] | None:
    return {"number": story.house_number, "title": story.title, "url": story.get_url()} if story else None


def neighbours(story: "StoryPage") -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """The previous and the next lit house in this language, by number."""
    number = story.house_number or 0
    before = _others(story).filter(house_row__lt=number).order_by("-house_row").values("pk")[:1]
    after = _others(story).filter(house_row__gt=number).order_by("house_row").values("pk")[:1]
    beside = list(type(story).objects.with_houses().filter(Q(pk=Subquery(before)) | Q(pk=Subquery(after))).defer_streamfields())
    previous = next((page for page in beside if page.house_row < number), None)
    following = next((page for page in beside if page.house_row > number), None)
    return _door(previous), _door(following)


def related(story: "StoryPage") -> "StoryQuerySet":
    """Up to three stories that share a theme or the municipality, the closest first."""
    if story.facts is None:
        return _others(story).none()
    near = Q(facts__theme_rows__theme__in=story.facts.themes)
    shared = StoryTheme.objects.filter(facts=OuterRef("facts"), theme__in=story.facts.themes).order_by().values("facts").annotate(many=Count("pk"))
    nearness: Any = Coalesce(Subquery(shared.values("many")), 0)
    if story.facts.municipality_id:
        here = Q(facts__municipality=story.facts.municipality_id)
        near |= here
        nearness += Case(When(here, then=1), default=0)
    close = _others(story).filter(near).order_by().values("pk")
    stories = _others(story).filter(pk__in=close).annotate(nearness=nearness)
    return stories.order_by("-nearness", "-first_published_at").for_cards()[:MOST_RELATED]
