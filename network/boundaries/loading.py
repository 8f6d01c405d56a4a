"""From a file to the rows that the map is drawn from: all of it or nothing."""

from dataclasses import dataclass
from pathlib import Path

import shapely
from django.db import transaction
from django.utils import timezone
from shapely.geometry import MultiPolygon

from network.boundaries.matching import match
from network.boundaries.reading import read
from network.boundaries.refusal import Refused
from network.boundaries.simplifying import Outlines, pieces, simplified
from network.models import Boundary

LEVELS = [(5, 0.0003), (4, 0.0022), (3, 0.0080)]
"""Decimals and tolerance in degrees of each level of detail, the finest first."""
FIELDS = ["outlines", "latitude", "longitude", "source"]


@dataclass(frozen=True)
class Loaded:
    written: int
    unchanged: int
    walloon: int


def load(path: Path, source: str) -> Loaded:
    """Raises `Refused`. What is not in the file stays as it was; what is as it was is not written again."""
    try:
        matched = match(read(path), path)
    except RecursionError:
        raise Refused(f"{path} is nested deeper than any map. Export it again as GeoJSON.") from None
    every = simplified(list(matched.borders.values()), LEVELS)
    rows = [_row(nis, border, levels) for (nis, border), levels in zip(matched.borders.items(), every, strict=True)]
    now = timezone.now()
    for row in rows:
        row.source, row.loaded_at = source, now
    with transaction.atomic():
        before = {row.pk: row for row in Boundary.objects.select_for_update().filter(pk__in=matched.borders)}
        changed = [row for row in rows if row.pk not in before or _facts(row) != _facts(before[row.pk])]
        Boundary.objects.bulk_create(changed, update_conflicts=True, unique_fields=["municipality"], update_fields=[*FIELDS, "loaded_at"])
    return Loaded(len(changed), len(rows) - len(changed), matched.walloon)


def _row(nis: str, border: MultiPolygon, levels: list[Outlines]) -> Boundary:
    """Its name is written in the middle of the widest open space of its biggest piece."""
    biggest = max(pieces(border), key=lambda piece: piece.area)
    longitude, latitude = shapely.get_coordinates(shapely.maximum_inscribed_circle(biggest, tolerance=0.0005))[0]
    return Boundary(municipality_id=nis, outlines=levels, latitude=round(float(latitude), 5), longitude=round(float(longitude), 5))


def _facts(row: Boundary) -> list[object]:
    return [getattr(row, field) for field in FIELDS]
