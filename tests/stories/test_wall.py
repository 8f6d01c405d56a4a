"""The wall, its filters, its feed and the view of a municipality: plain GET, only what the public may see."""

import pytest
from django.db.models import Q

from consent.withdrawal import withdraw
from network.models import Municipality
from stories.blocks import SoundBlock
from stories.factories import StoryPageFactory
from stories.models import StoryPage

pytestmark = pytest.mark.django_db

WALL = "/nl/verhalen/"


@pytest.fixture
def story(index):
    mol = Municipality.objects.get(name="Mol")
    return StoryPageFactory(
        parent=index, title="De kwikstaart", themes=["music", "nature"], talent="animals", municipality=mol, body=[("text", "<p>Een kwikstaart.</p>")]
    )


def found(client, **query):
    page = client.get(WALL, query)
    assert page.context["found"] == page.context["stories"].paginator.count
    return {story.pk for story in page.context["stories"].paginator.object_list}


def test_it_works(client, story):
    assert story.pk in found(client)
    assert "De kwikstaart" in client.get(WALL).content.decode()


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({"thema": "music"}, True),
        ({"thema": "sport"}, False),
        ({"talent": "animals"}, True),
        ({"talent": "sport"}, False),
        ({"gemeente": "13025"}, True),
        ({"gemeente": "13008"}, False),
        ({"q": "kwikstaart"}, True),
        ({"q": "walrus"}, False),
        ({"kort": "1"}, True),
        ({"geluid": "1"}, False),
        ({"thema": "music", "gemeente": "13025", "q": "kwikstaart", "talent": "animals"}, True),
        ({"thema": "music", "gemeente": "13008"}, False),
        ({"thema": "bestaat-niet"}, True),
    ],
)
def test_a_filter_shows_what_it_says(client, story, query, shown):
    assert (story.pk in found(client, **query)) is shown


def test_every_story_found_has_the_theme(client):
    pages = StoryPage.objects.filter(pk__in=found(client, thema="learning")).select_related("facts")
    assert pages
    assert all("learning" in page.facts.themes for page in pages)


def test_a_story_without_a_short_version_is_not_short(client, index):
    story = StoryPageFactory(parent=index, short_version="")
    assert story.pk not in found(client, kort="1")


def test_a_story_with_sound_is_found_by_it(client, index, story):
    StoryPage.objects.filter(pk=story.pk).update(has_sound=True)
    assert found(client, geluid="1") == {story.pk}
    assert SoundBlock().child_blocks["transcript"].required


def test_the_wall_is_paged_and_keeps_its_filters(client, index):
    StoryPageFactory.create_batch(14, parent=index, themes=["sport"])
    first = client.get(WALL, {"thema": "sport"})
    following = first.context["page_links"]["next"]
    assert "thema=sport" in following
    second = client.get(following)
    shown = [{story.pk for story in page.context["stories"]} for page in (first, second)]
    assert shown[0] and shown[1] and not shown[0] & shown[1]


@pytest.mark.parametrize("number", ["0", "-1", "999", "x", ""])
def test_a_page_number_that_makes_no_sense_shows_a_page(client, number):
    assert client.get(WALL, {"pagina": number}).status_code == 200


def test_the_feed_is_atom_and_forgets_what_went(client, story):
    feed = client.get("/nl/verhalen/feed/")
    assert feed.headers["Content-Type"].startswith("application/atom+xml")
    assert story.get_url() in feed.content.decode()
    withdraw(story.story_uid)
    after = client.get("/nl/verhalen/feed/").content.decode()
    assert "De kwikstaart" not in after
    assert f"<id>urn:uuid:{story.story_uid}</id>" not in after


def test_each_language_has_its_feed(client):
    assert client.get("/fr/histoires/feed/").status_code == 200


def test_a_municipality_shows_its_stories(client, story):
    page = client.get("/nl/gemeente/mol/")
    assert "Verhalen uit Mol</h2>" in page.content.decode()
    assert story.get_url() in page.content.decode()
    assert client.get("/nl/gemeente/geel/").status_code == 200
    assert story.get_url() not in client.get("/nl/gemeente/geel/").content.decode()
    assert client.get("/nl/gemeente/nergens/").status_code == 404


def test_the_wall_links_to_municipalities_with_their_numbers(client, story):
    links = {link["name"]: link["count"] for link in client.get(WALL).context["municipality_links"]}
    stories = StoryPage.objects.visible().told_once().in_language("nl").filter(Q(facts__municipality__name="Mol"))
    assert links["Mol"] == stories.count()
