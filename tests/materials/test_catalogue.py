"""What can be borrowed where: filtered, counted, in the language of the page, and only what may be seen."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.factories import InitiativeFactory
from initiatives.models import Initiative
from materials.factories import MaterialFactory
from materials.models import Material
from network.enums import OrganisationStatus
from network.factories import OrganisationFactory
from network.models import Organisation
from pictures.enums import PeopleState
from pictures.factories import PictureFactory
from pictures.models import Picture, PicturePerson
from tests.support import html

pytestmark = pytest.mark.django_db
LIST = "/nl/lenen/"


@pytest.fixture(autouse=True)
def nothing_of_the_demo(db):
    Material.objects.all().delete()


@pytest.fixture
def spelotheek():
    return OrganisationFactory(name="De Speelvogel")


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def soup(response):
    assert response.status_code == 200
    return html.read(response).soup


def names(client, query="", path=LIST):
    return [heading.get_text(strip=True) for heading in soup(client.get(f"{path}{query}")).select(".things h2")]


def test_it_works(client, spelotheek):
    place = InitiativeFactory(name="De Speelhoek")
    MaterialFactory(name="Loopfiets", kind="sport", age_from=2, age_to=4, organisation=spelotheek, initiative=place, conditions="Een jaar, 10 euro.")
    (thing,) = soup(client.get(LIST)).select(".thing")
    said = " ".join(thing.get_text(" ").split())
    assert "Loopfiets" in said and "Een jaar, 10 euro." in said and "2 tot 4 jaar" in said and "De Speelvogel" in said and "Geel" in said
    assert {link["href"] for link in thing.select("a")} == {"/nl/organisatie/de-speelvogel/", place.get_absolute_url(), "/nl/gemeente/geel/"}
    assert thing.select_one("svg[aria-hidden=true]") and not thing.select("img")


FILTERS = {
    "nothing": ("", {"Loopfiets", "Boeken", "Trom"}),
    "municipality": ("?gemeente=13008", {"Loopfiets", "Trom"}),
    "another municipality": ("?gemeente=13025", {"Boeken"}),
    "where nothing is": ("?gemeente=13040", set()),
    "kind": ("?soort=books", {"Boeken"}),
    "age": ("?leeftijd=5", {"Boeken", "Trom"}),
    "an age at the end": ("?leeftijd=4", {"Loopfiets", "Boeken", "Trom"}),
    "a word": ("?q=trommel", {"Trom"}),
    "a word of the lender": ("?q=speelvogel", {"Loopfiets", "Trom"}),
    "two words": ("?q=houten+LOOPFIETS", {"Loopfiets"}),
    "words of two things": ("?q=trommel+loopfiets", set()),
    "who lends it": ("?organisatie=de-speelvogel", {"Loopfiets", "Trom"}),
    "nobody": ("?organisatie=bestaat-niet", set()),
    "two at once": ("?gemeente=13008&leeftijd=5", {"Trom"}),
    "nonsense": ("?gemeente=x&soort=x&leeftijd=-1&pagina=x&organisatie=%21&initiatief=x", {"Loopfiets", "Boeken", "Trom"}),
}


@pytest.mark.parametrize(("query", "found"), FILTERS.values(), ids=FILTERS)
def test_each_filter(client, spelotheek, query, found):
    MaterialFactory(name="Loopfiets", kind="sport", age_to=4, organisation=spelotheek, description="Van houten planken.")
    MaterialFactory(name="Boeken", kind="books", postal_code="2400", age_from=3, age_to=8)
    MaterialFactory(name="Trom", kind="music", organisation=spelotheek, description="Een trommel met stokken.")
    assert set(names(client, query)) == found
    assert client.get(f"{LIST}{query}").context["found"] == len(found)


NONSENSE = [
    "?leeftijd=999", "?leeftijd=٣", "?gemeente=99999", "?q=%27%22%25_%5C", f"?q={'woord+' * 300}", "?pagina=999", "?pagina=-1",
    "?initiatief=999999999",
]  # fmt: skip


@pytest.mark.parametrize("query", NONSENSE)
def test_nonsense_never_breaks_it(client, query):
    MaterialFactory()
    assert client.get(f"{LIST}{query}").status_code == 200
    assert client.get(f"/ar/lenen/{query}").status_code == 200


def test_what_was_chosen_stays_chosen(client):
    MaterialFactory()
    page = soup(client.get(f"{LIST}?gemeente=13040&soort=books&leeftijd=40&q=trom&organisatie=de-speelvogel"))
    chosen = {select["name"]: select.select_one("option[selected]")["value"] for select in page.select(".filters select")}
    assert chosen == {"gemeente": "13040", "soort": "books", "leeftijd": "40"}
    assert page.select_one("[name=q]")["value"] == "trom" and page.select_one("[name=organisatie]")["value"] == "de-speelvogel"


def test_only_where_something_is_can_be_chosen(client):
    MaterialFactory(postal_code="2400")
    MaterialFactory(is_lent=False)
    options = [option["value"] for option in soup(client.get(LIST)).select("[name=gemeente] option")]
    assert options == ["", "13025"]


def test_what_one_fetches_somewhere(client):
    place, hidden = InitiativeFactory(name="De Speelhoek"), InitiativeFactory(name="De Geheime Hoek", live=False)
    MaterialFactory(name="Hier", initiative=place)
    MaterialFactory(name="Daar", initiative=hidden)
    assert names(client, f"?initiatief={place.pk}") == ["Hier"]
    assert "De Speelhoek" in client.get(f"{LIST}?initiatief={place.pk}").text
    assert "De Geheime Hoek" not in client.get(f"{LIST}?initiatief={hidden.pk}").text


def test_an_empty_list_says_what_to_do(client):
    for query in ("", "?q=eenhoorn"):
        page = soup(client.get(f"{LIST}{query}"))
        assert page.select_one(".found [role=status]").get_text(strip=True)
        assert not page.select(".things") and bool(page.select(".found a")) == bool(query)


def test_more_than_a_page(client):
    for number in range(30):
        MaterialFactory(name=f"Ding {number:02}", kind="books" if number else "toys")
    first, second = names(client, "?soort=books"), names(client, "?soort=books&pagina=2")
    assert (len(first), len(second), len({*first, *second})) == (24, 5, 29)
    (following,) = soup(client.get(f"{LIST}?soort=books")).select(".pages a[rel=next]")
    assert names(client, following["href"].removeprefix(LIST)) == second


HIDDEN = {
    "not lent any more": lambda thing: Material.objects.filter(pk=thing.pk).update(is_lent=False),
    "of somebody suspended": lambda thing: Organisation.objects.filter(pk=thing.organisation_id).update(status=OrganisationStatus.SUSPENDED),
    "of somebody invited": lambda thing: Organisation.objects.filter(pk=thing.organisation_id).update(status=OrganisationStatus.INVITED),
    "of somebody who stopped": lambda thing: Organisation.objects.filter(pk=thing.organisation_id).update(status=OrganisationStatus.CLOSED),
}


@pytest.mark.parametrize("hide", HIDDEN.values(), ids=HIDDEN)
def test_what_is_not_public_is_nowhere(client, spelotheek, hide):
    thing = MaterialFactory(name="Zeldzame loopfiets", organisation=spelotheek)
    addresses = [LIST, "/ar/lenen/", "/nl/lenen/?q=loopfiets", "/nl/lenen/?organisatie=de-speelvogel"]
    assert [address for address in addresses if "Zeldzame loopfiets" not in client.get(address).text] == []
    hide(thing)
    assert [address for address in addresses if "Zeldzame loopfiets" in client.get(address).text] == []
    assert hide is HIDDEN["not lent any more"] or "De Speelvogel" not in client.get("/nl/lenen/?organisatie=de-speelvogel").text


def test_a_place_that_is_not_on_the_map_is_not_named(client):
    place = InitiativeFactory(name="De Geheime Hoek")
    MaterialFactory(initiative=place)
    Initiative.objects.filter(pk=place.pk).update(live=False)
    (thing,) = soup(client.get(LIST)).select(".thing")
    assert "De Geheime Hoek" not in thing.get_text() and "Geel" in thing.get_text()


# Its picture.


def test_a_picture_of_a_thing_is_shown(client, committed):
    with committed():
        MaterialFactory(picture=PictureFactory(nobody=True, kind="bike", alt_text="Een fiets met een bel"))
    (picture,) = soup(client.get(LIST)).select(".thing img")
    assert picture["alt"] == "Een fiets met een bel" and picture["src"].startswith("/media/pictures/")
    assert client.get(picture["src"]).status_code == 200


@pytest.mark.parametrize("state", [PeopleState.UNCHECKED, PeopleState.LISTED])
def test_a_picture_with_somebody_in_it_never_is(client, committed, state):
    with committed():
        MaterialFactory(picture=PictureFactory(people_state=state))
    assert not soup(client.get(LIST)).select(".thing img") and soup(client.get(LIST)).select(".thing svg")


def test_somebody_seen_in_it_later_takes_it_away_at_once(client, committed):
    picture = PictureFactory(nobody=True)
    with committed():
        MaterialFactory(picture=picture)
    assert soup(client.get(LIST)).select(".thing img")
    PicturePerson.objects.create(picture=picture, element="face")
    Picture.objects.filter(pk=picture.pk).update(people_state=PeopleState.LISTED)
    assert not soup(client.get(LIST)).select(".thing img")


def test_once_somebody_has_looked_it_is_shown(client, committed):
    picture = PictureFactory()
    with committed():
        MaterialFactory(picture=picture)
    picture.people_state = PeopleState.NONE
    with committed():
        picture.save()
    assert soup(client.get(LIST)).select(".thing img")


# In other languages.


def test_its_words_in_another_language(client, translate):
    thing = MaterialFactory(name="Loopfiets", description="Van hout.")
    translate(thing, "fr", name="Draisienne", description="En bois.", conditions="Un an.")
    (heading,) = soup(client.get("/fr/lenen/")).select(".things h2")
    assert (heading.get_text(strip=True), heading["lang"]) == ("Draisienne", "fr")
    assert names(client, "?q=draisienne", "/fr/lenen/") == ["Draisienne"] and names(client, "?q=draisienne") == []
    thing.name = "Loopfiets met een bel"
    thing.save()
    assert names(client, "", "/fr/lenen/") == ["Loopfiets met een bel"], "a translation of older words is not shown"


def test_an_arabic_page_says_what_is_dutch(client, spelotheek, committed):
    with committed():
        MaterialFactory(
            name="Loopfiets", organisation=spelotheek, initiative=InitiativeFactory(name="De Speelhoek"),
            picture=PictureFactory(nobody=True, alt_text="Een fiets"),
        )  # fmt: skip
    page = soup(client.get("/ar/lenen/"))
    assert page.html["dir"] == "rtl"
    (thing,) = page.select(".thing")
    for words in ("Loopfiets", "Twintig houten blokken in een kist.", "De Speelvogel", "De Speelhoek", "Geel"):
        around = thing.find(string=lambda text, words=words: text and words in text).parent
        assert around.find_parent(lang=True)["lang"] == "nl" if not around.has_attr("lang") else around["lang"] == "nl", words
    assert thing.select_one("h2")["dir"] == "ltr" and thing.select_one("img")["lang"] == "nl"


# How much it asks.


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_it_asks_no_more_of_sixty_than_of_five(client, language, query_count, committed, translate):
    def make(number, **more):
        with committed():
            for _each in range(number):
                thing = MaterialFactory(initiative=InitiativeFactory(), **more)
                translate(thing, "fr", name=f"Chose {thing.pk}")

    def asked():
        address = f"/{language}/lenen/?q=o"
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    make(4)
    # Its name keeps the one with a picture on the first page.
    make(1, name="Aan en uit: een doos knoppen", picture=PictureFactory(nobody=True))
    few = asked()
    make(55)
    assert asked() == few
    with query_count(12):
        client.get(f"/{language}/lenen/")


def test_it_is_good_html(client):
    MaterialFactory()
    page = html.read(client.get(LIST))
    assert page.errors() == [] and page.inline() == [] and page.foreign() == []
    assert page.heading_levels()[:2] == [1, 2]
