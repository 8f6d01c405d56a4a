"""The map without a script: the region drawn by the server, its municipalities as named links with their number, and a list of all."""

from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import ngettext

from initiatives.filters import MapFilters
from network.models import Municipality
from network.shapes import SvgMap, svg_map
from network.shapes.placing import Round, apart, names
from overview.map.layers import LAYERS, PARAMETER, Counted, Layer
from overview.map.where import Where

WIDTH = 640
SMALLEST, LARGEST = 13, 26
"""Radius of a spot, in units of the drawing."""
MANY = 12
"""The largest spot says at least so many: one find is never drawn large."""


@dataclass(frozen=True)
class Spot:
    nis: str
    name: str
    slug: str
    number: int
    url: str
    x: int = 0
    y: int = 0
    radius: int = 0
    name_x: int = 0
    name_y: int = 0

    @property
    def label(self) -> str:
        """As a link is called: “Mol: 3 found”."""
        return ngettext("%(name)s: %(number)s found", "%(name)s: %(number)s found", self.number) % {"name": self.name, "number": self.number}


@dataclass(frozen=True)
class Drawn:
    svg: SvgMap | None
    spots: list[Spot]
    """Of the region, those with nothing that fits among them (number 0, without a circle)."""
    elsewhere: list[Spot]
    """Outside the drawing: in the list alone."""


def draw(counted: Counted, where: Where, filters: MapFilters, layer: Layer) -> Drawn:
    svg = svg_map(where.region, WIDTH)
    inside = {nis: place for nis, place in where.places.items() if svg and nis in svg.labels}
    outside = [place for nis, place in where.places.items() if nis not in inside and nis in counted.places]
    elsewhere = [_spot(place, counted, filters, layer) for place in outside]
    if svg is None:
        return Drawn(None, [], elsewhere)
    most = max(MANY, *(counted.places.get(nis, 0) for nis in inside), 0)
    # The fullest first: their names choose before the others.
    listed = sorted(inside.values(), key=lambda place: (-counted.places.get(place.pk, 0), place.name))
    rounds = apart([Round(*svg.labels[place.pk], radius(counted.places.get(place.pk, 0), most)) for place in listed])
    written = names([place.name for place in listed], rounds, svg.width)
    spots = [
        replace(
            _spot(place, counted, filters, layer), x=round(spot.x), y=round(spot.y), radius=round(spot.radius), name_x=name.x, name_y=name.y,
        )
        for place, spot, name in zip(listed, rounds, written, strict=True)
    ]  # fmt: skip
    return Drawn(svg, sorted(spots, key=lambda spot: spot.name), elsewhere)


def _spot(place: Municipality, counted: Counted, filters: MapFilters, layer: Layer) -> Spot:
    return Spot(place.pk, place.name, place.slug, counted.places.get(place.pk, 0), address(filters, layer, municipality=place.pk))


def radius(number: int, most: int) -> float:
    """By the square root, so that the surface tells the number."""
    return (SMALLEST + (LARGEST - SMALLEST) * (number / most) ** 0.5) if number else SMALLEST / 3


def address(filters: MapFilters, layer: Layer, **changed: str) -> str:
    """The map with other filters, the same thing shown."""
    query = filters.address(**changed)
    shown = "" if layer is LAYERS[0] else f"{PARAMETER}={layer.key}"
    joined = "&".join(part for part in (query, shown) if part)
    return f"{reverse('map')}?{joined}" if joined else reverse("map")
