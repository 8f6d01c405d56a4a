"""Streets below the points, from a file of the operator: PMTiles with pictures, read where it lies, piece by piece. Off unless there is one."""

from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from pmtiles.reader import MmapSource, Reader
from pmtiles.tile import MagicNumberNotFound, SpecVersionUnsupported, TileType

KINDS = {TileType.PNG: "image/png", TileType.JPEG: "image/jpeg", TileType.WEBP: "image/webp"}
A_DAY = 24 * 3600
DEEPEST = 22


def tile(request: HttpRequest, z: int, x: int, y: int) -> HttpResponse:
    if not settings.MAP_TILES or z > DEEPEST or max(x, y) >= 2**z:
        raise Http404
    reader, kind = opened(settings.MAP_TILES)
    picture = reader.get(z, x, y)
    if picture is None:
        raise Http404
    response = HttpResponse(picture, content_type=kind)
    patch_cache_control(response, public=True, max_age=A_DAY)
    return response


@cache
def opened(path: str) -> tuple[Reader, str]:
    """Raises OSError, ValueError, or one of the library's own for what is no such file."""
    with Path(path).open("rb") as file:
        reader = Reader(MmapSource(file))
    header: dict[str, Any] = reader.header()
    if header["tile_type"] not in KINDS:
        raise ValueError("its tiles are no pictures (PNG, JPEG or WebP)")
    return reader, KINDS[header["tile_type"]]


def check_tiles(**_kwargs: Any) -> list[CheckMessage]:
    """Said at the start, and not by a map without streets."""
    if not settings.MAP_TILES:
        return []
    try:
        opened(settings.MAP_TILES)
    except (OSError, ValueError, MagicNumberNotFound, SpecVersionUnsupported) as failure:
        return [
            Error(
                f"MAP_TILES is “{settings.MAP_TILES}”, which cannot be read: {failure}.", hint="Give a raster PMTiles file, version 3.", id="map.E001"
            )
        ]
    return []
