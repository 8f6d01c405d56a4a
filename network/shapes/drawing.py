"""A map as SVG paths, for pages that draw without a script."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from network.models import Municipality
from network.shapes.base import Loaded, Ring, Shape, describe, level_of, loaded, those_of

MARGIN = 8
COARSE = {2: 0.0080, 1: 0.0022}
"""How coarse the levels are, in degrees."""
UNSEEN = 3.3
"""A line may lie so many units from the true one before one sees it."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class SvgMap:
    """Framed on the shapes of the municipalities that were asked for; whole units."""

    width: int
    height: int
    shapes: tuple[tuple[str, str, frozenset[str]], ...]
    """Key, the `d` of a path, and the municipalities that lie in it; in the order of drawing."""
    labels: dict[str, tuple[int, int]]
    """Where the name of each municipality asked for goes, by NIS code."""
    source: str
    """Stands below it."""


def svg_map(municipalities: Iterable[str], width: int = 600) -> SvgMap | None:
    """None when none of these is on the map. One query when it was drawn before."""
    return _drawn(loaded(), frozenset(municipalities), width)


@lru_cache(maxsize=32)
def _drawn(state: Loaded, municipalities: frozenset[str], width: int) -> SvgMap | None:
    coarsest = those_of(level_of(state, 2), municipalities)
    if not coarsest:
        return None
    found = those_of(level_of(state, Sheet(_box(coarsest), width).level), municipalities)
    sheet = Sheet(_box(found), width)
    paths = tuple((shape.key, _path(shape, sheet), shape.municipalities) for shape in found)
    return SvgMap(width, sheet.height, paths, _labels(municipalities, sheet), describe(state).source)


class Sheet:
    """From degrees to units: flat, as wide as it is at this latitude, y downwards."""

    def __init__(self, box: Box, width: int) -> None:
        self.west, south, east, self.north = box
        self.narrow = math.cos(math.radians((south + self.north) / 2))
        self.scale = (width - 2 * MARGIN) / ((east - self.west) * self.narrow)
        self.height = math.ceil((self.north - south) * self.scale) + 2 * MARGIN

    @property
    def level(self) -> int:
        return next((level for level, coarse in COARSE.items() if coarse * self.scale < UNSEEN), 0)

    def place(self, longitude: float, latitude: float) -> tuple[int, int]:
        x = MARGIN + (longitude - self.west) * self.narrow * self.scale
        return round(x), round(MARGIN + (self.north - latitude) * self.scale)


def _box(found: tuple[Shape, ...]) -> Box:
    """West, south, east, north."""
    rings = [ring for shape in found for polygon in shape.outlines for ring in polygon]
    longitudes = [degree for ring in rings for degree in ring[::2]]
    latitudes = [degree for ring in rings for degree in ring[1::2]]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _path(shape: Shape, sheet: Sheet) -> str:
    """A piece too small to see is left out, unless it is all there is."""
    pieces = [path for polygon in shape.outlines for ring in polygon if (path := _ring(ring, sheet))]
    x, y = sheet.place(*shape.outlines[0][0][:2])
    return "".join(pieces) or f"M{x} {y}l1 0 0 1z"


def _ring(ring: Ring, sheet: Sheet) -> str:
    """From the first point in steps, which are shorter to write; a minus needs no space before it."""
    points = [sheet.place(*point) for point in zip(ring[:-2:2], ring[1:-2:2], strict=True)]
    kept = [points[0], *(point for before, point in zip(points, points[1:], strict=False) if point != before)]
    if len(set(kept)) < 3:
        return ""
    steps = [f"{there[0] - here[0]} {there[1] - here[1]}" for here, there in zip(kept, kept[1:], strict=False)]
    return f"M{kept[0][0]} {kept[0][1]}l{' '.join(steps)}z".replace(" -", "-")


def _labels(municipalities: frozenset[str], sheet: Sheet) -> dict[str, tuple[int, int]]:
    """Inside its border where that is known, in its middle otherwise."""
    rows = Municipality.objects.filter(pk__in=municipalities).exclude(latitude=None)
    points = rows.values_list("pk", "latitude", "longitude", "boundary__latitude", "boundary__longitude")
    return {nis: sheet.place(longitude, latitude) if north is None else sheet.place(east, north) for nis, latitude, longitude, north, east in points}
