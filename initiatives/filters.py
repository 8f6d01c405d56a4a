"""The filters of the map: plain GET parameters with the names used everywhere. What makes no sense filters nothing, and a note says so.

One question, asked once: list, drawing, points, files and the pages of municipalities all go through `MapFilters.found`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, Count, Exists, F, FloatField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import JSONObject, Power
from django.http import QueryDict

from common.ages import age_condition
from common.finding import keys_of
from common.question import words_of
from initiatives.asked import SHOWN, Asked, Centre
from initiatives.enums import Cost
from initiatives.freshness import oldest_drawn
from initiatives.models import Category, Initiative, InitiativePlace
from initiatives.models.queryset import InitiativeQuerySet
from network.distance import within
from network.models import Municipality, Region


@dataclass(frozen=True)
class MapFilters:
    municipality: str = ""
    region: str = ""
    category: str = ""
    age: int | None = None
    q: str = ""
    organisation: str = ""
    language: str = ""
    free: bool = False
    postal_code: str = ""
    kilometres: int | None = None
    centre: Centre | None = None
    notes: tuple[str, ...] = field(default=(), compare=False)
    """What was not understood, a sentence each."""
    typed_postal_code: str = field(default="", compare=False)
    """As it was typed, so that it is not lost when we do not know it."""
    which: tuple[Municipality, ...] = field(default=(), compare=False)
    """Of a postal code that belongs to several: which one is meant?"""

    @classmethod
    def read(cls, query: QueryDict, categories: Iterable[Category] | None = None) -> "MapFilters":
        """`categories`, where the caller has read them all already."""
        asked = Asked(query, categories)
        centre = asked.centre()
        return cls(
            municipality=asked.municipality(), region=asked.region(), category=asked.category(), age=asked.age(), q=asked.words(),
            organisation=asked.organisation(), language=asked.language(), free=query.get("gratis", "") == "1", postal_code=asked.postal_code,
            kilometres=centre.kilometres if centre else None, centre=centre, notes=tuple(asked.notes),
            typed_postal_code=asked.get("postcode")[:SHOWN], which=tuple(asked.which),
        )  # fmt: skip

    def found(self, initiatives: InitiativeQuerySet | None = None) -> InitiativeQuerySet:
        """Each initiative that fits, once; of all that are listed, or of these."""
        found = (Initiative.objects.listed() if initiatives is None else initiatives).filter(*self._conditions())
        if words := words_of(self.q):
            found = found.filter(pk__in=keys_of(Initiative, words))
        if where := self._where():
            here = Exists(InitiativePlace.objects.filter(where, initiative=OuterRef("pk")))
            found = found.filter(here | self._everywhere())
        return found

    def first_place(self, column: Any) -> Any:
        """Of an initiative that is found, its first place that fits: that is where it is drawn. For `annotate`; nothing when it is not drawn.

        `column` is what is asked of it: a field, or several in an expression.
        """
        places = InitiativePlace.objects.filter(initiative=OuterRef("pk"), latitude__isnull=False)
        if where := self._where():
            places = places.filter(where)
        first = Subquery(places.order_by("sort_order", "pk").values_list(column)[:1])
        return Case(When(last_confirmed_at__gt=oldest_drawn(), then=first), default=None)

    def count_by_place(self) -> dict[str | None, int]:
        """How many are drawn in each municipality; under None those that are found and not drawn. One query."""
        rows = self.found().order_by().annotate(where=self.first_place("municipality")).values_list("where").annotate(many=Count("pk"))
        return dict(rows.values_list("where", "many"))

    def found_with_place(self) -> Any:
        """With `place`: {nis, name, lat, lon} of where it is drawn, or None."""
        columns = JSONObject(nis="municipality", name="municipality__name", lat="latitude", lon="longitude")
        return self.found().annotate(place=self.first_place(columns))

    def nearest_first(self, found: InitiativeQuerySet) -> InitiativeQuerySet:
        """By distance when somebody said from where; else by name."""
        if self.centre is None:
            return found.order_by("name", "pk")
        places = InitiativePlace.objects.filter(self._where(), initiative=OuterRef("pk"))
        away = Power(F("latitude") - self.centre.latitude, 2) + Power((F("longitude") - self.centre.longitude) * self.centre.narrow, 2)
        nearest = places.annotate(away=away).order_by("away").values("away")[:1]
        anywhere = Value(1000.0, FloatField())  # what has no place comes last
        near = Subquery(nearest, output_field=FloatField())
        return found.annotate(near=near).order_by(Case(When(near=None, then=anywhere), default=F("near")), "name", "pk")

    def _conditions(self) -> list[Q]:
        wanted = []
        if self.category:
            below = Category.objects.within(self.category).values("pk")
            wanted.append(Q(category__in=below) | Q(pk__in=Initiative.also.through.objects.filter(category__in=below).values("initiative")))
        if self.age is not None:
            wanted.append(age_condition(self.age))
        if self.organisation:
            shared = Initiative.partners.through.objects.filter(organisation__slug=self.organisation).values("initiative")
            wanted.append(Q(organisation__slug=self.organisation) | Q(pk__in=shared))
        if self.language:
            # A list of codes is kept as text; with its quotes a code cannot be a part of another.
            wanted.append(Q(languages__icontains=f'"{self.language}"'))
        if self.free:
            wanted.append(Q(cost=Cost.FREE))
        return wanted

    def _where(self) -> Q | None:
        """Of a place, when the question says where."""
        conditions = []
        if self.municipality:
            conditions.append(Q(municipality=self.municipality))
        if self.region:
            conditions.append(Q(municipality__in=Municipality.objects.of_region(self.region).values("pk")))
        if self.centre:
            conditions.append(within(self.centre.latitude, self.centre.longitude, self.centre.kilometres))
        return Q(*conditions) if conditions else None

    def _everywhere(self) -> Q:
        """What is everywhere in a region is also in each of its municipalities."""
        regions = Region.objects.all()
        if self.region:
            regions = regions.filter(slug=self.region)
        for nis in (self.municipality, self.centre.nis if self.centre else ""):
            if nis:
                regions = regions.filter(pk__in=Region.municipalities.through.objects.filter(municipality=nis).values("region"))
        return Q(everywhere__in=regions.values("pk"))

    @property
    def active(self) -> bool:
        return self != MapFilters()

    @property
    def narrows_more(self) -> bool:
        """By one of those that are folded away."""
        return bool(self.typed_postal_code or self.language or self.free)

    def address(self, **changed: Any) -> str:
        """As parameters, for links: `address(category="")` is the same without it."""
        one = replace(self, **changed)
        named = {
            "q": one.q, "gemeente": one.municipality, "streek": one.region, "categorie": one.category, "leeftijd": one.age,
            "organisatie": one.organisation, "spreekt": one.language, "gratis": "1" if one.free else "", "postcode": one.postal_code,
            "plaats": one.centre.nis if one.centre and one.centre.was_asked else "", "afstand": one.kilometres,
        }  # fmt: skip
        return urlencode({name: value for name, value in named.items() if value not in ("", None)})
