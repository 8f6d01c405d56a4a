"""For editors: which stories are still missing. Themes, talents, places, ages and kinds of buddies without one that is told."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from consent.desk.permissions import refuse_unless
from network.models import Municipality
from stories.enums import AgeGroup, BuddyKind, Talent, Theme
from stories.models import StoryFacts, StoryPage

MAY = "stories.view_house"


@dataclass(frozen=True)
class Counted:
    label: str | Promise
    told: int
    in_the_making: int
    """Drafts that were never online."""


@dataclass(frozen=True)
class Dimension:
    heading: str | Promise
    counts: list[Counted]

    @property
    def missing(self) -> list[Counted]:
        """Nobody writes them yet first."""
        return sorted((count for count in self.counts if not count.told), key=lambda count: count.in_the_making)

    @property
    def there(self) -> list[Counted]:
        return sorted((count for count in self.counts if count.told), key=lambda count: count.told)


def gaps(request: HttpRequest) -> HttpResponse:
    refuse_unless(request, MAY)
    dimensions = report()
    return render(request, "desk/gaps.html", {"dimensions": dimensions, "next_up": next_up(dimensions), "this_year": timezone.localdate().year})


def report() -> list[Dimension]:
    """Seven queries, whatever the number of stories."""
    region = list(Municipality.objects.of_region().of_today().order_by("name").values_list("pk", "name"))
    drafts = list(StoryPage.objects.in_language(settings.LANGUAGE_CODE).filter(first_published_at=None, alias_of=None))
    return [
        _dimension(_("Themes"), "theme_rows__theme", Theme.choices, [theme for draft in drafts for theme in draft.themes]),
        _dimension(_("Talents"), "talent", Talent.choices, [draft.talent for draft in drafts]),
        _dimension(_("Ages"), "age_group", AgeGroup.choices, [draft.age_group for draft in drafts]),
        _dimension(_("Buddies"), "buddy_kind", BuddyKind.choices, [draft.buddy_kind for draft in drafts]),
        _dimension(_("Municipalities"), "municipality", region, [draft.municipality_id for draft in drafts]),
    ]


def _dimension(heading: Any, field: str, choices: list[tuple[Any, Any]], in_drafts: list[Any]) -> Dimension:
    told = StoryPage.objects.visible().order_by().values("story_uid")
    rows = StoryFacts.objects.filter(story_uid__in=told).order_by().values_list(field).annotate(many=Count("pk", distinct=True))
    counted = dict(rows)
    return Dimension(heading, [Counted(label, counted.get(value, 0), in_drafts.count(value)) for value, label in choices])


def next_up(dimensions: list[Dimension]) -> list[tuple[Any, Any]]:
    """Of each dimension the first that nobody writes yet: what the next story would add most."""
    first = [(dimension.heading, next((count for count in dimension.missing if not count.in_the_making), None)) for dimension in dimensions]
    return [(heading, count.label) for heading, count in first if count]
