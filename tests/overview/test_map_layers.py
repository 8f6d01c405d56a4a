"""What else the map shows: stories on their municipality and never fewer than three together, dates, projects."""

import json

import pytest

from activities.factories import ActivityFactory
from activities.models import Activity
from consent.withdrawal import withdraw
from initiatives.factories import InitiativeFactory
from network.factories import PlaceFactory
from network.models import Municipality
from projects.models import ProjectPage
from stories.factories import StoryPageFactory
from stories.models import StoryPage
from tests.overview.test_map import read, spots

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_map")]
MOL, RETIE = "13025", "13036"


@pytest.fixture
def told(index):
    """Three stories in Mol and two in Retie, beside nothing of the demo."""
    for story in StoryPage.objects.visible():
        withdraw(story.story_uid)
    return [
        StoryPageFactory(parent=index, municipality=Municipality.objects.get(pk=nis), title=f"Verhaal {number}")
        for number, nis in enumerate([MOL] * 3 + [RETIE] * 2)
    ]


def test_three_stories_stand_on_their_municipality_and_two_nowhere(client, told):
    page = client.get("/nl/kaart/?toon=verhalen")
    assert spots(read(page)) == {"Mol": "3"}
    assert (page.context["counted"].found, page.context["counted"].not_drawn) == (5, 2)
    points = json.loads(client.get("/nl/kaart/punten.json?toon=verhalen").content)
    assert (points["municipality"], points["number"], points["found"]) == ([MOL], [3], 5)
    text = page.content.decode()
    rows = [row.get_text(" ", strip=True) for row in read(page).select(".finds .find")]
    assert rows == ["Mol 3 verhalen", "In andere gemeenten 2 verhalen"], "the others folded together"
    assert "Retie: " not in text and all(story.title not in text for story in told), "no story on a point"


def test_the_same_words_find_stories_and_projects(client, told):
    assert client.get("/nl/kaart/?toon=verhalen&q=onvindbaar").context["counted"].found == 0
    assert client.get("/nl/kaart/?toon=projecten&q=onvindbaar").context["counted"].found == 0
    assert client.get("/nl/kaart/?toon=verhalen&streek=kempen").context["counted"].found == 5


def test_a_story_that_closes_leaves_the_map_at_once(client, told):
    withdraw(told[0].story_uid)
    page = client.get("/nl/kaart/?toon=verhalen")
    assert spots(read(page)) == {} and page.context["counted"].found == 4
    assert json.loads(client.get("/nl/kaart/punten.json?toon=verhalen").content)["municipality"] == []


def test_dates_stand_where_they_are(client):
    Activity.objects.update(live=False)
    place = PlaceFactory(postal_code="2400")
    ActivityFactory(organisation=place.organisation, place=place, title="Zangstonde", category="play", age_from=6, age_to=12)
    page = client.get("/nl/kaart/?toon=activiteiten&categorie=play-spot&leeftijd=8")
    assert spots(read(page)) == {"Mol": "1"} and "Zangstonde" in page.content.decode()
    assert client.get("/nl/kaart/?toon=activiteiten&leeftijd=15").context["counted"].found == 0


def test_projects_stand_where_their_initiatives_are(client):
    ProjectPage.municipalities.through.objects.all().delete()
    project = ProjectPage.objects.visible().in_language("nl").first()
    for code in ("2400", "2440"):
        initiative = InitiativeFactory(postal_code=code)
        initiative.projects = [project]
        initiative.save()
    page = client.get("/nl/kaart/?toon=projecten")
    assert spots(read(page)) == {"Geel": "1", "Mol": "1"} and project.title in page.content.decode()
    assert project.title in client.get("/nl/gemeente/mol/").content.decode()
    arabic = client.get(f"/ar/kaart/?toon=projecten&gemeente={MOL}")
    assert arabic.context["counted"].found == 1
    project.municipalities.set(Municipality.objects.filter(name__in=["Mol", "Retie"]))
    project.municipalities.commit()
    assert spots(read(client.get("/nl/kaart/?toon=projecten"))) == {"Geel": "1", "Mol": "1", "Retie": "1"}, "and where it says so of itself"


def test_an_unknown_layer_is_the_first(client):
    assert client.get("/nl/kaart/?toon=<script>").context["layer"].key == "initiatieven"
