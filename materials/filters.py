"""The catalogue's filters: plain GET parameters with the names used everywhere. A strange value filters nothing."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import get_language

from common.ages import age_condition
from common.question import LONGEST_QUESTION, words_of
from materials.enums import Kind
from materials.models import Material, MaterialQuerySet, MaterialText

NIS = re.compile(r"\d{5}", re.ASCII)
AGE = re.compile(r"\d{1,3}", re.ASCII)
SLUG = re.compile(r"[a-z0-9-]{1,120}")
NUMBER = re.compile(r"\d{1,9}", re.ASCII)
MOST_WORDS = 10


@dataclass(frozen=True)
class MaterialFilters:
    municipality: str = ""
    kind: str = ""
    age: int | None = None
    q: str = ""
    organisation: str = ""
    """Of who lends it, by its slug."""
    initiative: int | None = None
    """Where one fetches it, by its number."""

    @classmethod
    def read(cls, query: QueryDict) -> "MaterialFilters":
        age, initiative = _like(AGE, query.get("leeftijd", "")), _like(NUMBER, query.get("initiatief", ""))
        return cls(
            municipality=_like(NIS, query.get("gemeente", "")),
            kind=query.get("soort", "") if query.get("soort", "") in Kind.values else "",
            age=int(age) if age else None,
            q=query.get("q", "").strip()[:LONGEST_QUESTION],
            organisation=_like(SLUG, query.get("organisatie", "")),
            initiative=int(initiative) if initiative else None,
        )

    def found(self) -> MaterialQuerySet:
        found = Material.objects.visible()
        if self.municipality:
            found = found.in_municipality(self.municipality)
        if self.kind:
            found = found.filter(kind=self.kind)
        if self.age is not None:
            found = found.filter(age_condition(self.age))
        if self.organisation:
            found = found.filter(organisation__slug=self.organisation)
        if self.initiative is not None:
            found = found.filter(initiative=self.initiative)
        return found.filter(*(_holds(word) for word in words_of(self.q).split()[:MOST_WORDS]))

    @property
    def active(self) -> bool:
        return self != MaterialFilters()


def _holds(word: str) -> Q:
    """In Dutch, in the language of the page, or in the name of who lends it."""
    held = Q(name__icontains=word) | Q(description__icontains=word) | Q(organisation__name__icontains=word)
    language = get_language() or settings.LANGUAGE_CODE
    if language != settings.LANGUAGE_CODE:
        told = Q(name__icontains=word) | Q(description__icontains=word)
        held |= Q(pk__in=MaterialText.objects.filter(told, locale__language_code=language).values("material"))
    return held


def _like(pattern: re.Pattern[str], value: str) -> str:
    return value if pattern.fullmatch(value) else ""
