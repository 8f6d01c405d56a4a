"""TopoJSON to GeoJSON features: arcs that neighbours share become the rings of each (the TopoJSON format specification, 1.0)."""

from itertools import accumulate
from typing import Any

from network.boundaries.refusal import Refused

Position = list[Any]
MOST = 3_000_000
"""Positions in all. A short file may point at one long arc again and again."""


def features(topology: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Each geometry of each object as a feature, with the name of the object."""
    arcs = Arcs(topology)
    objects = topology.get("objects")
    if not isinstance(objects, dict):
        raise Refused("The topology has no objects. Export it again as TopoJSON, or as GeoJSON.")
    found = []
    for name, holder in objects.items():
        members = holder.get("geometries") if isinstance(holder, dict) and holder.get("type") == "GeometryCollection" else [holder]
        if not isinstance(members, list) or not all(isinstance(member, dict) for member in members):
            raise Refused(f"The object “{name}” of the topology is no list of geometries. Export it again.")
        found += [(name, _feature(member, arcs, name)) for member in members]
    return found


def _feature(member: dict[str, Any], arcs: "Arcs", name: str) -> dict[str, Any]:
    kind, geometry = member.get("type"), None
    if kind in ("Polygon", "MultiPolygon"):
        try:
            polygons = [member["arcs"]] if kind == "Polygon" else member["arcs"]
            rings = [[arcs.ring(numbers) for numbers in polygon] for polygon in polygons]
        except (KeyError, TypeError, IndexError):
            raise Refused(
                f"A geometry of “{name}” points at an arc that the topology does not have (it has {len(arcs.arcs)}). Export it again, whole."
            ) from None
        geometry = {"type": "MultiPolygon", "coordinates": rings}
    elif kind is not None:
        geometry = {"type": kind}
    return {"id": member.get("id"), "properties": member.get("properties"), "geometry": geometry}


class Arcs:
    def __init__(self, topology: dict[str, Any]) -> None:
        try:
            self.arcs = _decoded(topology["arcs"], topology.get("transform"))
        except (KeyError, TypeError, ValueError, IndexError, OverflowError):
            raise Refused("The arcs of the topology, or its transform, are not as TopoJSON has them. Export it again.") from None
        self.used = 0

    def ring(self, numbers: list[int]) -> list[Position]:
        """Arc after arc, each beginning where the last one ended; ~n is arc n walked backwards."""
        ring: list[Position] = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            self.used += len(arc)
            if self.used > MOST:
                raise Refused(f"The topology unfolds to more than {MOST} positions. Take a more generalised file.")
            ring += arc[1:] if ring else arc
        return ring


def _decoded(arcs: list[Any], transform: Any) -> list[list[Position]]:
    """With a transform, integers that say how far from the one before."""
    if transform is None:
        return [list(arc) for arc in arcs]
    (wide, tall), (west, south) = transform["scale"], transform["translate"]
    return [
        [
            [x * wide + west, y * tall + south]
            for x, y in zip(accumulate(point[0] for point in arc), accumulate(point[1] for point in arc), strict=True)
        ]
        for arc in arcs
    ]
