"""Outlines in levels of detail. Only what loads imports this: shapely is too heavy for a process that answers visitors."""

from collections.abc import Sequence

import shapely
from shapely.geometry import MultiPolygon, Polygon

Outlines = list[list[list[float]]]
"""Polygons; each is a list of rings, the outer one first; a ring is longitude, latitude, longitude… and ends where it began."""


def simplified(geometries: Sequence[MultiPolygon], levels: Sequence[tuple[int, float]]) -> list[list[Outlines]]:
    """For each geometry its outlines in every level; a level is (decimals, tolerance in degrees).

    All are simplified together, so that neighbours keep one border between them. What becomes too small to draw goes, never the last piece.
    """
    found: list[list[Outlines]] = [[] for _geometry in geometries]
    for decimals, tolerance in levels:
        # Holes run the other way round than what they are in: GeoJSON asks for it, and SVG leaves them open without a word.
        drawn = shapely.orient_polygons(shapely.coverage_simplify(geometries, tolerance))
        for outlines, geometry in zip(found, drawn, strict=True):
            polygons = [rounded(polygon, decimals) for polygon in pieces(geometry)]
            outlines.append([rings for rings in polygons if rings] or outlines[-1])
    return found


def pieces(geometry: Polygon | MultiPolygon) -> list[Polygon]:
    return list(geometry.geoms) if isinstance(geometry, MultiPolygon) else [geometry]


def rounded(polygon: Polygon, decimals: int) -> list[list[float]]:
    """Its rings; none when the outer one collapses."""
    outer = _ring(polygon.exterior.coords, decimals, 1)
    holes = [_ring(hole.coords, decimals, -1) for hole in polygon.interiors]
    return [outer, *(hole for hole in holes if hole)] if outer else []


def _ring(coordinates: Sequence[tuple[float, ...]], decimals: int, way: int) -> list[float]:
    """Nothing when so little is left of it that it has no inside, or turned over."""
    points = [(round(point[0], decimals), round(point[1], decimals)) for point in coordinates]
    kept = [points[0], *(point for before, point in zip(points, points[1:], strict=False) if point != before)]
    return [degree for point in kept for degree in point] if way * _inside(kept) > 0 else []


def _inside(points: list[tuple[float, float]]) -> float:
    """Twice the area; below zero when it runs with the clock."""
    x, y = points[0]
    return sum((x1 - x) * (y2 - y) - (x2 - x) * (y1 - y) for (x1, y1), (x2, y2) in zip(points, points[1:], strict=False))
