"""Where an address lies, as the Flemish address register answers; off unless the operator has chosen it.

The answers in `recorded/` were NOT taken from the live service, which could not be reached: they are written by hand in the shape of
the sample on its help page (geo.api.vlaanderen.be/geolocation/Help), with house numbers and points of nobody.
"""

import itertools
import json
import logging
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from config.environment import env
from django.core.cache import cache
from django.utils import translation

from network.enums import Precision
from network.geocoding import Point, place_on_map
from network.geocoding.address_register import AddressRegister
from network.models import Municipality
from tests.support.strange_server import StrangeServer

pytestmark = pytest.mark.django_db
RECORDED = Path(__file__).parent / "recorded"
HOUSE = Point(51.16232, 4.991705, Precision.EXACT)
MIDDLE = Point(51.1621, 4.9896, Precision.MUNICIPALITY)


def recorded(name):
    return json.loads((RECORDED / f"{name}.json").read_text())


def house(location=(), **changes):
    """The answer of one house, but for this."""
    row = recorded("house")["LocationResult"][1]
    return {"LocationResult": [row | changes | {"Location": row["Location"] | dict(location)}]}


class Register:
    def __init__(self, settings):
        self.answers(recorded("house"))
        self.server = StrangeServer({"/v4/Location": lambda _request: self.answer, "/else": lambda _request: (200, {}, b"{}")})
        settings.FETCH_PORTS, settings.FETCH_ALLOWED_NETWORKS = {self.server.port}, ["127.0.0.0/8"]
        settings.GEOCODER_URL = f"{self.server.url}/v4/Location"

    def answers(self, content, status=200, **headers):
        self.answer = (status, headers, content if not isinstance(content, dict | list) else json.dumps(content).encode())

    @property
    def questions(self):
        return [parse_qs(urlsplit(request.path).query) for request in self.server.asked]


@pytest.fixture
def register(settings):
    made = Register(settings)
    with made.server:
        yield made


@pytest.fixture
def geel():
    geel = Municipality.objects.get(slug="geel")
    geel.latitude, geel.longitude = MIDDLE.latitude, MIDDLE.longitude
    return geel


@pytest.fixture
def said(caplog):
    """What was logged of this: one line, and no address in it."""

    def line():
        (record,) = (record for record in caplog.records if record.levelno >= logging.WARNING)
        text = record.getMessage()
        assert record.name == "network.geocoding.address_register"
        assert not any(word in text.casefold() for word in ("werft", "16", "2440", "geel")), text
        return text

    return line


def test_it_works(register, geel):
    assert place_on_map("Werft 16", "2440", geel) == HOUSE
    assert register.questions == [{"q": ["Werft 16, 2440 Geel"], "c": ["5"]}]
    (request,) = register.server.asked
    assert "Cookie" not in request.headers and request.headers["Accept"] == "application/json"


def test_off_by_default_nothing_leaves(register, geel, settings):
    assert env.scheme["GEOCODER_URL"] == (str, "")
    settings.GEOCODER_URL = ""
    assert place_on_map("Werft 16", "2440", geel) == MIDDLE
    assert register.server.asked == []


def test_without_a_centre_there_is_no_point(geel):
    geel.latitude = geel.longitude = None
    assert place_on_map("Werft 16", "2440", geel) is None


def test_without_a_number_it_is_the_street(register, geel):
    register.answers(recorded("street"))
    assert place_on_map("Werft", "2440", geel) == Point(51.1624, 4.9918, Precision.STREET)


def test_a_number_nobody_knows_is_the_street(register, geel):
    assert place_on_map("Werft 18", "2440", geel).precision == Precision.STREET


@pytest.mark.parametrize("kind", ["basisregisters_huisnummer_geinterpoleerd", "something_new", "", None])
def test_a_point_that_was_reckoned_is_not_exact(register, geel, kind):
    register.answers(house(LocationType=kind))
    assert place_on_map("Werft 16", "2440", geel).precision == Precision.STREET


@pytest.mark.parametrize("kind", ["basisregisters_huisnummer", "urbis_huisnummer", "basisregisters_huisnummer_aangeduidDoorBeheerder"])
def test_a_point_at_the_door_is_exact(register, geel, kind):
    register.answers(house(LocationType=kind))
    assert place_on_map("Werft 16", "2440", geel).precision == Precision.EXACT


TYPED = {
    "  werft   16 ": "werft 16", "Werft 16 bus 2": "Werft 16", "Werft, 16": "Werft 16", "Werft 16 a": "Werft 16a", "Werft 16/2": "Werft 16",
    "Werft 16-18": "Werft 16", "Werft 16A bus 0101": "Werft 16A", "1 Meistraat 5": "1 Meistraat 5", "11-Novemberlaan": "11-Novemberlaan",
    "Square 1980 3": "Square 1980 3", "Werft 16, box 3": "Werft 16", "Sint-Dimpnaplein 1 – & #": "Sint-Dimpnaplein 1 – & #",
}  # fmt: skip


@pytest.mark.parametrize("typed", TYPED)
def test_street_and_number_are_asked_without_the_box(register, geel, typed):
    place_on_map(typed, " 2440 ", geel)
    assert register.questions[0]["q"] == [f"{TYPED[typed]}, 2440 Geel"]


def test_accents_and_case_are_no_difference(register, geel):
    register.answers(house(Municipality="GÉÉL", Thoroughfarename="WÈRFT", Zipcode="2441"))
    assert place_on_map("Werft 16", "2440", geel) == HOUSE


def test_another_name_of_the_municipality_under_its_postal_code(register, geel):
    register.answers(house(Municipality="Geel (stad)"))
    assert place_on_map("Werft 16", "2440", geel) == HOUSE


def test_a_postal_code_of_two_municipalities_does_not_say_which(register, geel):
    geel.postal_codes.get(code="2440").in_municipalities.add(Municipality.objects.get(slug="mol"))
    register.answers(house(Municipality="Mol"))
    assert place_on_map("Werft 16", "2440", geel) == MIDDLE


def test_the_street_under_the_typed_postal_code_comes_first(register, geel):
    rows = house({"Lat_WGS84": 51.2}, Zipcode="2441")["LocationResult"] + house()["LocationResult"]
    register.answers({"LocationResult": rows})
    assert place_on_map("Werft 16", "2440", geel) == HOUSE


def test_a_street_of_two_other_villages_is_neither(register, geel):
    register.answers({"LocationResult": [house(Zipcode=code)["LocationResult"][0] for code in ("2441", "2442")]})
    assert place_on_map("Werft 16", "2440", geel) == MIDDLE


REFUSED = {
    "another municipality": recorded("elsewhere"),
    "the whole municipality": recorded("municipality"),
    "a number that lies on its municipality": house(LocationType="crab_huisnummer_afgeleidVanGemeente"),
    "nothing found": recorded("nothing"),
    "another street": house(Thoroughfarename="Werfstraat"),
    "outside Belgium": house({"Lat_WGS84": 52.3702}),
    "swapped": house({"Lat_WGS84": 4.9917, "Lon_WGS84": 51.1623}),
    "NaN": house({"Lat_WGS84": float("nan")}),
    "infinity": house({"Lon_WGS84": float("inf")}),
    "a number as text": house({"Lat_WGS84": "51.1623"}),
    "a truth": house({"Lat_WGS84": True}),
    "no number": house({"Lat_WGS84": None}),
    "10^400": house({"Lat_WGS84": 10**400}),
    "no point": {"LocationResult": [{name: value for name, value in house()["LocationResult"][0].items() if name != "Location"}]},
    "a point that is a list": {"LocationResult": [house()["LocationResult"][0] | {"Location": [51.1623, 4.9917]}]},
    "a name that is a list": house(Municipality=["Geel"]),
    "a street that is a number": house(Thoroughfarename=16),
    "rows that are no rows": {"LocationResult": [None, 1, "Werft 16", []]},
}


@pytest.mark.parametrize("why", REFUSED)
def test_an_answer_that_is_not_the_address(register, geel, said, why):
    register.answers(REFUSED[why])
    assert place_on_map("Werft 16", "2440", geel) == MIDDLE
    assert "does not know" in said()


UNREADABLE = {
    "HTML": b"<!doctype html><p>Werft 16, 2440 Geel",
    "nothing at all": b"",
    "no UTF-8": b'{"LocationResult": "\xff\xfe"}',
    "half an answer": json.dumps(house()).encode()[:100],
    "a list": [1, 2],
    "null": b"null",
    "a number": b"16",
    "results that are none": {"LocationResult": None},
    "results under another name": {"Message": "Werft 16"},
    "ten thousand brackets": b"[" * 50_000,
    "a number of five thousand digits": b'{"LocationResult": ' + b"9" * 5_000 + b"}",
    "a body too long to read": json.dumps(house(FormattedAddress="Werft " * 20_000)).encode(),
}


@pytest.mark.parametrize("why", UNREADABLE)
def test_an_answer_that_cannot_be_read(register, geel, said, why):
    register.answers(UNREADABLE[why])
    assert place_on_map("Werft 16", "2440", geel) == MIDDLE
    assert "cannot be read" in said()


@pytest.mark.parametrize("status", [400, 403, 404, 429, 500, 503])
def test_an_error_of_theirs(register, geel, said, status):
    register.answers(house(), status)
    assert place_on_map("Werft 16", "2440", geel) == MIDDLE
    assert str(status) in said()


@pytest.mark.parametrize("location", ["/else", "/v4/Location", "http://127.0.0.2/", "https://example.org/"])
def test_a_redirect_is_not_followed(register, geel, said, location):
    register.answers(b"", 302, Location=location)
    assert place_on_map("Werft 16", "2440", geel) == MIDDLE
    assert len(register.server.asked) == 1 and "leads elsewhere" in said()


def test_an_answer_without_end(register, geel, said):
    register.answers(itertools.repeat(b"x" * 2**16))
    assert place_on_map("Werft 16", "2440", geel) == MIDDLE
    assert said()


def test_a_slow_answer_is_not_waited_for(register, geel, said):
    def drops():
        while not register.server.over.wait(0.2):
            yield b" "

    register.answers(drops())
    begun = time.monotonic()
    assert place_on_map("Werft 16", "2440", geel) == MIDDLE
    assert 2.5 < time.monotonic() - begun < 4
    assert "too long" in said()


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "ftp://example.org/", "no address", "http://[", "http://10.0.0.1/", "http://a\x00b/"])
def test_an_address_of_a_geocoder_that_cannot_be_asked(register, geel, settings, said, address):
    settings.GEOCODER_URL = address
    assert place_on_map("Werft 16", "2440", geel) == MIDDLE
    assert said()


def test_production_asks_the_public_internet_alone(register, geel, settings, said):
    settings.FETCH_ALLOWED_NETWORKS = []
    assert place_on_map("Werft 16", "2440", geel) == MIDDLE
    assert register.server.asked == [] and "public internet" in said()


def test_the_log_is_english_whoever_types(register, geel, said):
    register.answers(b"", 500)
    with translation.override("nl"):
        place_on_map("Werft 16", "2440", geel)
        assert translation.get_language() == "nl"
    assert "There is nothing to read" in said()


UNASKED = ["", "   ", "16", "–", "Werft\x0016", "Werft \ud800", "Werft \u202e16", "W" * 20_000, "-1", str(10**12)]


@pytest.mark.parametrize("street", UNASKED, ids=range(len(UNASKED)))
def test_what_is_no_street_is_not_asked(register, geel, street):
    assert place_on_map(street, "2440", geel) == MIDDLE
    assert register.server.asked == []


@pytest.mark.parametrize("code", ["", "244", "24400", "0440", "-244", "24\x0040", "٢٤٤٠", "\ud800", "2" * 20_000, "2440 Geel"], ids=range(10))
def test_what_is_no_postal_code_is_not_asked(register, geel, code):
    assert place_on_map("Werft 16", code, geel) == MIDDLE
    assert register.server.asked == []


@pytest.mark.parametrize("piece", ["a 1 ", "1 - ", "bus", " a", "1", ", 1/", "a1 bus "])
def test_no_line_takes_long_to_read(register, geel, piece):
    begun = time.monotonic()
    place_on_map((f"a 1 {piece * 120}")[:119] + "&", "2440", geel)
    assert time.monotonic() - begun < 1


def test_preview_and_save_ask_once(register, geel):
    for typed in ("Werft 16", " werft  16", "WERFT 16 bus 3"):
        assert place_on_map(typed, "2440", geel) == HOUSE
    assert len(register.server.asked) == 1
    place_on_map("Werft 17", "2440", geel)
    assert len(register.server.asked) == 2


def test_an_answer_is_kept_for_a_day(register, geel, time_machine):
    register.answers(recorded("nothing"))
    time_machine.move_to("2027-03-01T12:00:00+01:00", tick=False)
    assert place_on_map("Werft 16", "2440", geel) == MIDDLE
    register.answers(house())
    time_machine.move_to("2027-03-02T11:59:00+01:00", tick=False)
    assert place_on_map("Werft 16", "2440", geel) == MIDDLE
    time_machine.move_to("2027-03-02T12:01:00+01:00", tick=False)
    assert place_on_map("Werft 16", "2440", geel) == HOUSE


def test_that_nobody_answered_is_kept_for_a_minute(register, geel, time_machine):
    register.answers(b"", 503)
    time_machine.move_to("2027-03-01T12:00:00+01:00", tick=False)
    place_on_map("Werft 16", "2440", geel)
    register.answers(house())
    assert place_on_map("Werft 16", "2440", geel) == MIDDLE
    time_machine.move_to("2027-03-01T12:01:01+01:00", tick=False)
    assert place_on_map("Werft 16", "2440", geel) == HOUSE


def test_the_cache_holds_no_address(register, geel):
    place_on_map("Werft 16", "2440", geel)
    held = [f"{key} {cache.get(key.split(':', 2)[2])}" for key in cache._cache if "geocoder" in key]
    assert len(held) == 1 and "exact" in held[0]
    assert not any(word in held[0].casefold() for word in ("werft", "2440", "geel"))


def test_the_geocoder_alone_says_nothing_rather_than_the_middle(register, geel, settings):
    register.answers(recorded("elsewhere"))
    assert AddressRegister(settings.GEOCODER_URL).locate("Werft 16", "2440", geel) is None
