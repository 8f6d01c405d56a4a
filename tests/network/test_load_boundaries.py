"""`load_boundaries FILE`: all of it, or a sentence and nothing."""

import copy
import json
import time

import pytest
from django.core.management import CommandError

from network.models import Boundary
from tests.support.borders import BORDERS, GEEL, GEO, MOL, NO_BORDERS, TWO, collection, feature, load, square
from tests.support.subprocesses import run

real = pytest.mark.skipif(not BORDERS.exists(), reason=NO_BORDERS)


@pytest.fixture
def path(tmp_path, db):
    return tmp_path / "borders.geojson"


def refusal(path, content):
    """The sentence; and nothing was written."""
    before = list(Boundary.objects.order_by("pk").values())
    with pytest.raises(CommandError) as refused:
        load(path, content)
    assert list(Boundary.objects.order_by("pk").values()) == before
    assert str(refused.value).endswith("Nothing was changed.")
    return str(refused.value)


def bent(change):
    """The two neighbours, with something wrong in the second."""
    content = copy.deepcopy(TWO)
    change(content["features"][1])
    return content


def with_ring(ring):
    return collection(feature("13008", GEEL), feature("13025", ring, name="Mol"))


def test_it_works(path):
    assert load(path, TWO) == "2 boundaries loaded, 0 unchanged.\n"
    geel = Boundary.objects.get(pk="13008")
    assert geel.source == "Statbel · NGI (CC BY 4.0)"
    assert (geel.longitude, geel.latitude) == (pytest.approx(5.0, abs=0.01), pytest.approx(51.15, abs=0.01))
    assert len(geel.outlines) == 3 and all(ring[:2] == ring[-2:] for level in geel.outlines for [ring] in level)


def test_twice_is_as_once(path):
    load(path, TWO)
    before = list(Boundary.objects.order_by("pk").values())
    assert load(path) == "0 boundaries loaded, 2 unchanged.\n"
    assert list(Boundary.objects.order_by("pk").values()) == before


def test_what_is_not_in_the_file_stays(path):
    load(path, TWO)
    moved = collection(feature("13025", square(5.05, 51.1, 5.2, 51.2)))
    assert load(path, moved, "--source", "Gemeente Mol (CC0)") == "1 boundaries loaded, 0 unchanged.\n"
    assert set(Boundary.objects.values_list("pk", "source")) == {("13008", "Statbel · NGI (CC BY 4.0)"), ("13025", "Gemeente Mol (CC0)")}


@pytest.mark.parametrize("name", ["nis", "NIS", "niscode", "NISCODE", "nis_code", "cnis5_2025"])
@pytest.mark.parametrize("code", ["13008", 13008, 13008.0])
def test_the_code_may_be_called_and_written_in_many_ways(path, name, code):
    row = feature(None, GEEL) | {"properties": {name: code}}
    assert load(path, collection(row)).startswith("1 boundaries loaded")


def test_the_code_may_be_the_id_of_the_feature(path):
    assert load(path, collection(feature(None, GEEL) | {"id": 13008, "properties": None})).startswith("1 boundaries loaded")


def test_a_height_and_the_plain_projection_are_no_trouble(path):
    tall = [[*point, 25.5] for point in GEEL]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    assert load(path, "\ufeff" + json.dumps(collection(feature("13008", tall), crs=crs))).startswith("1 boundaries loaded")


def test_a_hole_and_several_pieces_are_kept(path):
    hole, piece = square(4.98, 51.13, 5.0, 51.15), square(5.2, 51.1, 5.3, 51.2)
    row = feature("13008", GEEL, hole)
    row["geometry"] = {"type": "MultiPolygon", "coordinates": [[GEEL, hole], [piece]]}
    load(path, collection(row))
    assert [len(polygon) for polygon in Boundary.objects.get().outlines[0]] == [2, 1]


def test_wallonia_is_left_out_and_counted(path):
    namur = feature("92094", square(4.8, 50.4, 4.9, 50.5))
    assert load(path, collection(*TWO["features"], namur)).startswith("1 municipalities of Wallonia left out")
    assert Boundary.objects.count() == 2
    assert "none of Flanders or Brussels" in refusal(path, collection(namur))


# Files that are no map


def test_a_file_that_is_not_there(path):
    assert "There is no file" in refusal(path, None)
    assert "There is no file" in refusal(path.parent, None)


def test_a_file_of_200_megabytes_is_not_even_read(path):
    with path.open("wb") as sparse:
        sparse.truncate(200 * 1024 * 1024)
    began = time.monotonic()
    assert "200 MB, at most 50" in refusal(path, None)
    assert time.monotonic() - began < 0.5


@pytest.mark.parametrize(("content", "said"), [
    ("", "is no JSON"), ("PK\x03\x04", "is no JSON"), ("{", "is no JSON"), ("[1, 2]", "neither a FeatureCollection"),
    ('"text"', "neither a FeatureCollection"), ("{}", "neither a FeatureCollection"), ('{"type": "FeatureCollection", "features": {}}', "neither"),
    ('{"type": "FeatureCollection", "features": []}', "no features"), ('{"type": "FeatureCollection", "features": [7]}', "is no feature"),
    ("[" * 100_000, "nested deeper"), ('{"a":' * 100_000, "nested deeper"),
    ('{"type": "FeatureCollection", "features": [{"properties": {"nis": "13008"}, "geometry": {"type": "Polygon", "coordinates": '
     + "[" * 900 + "]" * 900 + "}}]}", "Export"),
])  # fmt: skip
def test_what_is_no_map(path, content, said):
    assert said in refusal(path, content)


def test_bytes_that_are_no_text(path):
    path.write_bytes(b'{"type": "\xff\xfe"}')
    assert "is no JSON" in refusal(path, None)


# Coordinates


@pytest.mark.parametrize(("ring", "said"), [
    ([[199532.1, 205310.4], [201000, 205310], [201000, 206000], [199532.1, 205310.4]], "ogr2ogr -t_srs EPSG:4326"),
    ([[10**400, 51], [5, 51], [5.1, 51], [10**400, 51]], "ogr2ogr -t_srs EPSG:4326"),
    ([point[::-1] for point in MOL], "turn them round"),
    (square(-5.1, 51.1, -5.0, 51.2), "outside Belgium"), (square(5.1, 52.1, 5.2, 52.2), "outside Belgium"), (square(0, 0, 1, 1), "outside Belgium"),
    (MOL[:-1], "not closed"), ([MOL[0], MOL[1], MOL[0]], "ring of 3 points"), ([], "ring of 0 points"), ([MOL[0]] * 5, "Too few points"),
    ([[5.05, 51.1], [5.15, 51.2], [5.15, 51.1], [5.05, 51.2], [5.05, 51.1]], "Self-intersection at 5.1 51.15"),
    ([["5.05", "51.1"]] * 4, "no position"), ([[True, 51.1]] * 4, "no position"), ([[5.05]] * 4, "no position"), ([None] * 4, "no position"),
    ([{"x": 5.0}] * 4, "no position"), ("ring", "no list of positions"),
])  # fmt: skip
def test_a_ring_that_is_none(path, ring, said):
    found = refusal(path, with_ring(ring))
    assert said in found and "Feature 2 (Mol), NIS 13025" in found


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_numbers_that_are_none(path, number):
    assert "Export" in refusal(path, json.dumps(with_ring(MOL)).replace("5.15", number, 1))


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:EPSG::31370", "EPSG:3812", ""])
def test_a_projection_that_is_named(path, name):
    assert "ogr2ogr -t_srs EPSG:4326" in refusal(path, TWO | {"crs": {"type": "name", "properties": {"name": name}}})


@pytest.mark.parametrize(("geometry", "said"), [
    (None, "has no geometry"), ({}, "has no geometry"), ({"type": "Point", "coordinates": [5, 51]}, "is a Point"),
    ({"type": "LineString", "coordinates": MOL}, "is a LineString"), ({"type": ["Polygon"]}, "is a ["),
    ({"type": "Polygon"}, "without rings"), ({"type": "Polygon", "coordinates": []}, "without rings"),
    ({"type": "MultiPolygon", "coordinates": []}, "has no coordinates"), ({"type": "MultiPolygon", "coordinates": [7]}, "without rings"),
])  # fmt: skip
def test_a_geometry_that_is_no_border(path, geometry, said):
    assert said in refusal(path, bent(lambda row: row.update(geometry=geometry)))


# Codes


@pytest.mark.parametrize(("code", "said"), [
    ("71069", "Ham became a part of Tessenderlo-Ham (71071)"), ("99999", "no municipality of Flanders, Brussels or Wallonia"),
    ("10000", "is a province"), ("13000", "is a province"), ("1308", "is no NIS code"), ("٣٣٣٣٣", "is no NIS code"), ("13008'", "is no NIS code"),
    ({"a": 1}, "is no NIS code"), (-13008, "is no NIS code"), (13008.5, "is no NIS code"), (10**20, "is no NIS code"),
    ("13008\x00", "is no NIS code"),
    (None, "There is no NIS code"), ("", "There is no NIS code"), (False, "is no NIS code"), ("\ud800", "is no NIS code"),
    ("13008", "Geel is in the file twice"),
])  # fmt: skip
def test_a_code_that_is_no_municipality_of_today(path, code, said):
    found = refusal(path, bent(lambda row: row.update(properties={"nis": code})))
    assert said in found and "Feature 2" in found


def test_a_source_is_named(path):
    for source in ("  ", "x" * 201):
        with pytest.raises(CommandError, match="--source names who made"):
            load(path, TWO, "--source", source)


# TopoJSON: the two neighbours share arc 0, which the second walks backwards.

TOPOLOGY = {
    "type": "Topology",
    "transform": {"scale": [0.01, 0.01], "translate": [4.95, 51.1]},
    "arcs": [[[10, 0], [0, 10]], [[10, 10], [-10, 0], [0, -10], [10, 0]], [[10, 0], [10, 0], [0, 10], [-10, 0]]],
    "objects": {
        "provinces": {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "arcs": [[1, 2]], "properties": {"nis": "10000"}}]},
        "municipalities": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"nis": "13008"}},
                {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": {"nis": "13025"}},
            ],
        },
    },
}


def topology(**changes):
    return copy.deepcopy(TOPOLOGY) | changes


def corners():
    rings = {row.pk: row.outlines[0][0][0] for row in Boundary.objects.all()}
    return {nis: set(zip(ring[::2], ring[1::2], strict=True)) for nis, ring in rings.items()}


def test_topojson_gives_the_same_borders(path):
    load(path, TWO)
    expected = corners()
    Boundary.objects.all().delete()
    assert load(path, topology()).startswith("2 boundaries loaded")
    assert corners() == expected and len(expected["13008"]) == 4


def test_topojson_without_a_transform_has_degrees(path):
    arcs = [
        [[5.05, 51.1], [5.05, 51.2]],
        [[5.05, 51.2], [4.95, 51.2], [4.95, 51.1], [5.05, 51.1]],
        [[5.05, 51.1], [5.15, 51.1], [5.15, 51.2], [5.05, 51.2]],
    ]
    content = topology(arcs=arcs)
    del content["transform"]
    assert load(path, content).startswith("2 boundaries loaded")


@pytest.mark.parametrize(("changes", "said"), [
    ({"arcs": TOPOLOGY["arcs"][:2]}, "does not have (it has 2)"), ({"arcs": None}, "arcs of the topology"), ({"arcs": [[7]]}, "arcs of the topology"),
    ({"transform": {"scale": [1]}}, "arcs of the topology"), ({"transform": {"scale": ["a", "b"], "translate": [0, 0]}}, "arcs of the topology"),
    ({"transform": {"scale": [1e999, 1], "translate": [4, 51]}}, "Export"), ({"objects": None}, "has no objects"),
    ({"objects": {"x": 7}}, "is no list of geometries"), ({"objects": {}}, "no features"),
    ({"objects": {"x": {"type": "Polygon", "arcs": [["a"]], "id": "13008"}}}, "points at an arc"),
    ({"objects": {"x": {"type": "Polygon", "arcs": [[-99]], "id": "13008"}}}, "points at an arc"),
    ({"objects": {"x": {"type": "Point", "coordinates": [0, 0], "id": "13008"}}}, "is a Point"),
    ({"objects": {"x": {"type": "Polygon", "arcs": [[0, 1] * 1_000_000], "id": "13008"}}}, "unfolds to more than"),
    ({"objects": {"provinces": TOPOLOGY["objects"]["provinces"]}}, "is a province"),
])  # fmt: skip
def test_a_topology_that_is_broken(path, changes, said):
    assert said in refusal(path, topology(**changes))


# The real ones


@real
@pytest.mark.parametrize(("name", "count"), [
    ("flanders-brussels-municipalities-2025.geojson", 304), ("kempen-municipalities-2025.geojson", 29), ("vlinder-belgium.topo.json", 304),
])  # fmt: skip
def test_real_files_load(db, name, count):
    assert load(GEO / name) == f"{count} boundaries loaded, 0 unchanged.\n"
    assert load(GEO / name) == f"0 boundaries loaded, {count} unchanged.\n"


@real
def test_provinces_are_refused(db):
    assert "is a province" in refusal(GEO / "flanders-provinces-2025.geojson", None)


def test_what_answers_visitors_carries_no_shapely():
    loaded = run("-c", "import django; django.setup(); import config.urls, network.shapes, sys; print('shapely' in sys.modules)",
        DJANGO_SETTINGS_MODULE="config.settings.test", PYTHONPATH="site")  # fmt: skip
    assert loaded.stdout.strip() == "False", loaded.stderr
