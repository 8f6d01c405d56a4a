"""A file of boundaries as JSON: nothing in it is trusted, and nothing big is read."""

import json
from pathlib import Path
from typing import Any, NoReturn

from network.boundaries.refusal import Refused

LARGEST = 50 * 1024 * 1024


def read(path: Path) -> dict[str, Any]:
    """Its size on disk is looked at first. May raise RecursionError for what is nested too deeply."""
    try:
        _check_size(path)
        content = json.loads(path.read_bytes().decode("utf-8-sig"), parse_constant=_refuse_constant)
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}.") from None
    except Refused:
        raise
    except ValueError as error:
        raise Refused(
            f"{path} is no JSON ({error}). load_boundaries takes GeoJSON and TopoJSON; ogr2ogr -f GeoJSON makes one of a shapefile."
        ) from None
    if not isinstance(content, dict):
        raise Refused(f"{path} is JSON, but neither a FeatureCollection (GeoJSON) nor a Topology (TopoJSON).")
    return content


def _check_size(path: Path) -> None:
    if not path.is_file():
        raise Refused(f"There is no file {path}. Write where it lies, from the folder you are in.")
    if (size := path.stat().st_size) > LARGEST:
        raise Refused(
            f"{path} is {size // 1024 // 1024} MB, at most 50 are read. Take a more generalised file, or keep fewer columns and municipalities: "
            "mapshaper FILE -simplify 20% -o smaller.geojson"
        )


def _refuse_constant(written: str) -> NoReturn:
    raise Refused(f"The file holds {written}, which is no number. Export it again from where it came.")
