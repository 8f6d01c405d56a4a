"""Where the invitations in a story lead: only to what the public may see now."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Q, Subquery
from django.http import HttpRequest
from wagtail.models import Page

from common.addresses import address
from common.models import PublicPageQuerySet
from common.trunk import trunk
from stories.addresses import Target, numbered
from stories.models.house import House

if TYPE_CHECKING:
    from stories.models import StoryPage


def pages_of(story: "StoryPage") -> Iterator[int]:
    for block in story.body.raw_data:
        if block["type"] == "call_to_action":
            yield from filter(None, [block["value"].get("page")])


def targets(story: "StoryPage", request: HttpRequest) -> dict[int, Target]:
    """By page. What stands below the front page was read for the menu; the rest takes one query."""
    wanted = set(pages_of(story))
    known = {page.pk: Target(address(page.url_path, page.locale.language_code)) for page in trunk(request) if page.pk in wanted}
    return known | public_targets(wanted - set(known)) if wanted else {}


def public_targets(wanted: set[int]) -> dict[int, Target]:
    """Of these pages those that the public may see now, with their addresses: one query."""
    from stories.models import StoryPage

    if not wanted:
        return {}
    open_stories = Q(storypage=None) | Q(pk__in=StoryPage.objects.visible().values("pk"))
    number = House.objects.filter(story_uid=OuterRef("storypage__story_uid")).values("number")[:1]
    pages = PublicPageQuerySet(Page).visible().filter(open_stories, pk__in=wanted).annotate(number=Subquery(number))
    rows = pages.values_list("pk", "url_path", "locale__language_code", "slug", "number")
    return {pk: Target(numbered(address(path, code), slug, house) if house else address(path, code)) for pk, path, code, slug, house in rows}
