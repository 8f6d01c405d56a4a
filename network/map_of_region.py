"""A small drawing that says where in the region a municipality lies. Made by tools/map_data.py; nothing is asked of another host."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from network.models import Municipality

FILE = Path(__file__).parent / "data" / "region.json"


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    shapes: tuple[tuple[str, bool], ...]
    """Outlines of cantons as SVG paths; whether this municipality lies in it."""
    x: int
    y: int
    source: str


@cache
def _region() -> dict:
    return json.loads(FILE.read_text(encoding="utf-8"))


def drawing(municipality: Municipality) -> Drawing | None:
    """Nothing for a municipality outside the region."""
    region, nis = _region(), municipality.pk
    if nis not in region["centres"]:
        return None
    x, y = region["centres"][nis]
    shapes = tuple((shape["path"], nis in shape["municipalities"]) for shape in region["shapes"])
    return Drawing(region["width"], region["height"], shapes, x, y, region["source"])
