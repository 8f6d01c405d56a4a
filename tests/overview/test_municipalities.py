"""What is in a municipality, on one page; the region counts its twenty-nine."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.factories import ActivityFactory
from consent.withdrawal import withdraw
from initiatives.factories import InitiativeFactory
from network.factories import OrganisationFactory, PlaceFactory
from network.models import Municipality
from stories.factories import StoryPageFactory
from tests.overview.test_map import names, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_map")]


def test_it_works(client, index):
    mol = Municipality.objects.get(name="Mol")
    InitiativeFactory(name="De Vlinder", postal_code="2400")
    InitiativeFactory(name="In Geel", postal_code="2440")
    place = PlaceFactory(postal_code="2400")
    ActivityFactory(organisation=place.organisation, place=place, title="Zangstonde")
    OrganisationFactory(name="Bib van de buurt", municipality=mol)
    story = StoryPageFactory(parent=index, title="De kwikstaart", municipality=mol)
    response = client.get("/nl/gemeente/mol/")
    text = response.content.decode()
    assert names(read(response)) == ["De Vlinder"] and '<h1><bdi lang="nl">Mol</bdi></h1>' in text
    for shown in ("Zangstonde", "Bib van de buurt", story.get_url(), f"?gemeente={mol.pk}"):
        assert shown in text
    assert "In Geel" not in text and story.get_url() not in client.get("/nl/gemeente/geel/").content.decode()
    withdraw(story.story_uid)
    assert story.get_url() not in client.get("/nl/gemeente/mol/").content.decode(), "a story that is taken back is gone at once"


def test_one_that_merged_leads_to_what_it_became(client):
    answer = client.get("/nl/gemeente/ham/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/nl/gemeente/tessenderlo-ham/")


def test_where_nothing_is_it_says_so(client):
    assert "/nl/kaart/tip/" in client.get("/nl/gemeente/retie/").content.decode()
    assert client.get("/nl/gemeente/nergens/").status_code == client.get("/nl/streek/nergens/").status_code == 404


def test_the_region_counts_twenty_nine(client):
    InitiativeFactory(postal_code="2400")
    page = client.get("/nl/streek/kempen/")
    assert page.context["number"] == 29 == len(read(page).select(".places li"))
    assert read(page).select_one('.places a[href="/nl/gemeente/mol/"]').find_next("span").get_text() == "1"


def test_much_or_little_asks_the_same(client):
    numbers = []
    for many in (2, 20):
        for number in range(many):
            InitiativeFactory(name=f"Speelplek {many} {number}", postal_code="2400")
        client.get("/fr/gemeente/mol/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/fr/gemeente/mol/")
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] <= 16
