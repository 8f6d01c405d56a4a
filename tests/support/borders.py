"""Borders of municipalities: invented ones, and files of the real ones that are no part of the repository (tests without them are skipped)."""

import json
import math
from io import StringIO
from pathlib import Path

from django.core.management import call_command

GEO = Path(__file__).resolve().parents[3] / "shared" / "geo"
BORDERS = GEO / "flanders-brussels-municipalities-2025.geojson"
NO_BORDERS = "The files with the borders of municipalities (shared/geo, beside the checkout) are not here."


def square(west, south, east, north):
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


GEEL, MOL = square(4.95, 51.1, 5.05, 51.2), square(5.05, 51.1, 5.15, 51.2)
"""Two neighbours, with one border between them."""


def feature(nis, *rings, **properties):
    return {"type": "Feature", "properties": {"nis": nis} | properties, "geometry": {"type": "Polygon", "coordinates": list(rings)}}


def collection(*features, **more):
    return {"type": "FeatureCollection", "features": list(features)} | more


TWO = collection(feature("13008", GEEL), feature("13025", MOL))


def load(path, content=None, *options):
    """What the command says about this content; text stays as it is."""
    if content is not None:
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    said = StringIO()
    call_command("load_boundaries", str(path), *options, stdout=said)
    return said.getvalue()


def great_circle(lat1, lon1, lat2, lon2):
    """The haversine formula, on the same sphere."""
    first, second = math.radians(lat1), math.radians(lat2)
    chord = math.sin((second - first) / 2) ** 2 + math.cos(first) * math.cos(second) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(chord))
