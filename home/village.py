"""The front page: every house with its state. Counts are of distinct stories, the same in every language."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest

from common.models import SiteConfiguration
from stories.models import House, StoryPage
from stories.village import Place

if TYPE_CHECKING:
    from home.models import HomePage

NEWEST = 3
MOST_HOUSES = 102  # as many as the village has spots before it grows; the wall has them all


def told_stories(home: "HomePage") -> dict[Any, StoryPage]:
    """By story: its visible page in this language, else the Dutch one, else any other."""
    stories: dict[Any, StoryPage] = {}
    pages = StoryPage.objects.visible().told_once().select_related("locale", "facts__municipality").defer("body", "body_words", "short_version")
    for page in pages.order_by("pk"):
        known = stories.get(page.story_uid)
        if known is None or _rank(page, home) < _rank(known, home):
            stories[page.story_uid] = page
    return stories


def _rank(page: StoryPage, home: "HomePage") -> int:
    return 0 if page.locale_id == home.locale_id else 1 if page.is_source else 2


def village_context(home: "HomePage", request: HttpRequest) -> dict[str, Any]:
    houses = House.objects.all() if settings.DEMO_ALLOWED else House.objects.filter(invented=False)
    rows = list(houses.values_list("number", "story_uid").order_by("-number"))
    told = told_stories(home)
    goal = SiteConfiguration.load(request_or_site=request).goal
    shown = rows[:MOST_HOUSES]
    lit = [told[uid] for _number, uid in reversed(shown) if uid in told]
    return {
        "places": [place(number, told.get(uid), request) for number, uid in reversed(shown)],
        "lit": lit,
        "children": len(rows),
        "telling": len(told),
        "curtains": len(rows) - len(told),
        "goal": goal,
        "newest": list(StoryPage.objects.visible().told_once().filter(locale_id=home.locale_id).newest_first().for_cards()[:NEWEST]),
    }


def place(number: int, story: StoryPage | None, request: HttpRequest) -> Place:
    """A closed house is told nothing but its spot: nobody can tell whether it ever had a story."""
    if story is None:
        return Place(number, "curtains")
    return Place(number, "lit", story.title, story.get_url(request))
