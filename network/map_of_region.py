"""A small drawing that says where in the region a municipality lies."""

from dataclasses import dataclass

from network.models import Municipality
from network.shapes import svg_map


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    shapes: tuple[tuple[str, bool], ...]
    """Outlines of municipalities or cantons as SVG paths; whether this municipality lies in it."""
    x: int
    y: int
    source: str


def drawing(municipality: Municipality) -> Drawing | None:
    """Nothing for a municipality outside the region, or without a middle."""
    region = set(Municipality.objects.of_region().of_today().values_list("pk", flat=True))
    if municipality.pk not in region or not (drawn := svg_map(region)) or not (point := drawn.labels.get(municipality.pk)):
        return None
    shapes = tuple((path, municipality.pk in covered) for _key, path, covered in drawn.shapes)
    return Drawing(drawn.width, drawn.height, shapes, *point, drawn.source)
