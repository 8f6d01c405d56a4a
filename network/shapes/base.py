"""Outlines in longitude and latitude, in three levels of detail: 0 for close by, 2 for all of Flanders.

Kept in each process under the version of the map. The version is asked of the database each time (one query), so that no process
draws the old map after `load_boundaries`.
"""

import datetime
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db.models import Count, Max

from network.models import Boundary

CANTONS = Path(__file__).resolve().parents[1] / "data" / "cantons.json"
"""Made by tools/map_data.py."""
CENTRES_SOURCE = "GeoNames (CC BY 4.0)"

Ring = Sequence[float]
"""Longitude, latitude, longitude… ending where it began."""


@dataclass(frozen=True)
class BaseMap:
    kind: str
    """municipalities or cantons: what most shapes are."""
    source: str
    """Stands below every map."""
    version: str
    """Changes with what is drawn: for addresses and ETags."""


@dataclass(frozen=True)
class Shape:
    key: str
    """A NIS code, or the code of a canton."""
    name: str
    kind: str
    """municipality or canton."""
    municipalities: frozenset[str]
    """NIS codes of those that lie in it, wholly or partly, and have no shape of their own."""
    outlines: Sequence[Sequence[Ring]]
    """Polygons; each is a list of rings, the outer one first."""


@dataclass(frozen=True)
class Loaded:
    """What is in the table of boundaries, by its number of rows and the last time any was written."""

    rows: int
    at: datetime.datetime | None


def loaded() -> Loaded:
    return Loaded(**_boundaries().aggregate(rows=Count("pk"), at=Max("loaded_at")))


def base_map() -> BaseMap:
    return describe(loaded())


@lru_cache(maxsize=2)
def describe(state: Loaded) -> BaseMap:
    drawn = level_of(state, 2)
    sources = sorted(set(_boundaries().values_list("source", flat=True))) if state.rows else []
    if any(shape.kind == "canton" for shape in drawn):
        sources.append(_cantons()["source"])
    version = sha256(f"{state.rows} {state.at} {_cantons()['version']}".encode()).hexdigest()[:12]
    return BaseMap("municipalities" if state.rows else "cantons", "; ".join([*sources, CENTRES_SOURCE]), version)


def shapes(level: int, nis: Collection[str] | None = None) -> tuple[Shape, ...]:
    """All, or those in which one of these municipalities lies. Cantons come first: draw municipalities over them."""
    return those_of(level_of(loaded(), level), nis)


def those_of(found: tuple[Shape, ...], nis: Collection[str] | None) -> tuple[Shape, ...]:
    return found if nis is None else tuple(shape for shape in found if not shape.municipalities.isdisjoint(nis))


@lru_cache(maxsize=6)
def level_of(state: Loaded, level: int) -> tuple[Shape, ...]:
    """Municipalities with a boundary, and the cantons of those without."""
    rows = _boundaries().order_by("pk").values_list("pk", "municipality__name", f"outlines__{level}") if state.rows else []
    own = [Shape(nis, name, "municipality", frozenset([nis]), outlines) for nis, name, outlines in rows]
    done = {shape.key for shape in own}
    cantons = [
        Shape(row["canton"], row["name"], "canton", left, row["outlines"][level])
        for row in _cantons()["cantons"]
        if (left := frozenset(row["municipalities"]) - done)
    ]
    return (*cantons, *own)


def _boundaries() -> Any:
    """Of municipalities of today: one that merged since it was loaded is drawn no more."""
    return Boundary.objects.filter(municipality__successor=None)


@cache
def _cantons() -> dict[str, Any]:
    text = CANTONS.read_text(encoding="utf-8")
    return json.loads(text) | {"version": sha256(text.encode()).hexdigest()}
