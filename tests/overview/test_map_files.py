"""Points, files and frames: what machines and other websites get of the map, described, tagged, and with nothing private in it."""

import csv
import gzip
import io
import json
from pathlib import Path

import jsonschema
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from openapi_spec_validator import validate
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import write

from initiatives.factories import InitiativeFactory
from initiatives.models import Initiative
from initiatives.scale import make_many
from network.factories import OrganisationFactory
from network.models import EmbedHost
from overview.map.openapi import collection_schema, points_schema
from overview.map.tiles import check_tiles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_map")]
PLACES = ("min_lon_e7", "min_lat_e7", "max_lon_e7", "max_lat_e7", "center_zoom", "center_lon_e7", "center_lat_e7")
POINTS, SHEET, SHAPES = "/nl/kaart/punten.json", "/nl/kaart/initiatieven.csv", "/nl/kaart/initiatieven.geojson"


def rows(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_it_works(client):
    one = InitiativeFactory(name="De Vlinder", point=(51.1890123, 5.1160987), postal_code="2400")
    said = json.loads(client.get(POINTS).content)
    assert (said["id"], said["title"], said["lat"], said["lon"]) == ([one.pk], ["De Vlinder"], [51.189], [5.1161])
    assert said["categories"][str(said["category"][0])][0] == "Speelplekken" or said["categories"][str(said["category"][0])][1] == "triangle"
    columns = {name: len(value) for name, value in said.items() if isinstance(value, list)}
    assert set(columns) == {"id", "title", "category", "municipality", "lat", "lon"} and set(columns.values()) == {1}


def test_nothing_changed_is_a_304(client):
    InitiativeFactory()
    for address in (POINTS, SHEET, SHAPES, "/nl/kaart/openapi.json", "/nl/kaart/grenzen-2.json"):
        first = client.get(address)
        assert client.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    tag = client.get(POINTS).headers["ETag"]
    InitiativeFactory(name="Nieuw")
    assert client.get(POINTS, headers={"If-None-Match": tag}).status_code == 200


def test_ten_thousand_points_are_light(client):
    make_many(10_000)
    response = client.get(POINTS)
    assert len(gzip.compress(response.content, 6)) <= 250_000
    assert len(json.loads(response.content)["id"]) == 9_500
    page = client.get("/nl/kaart/")
    assert len(page.content) <= 100_000 and page.context["counted"].found == 10_000


def test_the_description_is_valid_and_true(client):
    make_many(40)
    Initiative.objects.filter(pk=Initiative.objects.listed()[0].pk).update(age_from=None, age_to=None, licence="own")
    validate(json.loads(client.get("/nl/kaart/openapi.json").content))
    jsonschema.validate(json.loads(client.get(POINTS).content), points_schema())
    for layer in ("activiteiten", "verhalen", "projecten"):
        jsonschema.validate(json.loads(client.get(f"{POINTS}?toon={layer}").content), points_schema())
    jsonschema.validate(json.loads(client.get(SHAPES).content), collection_schema())


def test_files_come_a_thousand_at_a_time(client):
    make_many(1_200)
    first = client.get(f"{SHEET}?gratis=1&leeftijd=9")
    total = int(first.headers["X-Total-Count"])
    assert total == len(rows(first)) and "Link" not in first.headers
    first = client.get(SHEET)
    following = first.headers["Link"].partition(">")[0].lstrip("<").replace("http://testserver", "")
    keys = [row["id"] for row in [*rows(first), *rows(client.get(following))]]
    assert len(rows(first)) == 1_000 and len(set(keys)) == 1_200 and "Link" not in client.get(following).headers


def test_a_spreadsheet_runs_nothing(client):
    InitiativeFactory(name='=HYPERLINK("https://kwaad.example";"klik")', summary="+32 014", source="@iets")
    (row,) = rows(client.get(SHEET))
    assert (row["name"][0], row["summary"][0], row["source"][0]) == ("'", "'", "'")


def test_what_others_may_not_use_has_no_words(client):
    InitiativeFactory(name="Van een ander", summary="Hun eigen zinnen.", licence="own")
    (row,) = rows(client.get(SHEET))
    assert (row["name"], row["summary"], row["licence"]) == ("Van een ander", "", "own")


def test_nothing_private_is_in_them(client):
    InitiativeFactory(
        name="Met contact", contact_name="Schildwacht", contact_email="schildwacht@example.org", contact_phone="0470 11 22 33",
        organisation=OrganisationFactory(private_contact="Schildwacht", email="schildwacht@example.org"),
    )  # fmt: skip
    for address in (POINTS, SHEET, SHAPES, "/nl/kaart/inbedden/", "/nl/kaart/inbedden/lijst.html"):
        text = client.get(address).content.decode()
        assert "Met contact" in text and "childwacht" not in text and "0470 11" not in text


@pytest.mark.parametrize("level", [0, 1, 2])
def test_borders_in_three_levels(client, level):
    said = json.loads(client.get(f"/nl/kaart/grenzen-{level}.json").content)
    assert said["type"] == "FeatureCollection" and len(said["features"]) > 50
    assert client.get("/nl/kaart/grenzen-3.json").status_code == 404


def test_a_frame_on_listed_websites_only(client):
    ours = OrganisationFactory(name="De Speelvogel")
    InitiativeFactory(name="De Vlinder", organisation=ours)
    EmbedHost.objects.create(organisation=ours, host="www.speelvogel.example")
    page = client.get("/nl/kaart/inbedden/?organisatie=de-speelvogel")
    assert "frame-ancestors www.speelvogel.example" in page.headers["Content-Security-Policy"] and "De Vlinder" in page.content.decode()
    assert "frame-ancestors 'none'" in client.get("/nl/kaart/").headers["Content-Security-Policy"]
    assert "<script" not in page.content.decode()
    listed = client.get("/nl/kaart/inbedden/lijst.html?organisatie=de-speelvogel").content.decode()
    assert f'href="{settings.SITE_URL}/nl/initiatief/' in listed and "De Vlinder" in listed and "<html" not in listed


def test_the_script_of_the_map_is_light():
    own = [Path(finders.find("js/menu.js")), *Path(finders.find("js/map")).glob("*.js"), Path(finders.find("leaflet/leaflet.js"))]
    assert len(own) >= 7 and sum(len(gzip.compress(file.read_bytes(), 9)) for file in own) <= 90_000


def test_streets_out_of_a_file_of_the_operator(client, settings, tmp_path):
    settings.MAP_TILES = str(tmp_path / "streets.pmtiles")
    write_tiles(settings.MAP_TILES, TileType.PNG, b"a picture")
    answer = client.get("/nl/kaart/tegels/8/131/85")
    assert (answer.content, answer.headers["Content-Type"]) == (b"a picture", "image/png")
    assert client.get("/nl/kaart/tegels/8/131/86").status_code == 404
    assert "/nl/kaart/tegels/{z}/{x}/{y}" in client.get("/nl/kaart/").content.decode() and check_tiles() == []


@pytest.mark.parametrize("content", ["vectors", "nonsense", "nothing"])
def test_a_file_that_is_no_map_of_pictures_is_said_at_the_start(settings, tmp_path, content):
    settings.MAP_TILES = str(tmp_path / f"{content}.pmtiles")
    if content == "vectors":
        write_tiles(settings.MAP_TILES, TileType.MVT, b"lines")
    elif content == "nonsense":
        Path(settings.MAP_TILES).write_bytes(b"no map " * 100)
    (error,) = check_tiles()
    assert settings.MAP_TILES in error.msg and "PMTiles" in error.hint


def write_tiles(path, kind, content):
    with write(path) as file:
        file.write_tile(zxy_to_tileid(8, 131, 85), content)
        file.finalize({"tile_type": kind, "tile_compression": Compression.NONE, **dict.fromkeys(PLACES, 0)}, {})


def test_no_file_of_streets_no_streets(client):
    assert client.get("/nl/kaart/tegels/8/131/85").status_code == 404
    assert client.get("/nl/kaart/tegels/99/1/1").status_code == 404
