"""The front page: every house with its state. Counts are of distinct stories, the same in every language."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.db.models import Case, IntegerField, When

from common.models import SiteConfiguration
from common.prepared import NOW, CountOf, Given, Prepared
from home.this_week import this_week
from stories.cards import Card
from stories.models import House, StoryPage
from stories.village import HOUSES, Place

if TYPE_CHECKING:
    from home.models import HomePage

NEWEST = 3
LOCALE = Given("locale", IntegerField())


def _houses() -> Any:
    return House.objects.all() if settings.DEMO_ALLOWED else House.objects.filter(invented=False)


def _last_houses() -> Any:
    return _houses().order_by("-number")[:HOUSES]


def _lit() -> Any:
    """Pages of the houses that are drawn, best language last: this one, before it Dutch, before that any other."""
    here, source = When(locale=LOCALE, then=2), When(locale__language_code=settings.LANGUAGE_CODE, then=1)
    pages = StoryPage.objects.visible(NOW).filter(story_uid__in=_last_houses().values("story_uid"))
    return pages.annotate(nearness=Case(here, source, default=0)).order_by("nearness", "-pk").cards()


def _counts() -> Any:
    told = StoryPage.objects.visible(NOW).order_by().values("story_uid").distinct()
    counted = SiteConfiguration.objects.annotate(children=CountOf(_houses().values("pk")), telling=CountOf(told))
    return counted.values_list("goal", "children", "telling")[:1]


LAST_HOUSES = Prepared(lambda: _last_houses().values_list("number", "story_uid"))
LIT = Prepared(_lit)
COUNTS = Prepared(_counts)
NEW = Prepared(lambda: StoryPage.objects.visible(NOW).told_once().filter(locale=LOCALE).newest_first().cards()[:NEWEST])


def village_context(home: "HomePage") -> dict[str, Any]:
    told: dict[UUID, Card] = {card.story_uid: card for card in LIT.ask(locale=home.locale_id)}
    shown = LAST_HOUSES.ask()[::-1]
    goal, children, telling = COUNTS.ask()[0]
    return {
        "places": [place(number, told.get(uid)) for number, uid in shown],
        "lit": [told[uid] for _number, uid in shown if uid in told],
        "children": children,
        "telling": telling,
        "curtains": children - telling,
        "goal": goal,
        "this_week": this_week(),
        "newest": NEW.ask(locale=home.locale_id),
    }


def place(number: int, card: Card | None) -> Place:
    """A closed house is told nothing but its spot: nobody can tell whether it ever had a story."""
    if card is None:
        return Place(number, "curtains")
    return Place(number, "lit", card.title, card.url)
