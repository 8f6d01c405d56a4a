"""«In de buurt»: one question, and the same answer in the list, on the drawing, in the points, the files and on the municipality's page."""

import csv
import datetime
import io
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from initiatives.factories import InitiativeFactory, place_at
from initiatives.models import Initiative, InitiativeText
from initiatives.scale import make_many
from network.enums import OrganisationStatus
from network.factories import OrganisationFactory
from network.models import PostalCode, Region
from tests.support import html

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_map")]
MOL, GEEL, BALEN = "13025", "13008", "13003"
QUESTION = f"?gemeente={MOL}&categorie=play-spot&leeftijd=8"


@pytest.fixture
def asked(client):
    """What each way of asking answers to the same question: names, and how many."""

    def ask(query):
        page = read(client.get(f"/nl/kaart/{query}"))
        points = json.loads(client.get(f"/nl/kaart/punten.json{query}").content)
        rows = list(csv.DictReader(io.StringIO(client.get(f"/nl/kaart/initiatieven.csv{query}").content.decode("utf-8-sig"))))
        features = json.loads(client.get(f"/nl/kaart/initiatieven.geojson{query}").content)["features"]
        return {
            "list": names(page), "count": found(page), "points": sorted(points["title"]), "points_count": points["found"],
            "csv": sorted(row["name"] for row in rows), "geojson": sorted(one["properties"]["name"] for one in features),
        }  # fmt: skip

    return ask


def read(response):
    assert response.status_code == 200
    return html.read(response).soup


def names(page):
    return sorted(link.get_text(strip=True) for link in page.select(".find h3 a"))


def found(page):
    strong = page.select_one('.found [role="status"] strong') or page.select_one(".found p strong")
    return int(strong.get_text()) if strong else 0


def spots(page):
    return dict(re.fullmatch(r"(.+): (\d+) .+", link["aria-label"]).groups() for link in page.select(".region a"))


def play_spots():
    for name, more in {
        "De Vlinder": {}, "Zandput": {"age_from": 6, "age_to": 12}, "Voor kleintjes": {"age_to": 3}, "Tieners": {"age_from": 12},
    }.items():  # fmt: skip
        InitiativeFactory(name=name, postal_code="2400", **more)
    InitiativeFactory(name="In Geel", postal_code="2440")
    InitiativeFactory(name="Huiswerkklas", postal_code="2400", kind="homework-help")


def test_play_spots_in_mol_for_a_child_of_eight(client, asked):
    play_spots()
    expected = ["De Vlinder", "Zandput"]
    said = asked(QUESTION)
    assert said == {"list": expected, "count": 2, "points": expected, "points_count": 2, "csv": expected, "geojson": expected}
    town = read(client.get("/nl/gemeente/mol/?categorie=play-spot&leeftijd=8"))
    assert names(town) == expected and found(town) == 2
    arabic = read(client.get(f"/ar/kaart/{QUESTION}"))
    assert names(arabic) == expected and found(arabic) == 2
    assert spots(read(client.get(f"/nl/kaart/{QUESTION}"))) == {"Mol": "2"}


def test_a_function_holds_its_kinds_and_a_second_kind_counts(asked):
    InitiativeFactory(name="Speeltuin", kind="play-spot")
    InitiativeFactory(name="Sportclub", kind="sport")
    tuin = InitiativeFactory(name="Samentuin", kind="garden", also=[InitiativeFactory(name="x", live=False).category])
    assert asked("?categorie=play")["list"] == ["Samentuin", "Speeltuin", "Sportclub"]
    assert asked("?categorie=garden")["list"] == [tuin.name]


def test_each_is_drawn_once_where_it_fits_first(client, asked):
    many = InitiativeFactory(name="Op vier plaatsen", postal_code="2440")
    many.places.add(place_at("2400"), place_at("2490"))
    many.save_revision().publish()
    assert asked("")["points"] == ["Op vier plaatsen"] and spots(read(client.get("/nl/kaart/"))) == {"Geel": "1"}
    assert spots(read(client.get(f"/nl/kaart/?gemeente={MOL}"))) == {"Mol": "1"}
    points = json.loads(client.get(f"/nl/kaart/punten.json?gemeente={BALEN}").content)
    assert points["municipality"] == [BALEN] and points["municipalities"] == {BALEN: "Balen"}


def test_what_has_no_place_is_listed_and_counted(client, asked):
    kempen = Region.objects.get(slug="kempen")
    InitiativeFactory(name="Overal", postal_code=None, everywhere=kempen)
    InitiativeFactory(name="Ergens", postal_code="2400")
    said = asked("")
    assert said["count"] == 2 and said["points"] == ["Ergens"] and said["points_count"] == 2
    counted = client.get("/nl/kaart/").context["counted"]
    assert (counted.found, counted.drawn, counted.not_drawn) == (2, 1, 1)
    assert asked(f"?gemeente={MOL}")["list"] == ["Ergens", "Overal"], "everywhere is also there"
    assert asked("?gemeente=44021")["list"] == [], "and not outside the region"


@pytest.mark.parametrize(("days", "listed", "drawn"), [(364, True, True), (430, True, True), (490, True, False), (550, False, False)])
def test_nobody_said_for_long_that_it_is_right(asked, days, listed, drawn):
    InitiativeFactory(name="Oud", confirmed_at=timezone.now() - datetime.timedelta(days=days))
    said = asked("")
    assert (said["list"] == ["Oud"], said["points"] == ["Oud"]) == (listed, drawn)
    assert said["count"] == said["points_count"] == listed


def test_what_the_public_may_not_see_is_nowhere(asked):
    InitiativeFactory(name="Kladversie", live=False)
    InitiativeFactory(name="Geschorst", organisation=OrganisationFactory(status=OrganisationStatus.SUSPENDED))
    said = asked("")
    assert said["list"] == said["points"] == said["csv"] == said["geojson"] == []


def test_near_a_postal_code_the_nearest_first(client):
    for name, point in {"Ver": (51.25, 5.0), "Dicht": (51.163, 4.992), "Midden": (51.2, 4.99), "Te ver": (51.4, 4.9)}.items():
        InitiativeFactory(name=name, point=point)
    InitiativeFactory(name="Overal", postal_code=None, everywhere=Region.objects.get(slug="kempen"))

    def listed(query):
        return [link.get_text(strip=True) for link in read(client.get(f"/nl/kaart/{query}")).select(".find h3 a")]

    assert listed("?postcode=2440") == ["Dicht", "Midden", "Ver", "Overal"]
    assert listed("?postcode=2440&afstand=5") == ["Dicht", "Midden", "Overal"]
    assert listed("?postcode=2440&afstand=40")[-2:] == ["Te ver", "Overal"]


def test_who_speaks_what_is_free_and_whose_it_is(asked):
    ours, theirs = OrganisationFactory(name="De Speelvogel"), OrganisationFactory(name="Mee-doeners")
    InitiativeFactory(name="Gratis", cost="free", languages=["nl", "ar"], organisation=ours)
    InitiativeFactory(name="Samen", cost="paid", languages=["nl"], partners=[theirs])
    assert asked("?spreekt=ar")["list"] == asked("?gratis=1")["list"] == asked("?organisatie=de-speelvogel")["list"] == ["Gratis"]
    assert asked("?organisatie=mee-doeners")["list"] == ["Samen"] and asked("?spreekt=nl")["count"] == 2


def test_a_word_is_found_in_name_and_text(asked):
    InitiativeFactory(name="De Kwikstaart", summary="Een moestuin achter de kerk.")
    assert asked("?q=moestuin")["list"] == asked("?q=kwikstaart")["points"] == ["De Kwikstaart"]
    assert asked("?q=onvindbaar")["count"] == 0


def test_the_words_are_those_of_the_page(client):
    initiative = InitiativeFactory(name="Babbelcafé")
    InitiativeText.objects.get(initiative=initiative).copy_for_translation(arabic()).save()
    InitiativeText.objects.filter(initiative=initiative, locale=arabic()).update(name="مقهى الحديث")
    assert names(read(client.get("/ar/kaart/"))) == ["مقهى الحديث"]
    assert json.loads(client.get("/ar/kaart/punten.json").content)["title"] == ["مقهى الحديث"]
    assert names(read(client.get("/nl/kaart/"))) == ["Babbelcafé"]


def arabic():
    from wagtail.models import Locale

    return Locale.objects.get(language_code="ar")


STRANGE = {
    "gemeente": ["1", "99999", "Mol", "13025x", "-1", "9" * 400], "categorie": ["bestaat-niet", "<script>", "%"], "leeftijd": ["abc", "-3", "999"],
    "postcode": ["99", "9999", "abcd", "٢٤٤٠"], "afstand": ["3", "-10", "NaN"], "spreekt": ["xx"], "organisatie": ["niemand"], "streek": ["nergens"],
}  # fmt: skip


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in STRANGE.items() for value in values])
def test_nonsense_filters_nothing_and_says_so(client, name, value):
    InitiativeFactory(name="Toch gevonden")
    page = read(client.get("/nl/kaart/", {name: value, "leeftijd" if name != "leeftijd" else "q": "8" if name != "leeftijd" else ""}))
    assert names(page) == ["Toch gevonden"]
    notes = [note.get_text(strip=True) for note in page.select(".near__found .notice")]
    assert len(notes) == 1 and (value[:30] in notes[0] or name == "afstand")
    if name == "postcode":
        assert page.select_one("#filter-postcode")["value"] == value[:30], "what was typed stays"
    if name != "leeftijd":
        assert page.select_one('#filter-leeftijd option[selected][value="8"]'), "and so does the rest"


def test_a_postal_code_of_two_municipalities_asks_which(client):
    code = next(code for code in PostalCode.objects.order_by("pk") if PostalCode.objects.municipalities(code.pk).count() > 1)
    places = list(PostalCode.objects.municipalities(code.pk))
    for place in places:
        InitiativeFactory(name=f"In {place.name}", postal_code=None).places.add(place_at(code.pk))
    page = read(client.get(f"/nl/kaart/?postcode={code.pk}&afstand=5"))
    links = {link.get_text(strip=True): link["href"] for link in page.select(".near__which a")}
    assert links.keys() == {place.name for place in places}
    chosen = read(client.get(links[places[1].name]))
    assert not chosen.select(".near__which a") and "postcode" in links[places[1].name] and not chosen.select(".near__found .notice")


def test_a_municipality_that_merged_is_what_it_became(client):
    page = read(client.get("/nl/kaart/?gemeente=71069"))
    assert "Ham" in page.select_one(".near__found .notice").get_text()
    assert page.select_one('#filter-gemeente option[selected][value="71071"]')


def test_the_borders_are_always_attributed(client):
    assert "CC BY 4.0" in read(client.get("/nl/kaart/")).select_one(".region figcaption").get_text()
    assert "CC BY 4.0" in client.get("/nl/kaart/inbedden/").content.decode()


MOST = dict.fromkeys(["/nl/kaart/", f"/nl/kaart/{QUESTION}", "/ar/kaart/?categorie=play"], 10)
MOST |= dict.fromkeys(["/nl/kaart/punten.json", f"/nl/kaart/punten.json{QUESTION}"], 3)


@pytest.mark.parametrize("address", MOST)
def test_it_asks_little_and_no_more_when_there_is_more(client, query_count, address):
    numbers = []
    for many in (10, 400):
        make_many(many)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] <= MOST[address], [query["sql"][:150] for query in queries.captured_queries]


def test_all_that_is_listed_is_drawn_or_counted(client, asked):
    make_many(285)
    page, points = client.get("/nl/kaart/"), json.loads(client.get("/nl/kaart/punten.json").content)
    counted = page.context["counted"]
    drawn = sum(int(spot.number) for spot in [*page.context["drawn"].spots, *page.context["drawn"].elsewhere])
    assert drawn == counted.drawn == len(points["id"]) and drawn + counted.not_drawn == counted.found == 285
    assert counted.found == Initiative.objects.listed().count()
