"""The shapes for a map that a browser draws."""

import json
from functools import lru_cache
from typing import Any

from network.shapes.base import Loaded, Ring, Shape, level_of, loaded


def as_geojson(level: int) -> bytes:
    """A FeatureCollection; each feature says its key, name, kind, and which municipalities it stands for. Its ETag: `base_map().version`."""
    return _written(loaded(), level)


@lru_cache(maxsize=3)
def _written(state: Loaded, level: int) -> bytes:
    features = [_feature(shape) for shape in level_of(state, level)]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":")).encode()


def _feature(shape: Shape) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": shape.key,
        "properties": {"key": shape.key, "name": shape.name, "kind": shape.kind, "municipalities": sorted(shape.municipalities)},
        "geometry": {"type": "MultiPolygon", "coordinates": [[_pairs(ring) for ring in polygon] for polygon in shape.outlines]},
    }


def _pairs(ring: Ring) -> list[tuple[float, float]]:
    return list(zip(ring[::2], ring[1::2], strict=True))
