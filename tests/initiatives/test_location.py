"""The location field: what the address gives, what somebody writes by hand, and what is refused with a sentence."""

import pytest
from django.db.models import Count, Q

from initiatives.factories import InitiativeFactory
from initiatives.models import Initiative, InitiativePlace
from network.enums import Precision
from network.models import Municipality, PostalCode
from tests.initiatives.test_desk import ADD, edit, errors
from tests.support import html
from tests.support.places import typed

pytestmark = pytest.mark.django_db
FIND = "/admin/plaats-zoeken/"
GEEL = "13008"


def place():
    return InitiativePlace.objects.get(initiative__name="De Speelbrug")


@pytest.fixture
def two():
    """A postal code of two municipalities, and the two."""
    codes = PostalCode.objects.annotate(several=Count("in_municipalities", filter=Q(in_municipalities__successor=None)))
    code = codes.filter(several__gt=1).order_by("pk")[0].pk
    return code, list(PostalCode.objects.municipalities(code))


def test_it_works(editor_client):
    answer = editor_client.get(FIND, {"postcode": "2440", "straat": "Markt 1"}).json()
    assert answer["municipality"] == GEEL and answer["municipalities"] == [{"nis": GEEL, "name": "Geel"}]
    assert answer["point"]["precision"] == "municipality" and 'cx="' in answer["map"] and "http" not in answer["map"]
    assert editor_client.post(ADD, typed(place={"latitude": "51,1623", "longitude": "4.9912"})).status_code == 302
    assert (place().latitude, place().longitude, place().precision) == (51.1623, 4.9912, Precision.EXACT)
    page = html.read(editor_client.get(edit(place().initiative))).soup
    assert page.select_one("[name=places-0-latitude]")["value"] == "51.1623" and page.select("#inline_child_places-0 [data-location-dot]")


def test_the_dot_stands_where_the_numbers_say(editor_client):
    """Read back from what the script gets, it is the same point."""
    drawing = html.BeautifulSoup(editor_client.get(FIND, {"postcode": "2440"}).json()["map"], "html.parser").svg
    geel = Municipality.objects.get(pk=GEEL)
    numbers = {name: float(drawing[f"data-{name}"]) for name in ("west", "north", "across", "down", "margin")}
    dot = drawing.select_one("[data-location-dot]")
    assert float(dot["cx"]) == pytest.approx(numbers["margin"] + (geel.longitude - numbers["west"]) * numbers["across"], abs=0.51)
    assert float(dot["cy"]) == pytest.approx(numbers["margin"] + (numbers["north"] - geel.latitude) * numbers["down"], abs=0.51)
    assert 0 < float(dot["cx"]) < 420


def test_a_postal_code_of_two_is_asked_for(editor_client, two):
    code, several = two
    answer = editor_client.get(FIND, {"postcode": code}).json()
    assert answer["municipality"] is None and len(answer["municipalities"]) == len(several) and answer["said"].endswith(".")
    response = editor_client.post(ADD, typed(place={"postal_code": code}))
    assert response.status_code == 200 and any(one.name in " ".join(errors(response)) for one in several)
    chosen = several[1]
    assert {one["value"] for one in html.read(response).soup.select("[name=places-0-municipality] option")} >= {one.pk for one in several}
    assert editor_client.post(ADD, typed(place={"postal_code": code, "municipality": chosen.pk})).status_code == 302
    assert place().municipality == chosen
    assert editor_client.get(FIND, {"postcode": code, "gemeente": chosen.pk}).json()["municipality"] == chosen.pk


REFUSED = {
    "outside Belgium": {"latitude": "48.85", "longitude": "2.35"},
    "swapped": {"latitude": "4.99", "longitude": "51.16"},
    "NaN": {"latitude": "nan", "longitude": "4.99"},
    "infinite": {"latitude": "51.16", "longitude": "inf"},
    "words": {"latitude": "noord", "longitude": "4.99"},
    "one of the two empty": {"latitude": "51.16"},
    "the other empty": {"longitude": "4.99"},
    "an unknown postal code": {"postal_code": "0001"},
    "no postal code": {"postal_code": ""},
    "a postal code in letters": {"postal_code": "abcd"},
    "another municipality": {"municipality": "13025"},
    "an unknown municipality": {"municipality": "99999"},
    "a municipality in words": {"municipality": "Geel\x00"},
    "twenty thousand digits": {"latitude": "5" * 20_000, "longitude": "4.99"},
    "a NUL": {"street": "a\x00b"},
    "an unknown precision": {"precision": "x"},
}


@pytest.mark.parametrize("wrong", REFUSED.values(), ids=REFUSED)
def test_it_refuses_with_a_sentence_and_keeps_what_was_typed(editor_client, wrong):
    response = editor_client.post(ADD, typed(place={"name": "Achter de kerk"} | wrong, summary="Dit blijft staan."))
    assert response.status_code == 200
    (said,) = errors(response)
    assert said.endswith("."), said
    page = html.read(response).soup
    assert page.select_one("[name=places-0-name]")["value"] == "Achter de kerk" and "Dit blijft staan." in response.content.decode()
    assert not Initiative.objects.filter(name="De Speelbrug").exists()


def test_swapped_says_swapped(editor_client):
    said = {name: " ".join(errors(editor_client.post(ADD, typed(place=REFUSED[name])))) for name in ("outside Belgium", "swapped", "NaN")}
    assert len(set(said.values())) == 3 and "49" in said["outside Belgium"]


def test_the_point_follows_the_address_unless_somebody_moved_it(editor_client):
    initiative = InitiativeFactory(name="De Speelbrug", street="Markt 1", point=(51.1623, 4.9912))
    here = {"id": place().pk, "latitude": "51.1623", "longitude": "4.9912", "precision": "exact", "municipality": GEEL}

    def save(**changed):
        response = editor_client.post(edit(initiative), typed(place=here | changed, initial=1, **{"action-publish": "1"}))
        assert response.status_code == 302, errors(response)
        return place()

    assert save(name="De bib").latitude == 51.1623
    assert save(name="De bib", street="Stationsstraat 5", latitude="51.17").latitude == 51.17
    here |= {"id": place().pk, "latitude": "51.17"}
    moved = save(name="De bib", street="Nieuwstraat 9")
    assert (moved.precision, moved.latitude) == (Precision.MUNICIPALITY, Municipality.objects.get(pk=GEEL).latitude)


def test_a_municipality_without_a_middle_stays_without_a_point_and_says_so(editor_client):
    Municipality.objects.filter(pk=GEEL).update(latitude=None, longitude=None)
    assert editor_client.post(ADD, typed()).status_code == 302
    assert place().latitude is None
    page = html.read(editor_client.get(edit(place().initiative))).soup
    assert len(page.select("#inline_child_places-0 [data-location] .help")) > 2
    assert editor_client.get(FIND, {"postcode": "2440"}).json()["point"] is None


NONSENSE = [
    "", "postcode=", "postcode=0000", "postcode=2440%00", "postcode=-1", "postcode=" + "2" * 20_000, "postcode=２４４０",
    "postcode=2440&gemeente=%FF&straat=%00", "postcode=2440&postcode=2400&gemeente=1",
]  # fmt: skip


@pytest.mark.parametrize("query", NONSENSE)
def test_nonsense_gets_an_answer(editor_client, query):
    assert editor_client.get(f"{FIND}?{query}").status_code in {200, 400}


def test_who_does_not_write_initiatives_does_not_look_up_addresses(translator_client, client):
    for one in (translator_client, client):
        assert one.get(FIND, {"postcode": "2440"}).status_code == 302
