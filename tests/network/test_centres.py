"""The middle of each municipality, as `setup_site` loads it."""

import json
from pathlib import Path

import pytest

from network.models import Municipality
from network.territory import CENTRES, load_territory
from tests.support.borders import BORDERS, NO_BORDERS


def test_it_works(db):
    mol = Municipality.objects.get(slug="mol")
    assert (mol.latitude, mol.longitude) == (pytest.approx(51.19, abs=0.01), pytest.approx(5.12, abs=0.01))


def test_each_of_today_has_a_middle_and_none_of_yesterday(db):
    assert not Municipality.objects.of_today().filter(latitude=None).exists()
    assert not Municipality.objects.exclude(successor=None).exclude(latitude=None, longitude=None).exists()


def test_a_middle_that_moved_comes_back(db):
    Municipality.objects.filter(slug="mol").update(latitude=None, longitude=3.0)
    load_territory()
    assert Municipality.objects.get(slug="mol").longitude == pytest.approx(5.12, abs=0.01)


def test_no_two_share_a_middle(db):
    points = list(Municipality.objects.of_today().values_list("latitude", "longitude"))
    assert len(points) == len(set(points)) == 285 + 19


def test_a_municipality_without_a_middle_is_said(db, monkeypatch, tmp_path):
    centres = json.loads(CENTRES.read_text(encoding="utf-8"))
    del centres["centres"]["13008"]
    short = tmp_path / "centres.json"
    short.write_text(json.dumps(centres), encoding="utf-8")
    monkeypatch.setattr("network.territory.CENTRES", Path(short))
    with pytest.raises(LookupError, match="no middle of 13008"):
        load_territory()


@pytest.mark.skipif(not BORDERS.exists(), reason=NO_BORDERS)
def test_each_lies_inside_its_borders():
    from shapely.geometry import Point, shape

    centres = json.loads(CENTRES.read_text(encoding="utf-8"))["centres"]
    municipalities = json.loads(BORDERS.read_text(encoding="utf-8"))["features"]
    outside = [
        row["properties"]["name"] for row in municipalities if not shape(row["geometry"]).contains(Point(centres[row["properties"]["nis"]][::-1]))
    ]
    assert outside == [] and len(municipalities) == len(centres)
