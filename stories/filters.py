"""The wall's filters: plain GET parameters with the names used everywhere. A strange value filters nothing out loud."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from common.finding import keys_of
from common.question import LONGEST_QUESTION, words_of
from network.models import Municipality
from stories.enums import Talent, Theme
from stories.models.queryset import StoryQuerySet


@dataclass(frozen=True)
class WallFilters:
    theme: str = ""
    municipality: str = ""
    talent: str = ""
    q: str = ""
    short: bool = False
    sound: bool = False

    @classmethod
    def read(cls, query: QueryDict) -> "WallFilters":
        return cls(
            theme=_one_of(query.get("thema", ""), Theme.values),
            municipality=query.get("gemeente", "") if query.get("gemeente", "").isdecimal() else "",
            talent=_one_of(query.get("talent", ""), Talent.values),
            q=query.get("q", "").strip()[:LONGEST_QUESTION],
            short="kort" in query,
            sound="geluid" in query,
        )

    @property
    def active(self) -> bool:
        return self != WallFilters()

    @property
    def are_narrow(self) -> bool:
        """They leave few stories of many."""
        return bool(self.q or self.municipality)

    def apply(self, stories: StoryQuerySet) -> StoryQuerySet:
        if self.theme:
            stories = stories.with_theme(self.theme)
        if self.municipality:
            stories = stories.filter(facts__municipality=self.municipality)
        if self.talent:
            stories = stories.filter(facts__talent=self.talent)
        if self.short:
            stories = stories.exclude(short_version="")
        if self.sound:
            stories = stories.filter(has_sound=True)
        if words := words_of(self.q):
            stories = stories.filter(pk__in=keys_of(stories.model, words))
        return stories

    def choices(self, municipalities: list[Municipality]) -> list[dict[str, Any]]:
        """For the template: each filter with its options."""
        return [
            _choice("thema", _("Theme"), Theme.choices, self.theme),
            _choice("gemeente", _("Municipality"), [(place.nis, place.name) for place in municipalities], self.municipality),
            _choice("talent", _("Talent"), Talent.choices, self.talent),
        ]


def _one_of(value: str, allowed: list[str]) -> str:
    return value if value in allowed else ""


def _choice(name: str, label: str, options: Any, chosen: str) -> dict[str, Any]:
    return {
        "name": name,
        "label": label,
        "options": [{"value": value, "label": text, "selected": value == chosen} for value, text in options],
    }
