"""Are these coordinates polygons on the map of Belgium? One wrong number refuses the file, with the place and the cure."""

import math
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon

from network.boundaries.refusal import Refused
from network.distance import EAST, NORTH, SOUTH, WEST

LARGEST_DEGREE = 1000
"""Beyond it numbers are metres."""
PROJECTED = (
    "{where}: {x} {y} are no degrees but metres (Lambert 72, Lambert 2008 or another projection). "
    "Convert the file to WGS84: ogr2ogr -t_srs EPSG:4326 converted.geojson FILE"
)


def multipolygon(geometry: Any, where: str) -> MultiPolygon:
    """What the feature `where` holds, checked."""
    if not isinstance(geometry, dict) or not geometry:
        raise Refused(f"{where} has no geometry. Give it its border, or take it out of the file.")
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind not in ("Polygon", "MultiPolygon"):
        raise Refused(f"{where} is a {kind}; a border is a Polygon or a MultiPolygon. Take another file, or build areas of the lines first.")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(polygons, list) or not polygons:
        raise Refused(f"{where} has no coordinates. Give it its border, or take it out of the file.")
    found = MultiPolygon([_polygon(rings, where) for rings in polygons])
    if not found.is_valid:
        reason = shapely.is_valid_reason(found).replace("[", " at ").replace("]", "")
        raise Refused(f"{where}: the border crosses or touches itself ({reason}). Mend it: ogr2ogr -makevalid mended.geojson FILE")
    return found


def _polygon(rings: Any, where: str) -> Polygon:
    if not isinstance(rings, list) or not rings:
        raise Refused(f"{where} has a polygon without rings. Export the file again.")
    outer, *holes = [_ring(ring, where) for ring in rings]
    return Polygon(outer, holes)


def _ring(positions: Any, where: str) -> list[tuple[float, float]]:
    if not isinstance(positions, list):
        raise Refused(f"{where} has a ring that is no list of positions. Export the file again.")
    ring = [_position(position, where) for position in positions]
    if len(ring) < 4:
        raise Refused(f"{where} has a ring of {len(ring)} points; the smallest has four, the last as the first. Take it out or export again.")
    if ring[0] != ring[-1]:
        raise Refused(f"{where} has a ring that is not closed: it begins at {ring[0]} and ends at {ring[-1]}. Its last point must be its first.")
    return ring


def _position(position: Any, where: str) -> tuple[float, float]:
    """Longitude and latitude; a height is let go."""
    if not isinstance(position, list) or len(position) < 2 or not all(type(number) in (int, float) for number in position[:2]):
        raise Refused(f"{where}: {str(position)[:60]} is no position; it is [longitude, latitude], two numbers. Export the file again.")
    x, y = position[:2]
    if not (WEST <= x <= EAST and SOUTH <= y <= NORTH):
        raise Refused(_why_outside(x, y, where))
    return float(x), float(y)


def _why_outside(x: float, y: float, where: str) -> str:
    if any(isinstance(number, float) and not math.isfinite(number) for number in (x, y)):
        return f"{where} holds a number without end. Export the file again from where it came."
    if max(abs(x), abs(y)) > LARGEST_DEGREE:
        return PROJECTED.format(where=where, x=str(x)[:12], y=str(y)[:12])
    if WEST <= y <= EAST and SOUTH <= x <= NORTH:
        return f"{where}: latitude and longitude are swapped ({x} {y}). GeoJSON has the longitude first (about 5, then about 51): turn them round."
    return f"{where}: {x} {y} (longitude, latitude) lies outside Belgium. Take a file of Belgian municipalities in WGS84."
