"""The agenda's filters: plain GET parameters with the names used everywhere. A strange value filters nothing out loud."""

import datetime
import re
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict

from activities.models.queryset import ActivityQuerySet, OccurrenceQuerySet
from common.ages import age_condition
from common.finding import keys_of
from common.question import LONGEST_QUESTION, words_of
from common.wall_clock import moment
from network.enums import Category

NIS = re.compile(r"\d{5}", re.ASCII)
AGE = re.compile(r"\d{1,3}", re.ASCII)
SLUG = re.compile(r"[a-z0-9-]{1,120}")
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class AgendaFilters:
    municipality: str = ""
    region: str = ""
    category: str = ""
    age: int | None = None
    first: datetime.date | None = None
    last: datetime.date | None = None
    q: str = ""
    organisation: str = ""
    free: bool = False

    @classmethod
    def read(cls, query: QueryDict) -> "AgendaFilters":
        first, last = _day(query.get("van", "")), _day(query.get("tot", ""))
        return cls(
            municipality=_like(NIS, query.get("gemeente", "")),
            region=_like(SLUG, query.get("streek", "")),
            category=query.get("categorie", "") if query.get("categorie", "") in Category.values else "",
            age=int(age) if (age := _like(AGE, query.get("leeftijd", ""))) else None,
            first=first,
            last=last if not (first and last) or last >= first else None,
            q=query.get("q", "").strip()[:LONGEST_QUESTION],
            organisation=_like(SLUG, query.get("organisatie", "")),
            free=query.get("gratis", "") == "1",
        )

    def activities(self, activities: ActivityQuerySet) -> ActivityQuerySet:
        """Those that match, whatever their dates."""
        return activities.filter(**self._conditions()).filter(*self._more(activities))

    def occurrences(self, occurrences: OccurrenceQuerySet) -> OccurrenceQuerySet:
        """Dates of activities that match, and on these days where some are named."""
        found = occurrences.filter(**{f"activity__{name}": value for name, value in self._conditions().items()})
        activities = occurrences.model._meta.get_field("activity").related_model.objects
        if more := self._more(activities):
            found = found.filter(activity__in=activities.filter(*more).order_by().values("pk"))
        if self.first:
            found = found.filter(ends_at__gt=moment(datetime.datetime.combine(self.first, datetime.time())))
        if self.last:
            found = found.filter(starts_at__lt=moment(datetime.datetime.combine(self.last, datetime.time()) + datetime.timedelta(days=1)))
        return found

    def _conditions(self) -> dict[str, Any]:
        wanted: dict[str, Any] = {
            "place__municipality": self.municipality,
            "place__municipality__regions__slug": self.region,
            "category": self.category,
            "organisation__slug": self.organisation,
        }
        wanted = {name: value for name, value in wanted.items() if value}
        return wanted | ({"price": 0} if self.free else {})

    def _more(self, activities: Any) -> list[Any]:
        """What needs more than a plain condition on a field."""
        found = []
        if self.age is not None:
            found.append(age_condition(self.age))
        if words := words_of(self.q):
            found.append(Q(pk__in=keys_of(activities.model, words)))
        return found

    @property
    def active(self) -> bool:
        return self != AgendaFilters()

    @property
    def narrows_more(self) -> bool:
        """By one of those that are folded away."""
        return bool(self.category or self.first or self.last or self.free)

    def without_days(self) -> "AgendaFilters":
        return replace(self, first=None, last=None)

    def address(self, **changed: Any) -> str:
        """As parameters, for links: `address(first=…, last=…)` is the same with other days."""
        values = self.__dict__ | changed
        named = {
            "q": values["q"], "gemeente": values["municipality"], "streek": values["region"], "categorie": values["category"],
            "leeftijd": values["age"], "organisatie": values["organisation"], "gratis": "1" if values["free"] else "",
            "van": values["first"], "tot": values["last"],
        }  # fmt: skip
        return urlencode({name: value for name, value in named.items() if value not in ("", None)})


def _like(pattern: re.Pattern[str], value: str) -> str:
    return value if pattern.fullmatch(value) else ""


def _day(value: str) -> datetime.date | None:
    try:
        day = datetime.date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None
    return day if day and FIRST_YEAR <= day.year < LAST_YEAR else None
