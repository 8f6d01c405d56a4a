"""What the map can show. For each: how many there are, how many where, and how many nowhere; list and map say the same number.

Initiatives are drawn once, at their first place that fits, so drawn and not drawn together are what is listed.
Stories stand on their municipality, where there are three or more; fewer are folded together and counted nowhere in particular.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from activities.filters import AgendaFilters
from activities.models import Activity
from common.finding import keys_of
from common.question import words_of
from initiatives.filters import MapFilters
from initiatives.models import Category, Initiative
from network.models import Municipality
from projects.models import ProjectPage
from stories.models import StoryPage

FEWEST_STORIES = 3


@dataclass(frozen=True)
class Counted:
    found: int
    places: dict[str, int]
    """By NIS code."""

    @property
    def drawn(self) -> int:
        return sum(self.places.values())

    @property
    def not_drawn(self) -> int:
        return max(0, self.found - self.drawn)


@dataclass(frozen=True)
class Layer:
    key: str
    label: str | Promise
    count: Callable[[MapFilters], Counted]
    shows_stories: bool = False


def count_initiatives(filters: MapFilters) -> Counted:
    rows = filters.count_by_place()
    return Counted(sum(rows.values()), {nis: many for nis, many in rows.items() if nis})


def activities(filters: MapFilters) -> Any:
    """What is still to come and fits; of a kind of initiative, those of its function."""
    function = Category.objects.filter(slug=filters.category).select_related("parent").first() if filters.category else None
    asked = AgendaFilters(
        municipality=filters.municipality, region=filters.region, category=function.function.slug if function else "", age=filters.age,
        q=filters.q, organisation=filters.organisation, free=filters.free,
    )  # fmt: skip
    return asked.activities(Activity.objects.visible()).coming()


def count_activities(filters: MapFilters) -> Counted:
    found = activities(filters)
    rows = found.exclude(place=None).order_by().values_list("place__municipality").annotate(many=Count("pk"))
    return Counted(found.count(), dict(rows.values_list("place__municipality", "many")))


def stories(filters: MapFilters) -> Any:
    """By where and by word: what else is asked says nothing of a story."""
    told = StoryPage.objects.visible().told_once().in_language(get_language())
    if filters.municipality:
        told = told.filter(facts__municipality=filters.municipality)
    if filters.region:
        told = told.filter(facts__municipality__in=Municipality.objects.of_region(filters.region).values("pk"))
    return told.filter(pk__in=keys_of(StoryPage, words)) if (words := words_of(filters.q)) else told


def count_stories(filters: MapFilters) -> Counted:
    rows = dict(stories(filters).order_by().values_list("facts__municipality").annotate(many=Count("pk")).values_list("facts__municipality", "many"))
    return Counted(sum(rows.values()), {nis: many for nis, many in rows.items() if nis and many >= FEWEST_STORIES})


def projects(filters: MapFilters) -> Any:
    """By where and by word, as stories."""
    listed = ProjectPage.objects.visible().in_language(get_language())
    if filters.municipality:
        listed = listed.in_municipality(filters.municipality)
    return listed.filter(pk__in=keys_of(ProjectPage, words)) if (words := words_of(filters.q)) else listed


def count_projects(filters: MapFilters) -> Counted:
    """In each municipality that it names, or where one of its initiatives is: it may stand in several, so more may be drawn than there are."""
    keys = projects(filters).order_by().values("translation_key")
    dutch = ProjectPage.objects.dutch().filter(translation_key__in=keys).order_by()
    shown = Initiative.objects.listed().exclude(places=None)
    of_initiatives = dutch.filter(initiatives__in=shown).values_list("initiatives__places__municipality", "pk")
    named = dutch.exclude(municipalities=None).values_list("municipalities", "pk")
    return Counted(projects(filters).count(), dict(Counter(nis for nis, _pk in of_initiatives.union(named))))


LAYERS = [
    Layer("initiatieven", _("Initiatives"), count_initiatives),
    Layer("activiteiten", _("On the agenda"), count_activities),
    Layer("verhalen", _("Stories"), count_stories, shows_stories=True),
    Layer("projecten", _("Projects"), count_projects),
]
PARAMETER = "toon"


def layer_asked(key: str) -> Layer:
    """The initiatives, unless another one is named."""
    return next((layer for layer in LAYERS if layer.key == key), LAYERS[0])
