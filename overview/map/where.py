"""The municipalities a map page speaks of, read once: those of the region, those where something is, and the one that was chosen."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from network.models import Municipality, Region
from network.models.places import PROJECT_REGION


@dataclass(frozen=True)
class Where:
    places: dict[str, Municipality]
    """By NIS code, in the order of their names."""
    region: frozenset[str]

    @classmethod
    def read(cls, *codes: str) -> "Where":
        inside = Region.municipalities.through.objects.filter(municipality=OuterRef("pk"), region__slug=PROJECT_REGION)
        rows = Municipality.objects.annotate(is_inside=Exists(inside)).filter(Q(is_inside=True) | Q(pk__in=codes)).order_by("name")
        places = {place.pk: place for place in rows}
        return cls(places, frozenset(nis for nis, place in places.items() if place.is_inside))

    def bounds(self) -> str:
        """South, west, north, east of the middles of the region, as the script reads them."""
        if not self.middles():
            return ""
        _names, north, east = zip(*self.middles(), strict=True)
        return ",".join(f"{value:.3f}" for value in (min(north), min(east), max(north), max(east)))

    def middles(self) -> list[tuple[str, float, float]]:
        """Names of the region with where the script writes them."""
        inside = (place for nis, place in self.places.items() if nis in self.region)
        return [(place.name, round(place.latitude, 3), round(place.longitude, 3)) for place in inside if place.latitude and place.longitude]

    def to_choose(self, chosen: str) -> list[tuple[str, str]]:
        return [(nis, place.name) for nis, place in self.places.items() if nis in self.region or nis == chosen]
