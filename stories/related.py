"""Stories that speak of the same."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Case, CharField, Count, IntegerField, OuterRef, Q, Subquery, UUIDField, When
from django.db.models.functions import Coalesce

from common.prepared import NOW, Given, Prepared
from stories.cards import Card
from stories.models.facts import StoryFacts, StoryTheme

if TYPE_CHECKING:
    from stories.models import StoryPage

MOST_RELATED = 3
AMONG = 100
"""So many stories that speak of the same are compared, those told last: a village of thousands has more than anybody chooses from."""
FACTS = Given("facts", IntegerField())
MUNICIPALITY = Given("municipality", CharField())  # its NIS code


def _related() -> Any:
    """Other stories of a language that share a theme or the municipality, the closest first; copies may be among them."""
    from stories.models import StoryPage

    same_theme = StoryTheme.objects.filter(theme__in=StoryTheme.objects.filter(facts=FACTS).values("theme"))
    shared = same_theme.filter(facts=OuterRef("facts")).order_by().values("facts").annotate(many=Count("pk")).values("many")
    here = Q(facts__municipality=MUNICIPALITY)
    nearness: Any = Coalesce(Subquery(shared), 0) + Case(When(here, then=1), default=0)
    alike = StoryFacts.objects.filter(Q(pk__in=same_theme.values("facts")) | Q(municipality=MUNICIPALITY)).order_by("-pk")
    told_last = StoryPage.objects.filter(facts__in=alike.values("pk")[:AMONG]).values("pk")[: AMONG * len(settings.LANGUAGES)]
    others = StoryPage.objects.visible(NOW).among_few(Given("locale", IntegerField())).filter(pk__in=told_last)
    near = others.exclude(story_uid=Given("story_uid", UUIDField()))
    return near.annotate(nearness=nearness).order_by("-nearness", "-first_published_at", "pk").cards()[: MOST_RELATED * 2]


RELATED = Prepared(_related)


def related(story: "StoryPage") -> list[Card]:
    if story.facts is None:
        return []
    near = RELATED.ask(facts=story.facts.pk, municipality=story.facts.municipality_id, locale=story.locale_id, story_uid=story.story_uid)
    once = {other.story_uid: other for other in reversed(near)}
    return list(reversed(once.values()))[:MOST_RELATED]
