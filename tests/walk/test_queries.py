"""How often a page asks the database: a fixed number, whatever there is to show. No page writes."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from contact.models import ContactPage
from initiatives.models import Initiative
from network.models import Municipality
from pictures.factories import FileFactory, PictureFactory
from projects.models import ProjectPage
from stories.factories import StoryPageFactory
from tests.support import examples

WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|MERGE|TRUNCATE|CREATE|ALTER|DROP)\b", re.IGNORECASE)
MOST = {"story": 10, "wall": 10, "home": 12, "search": 12, "agenda": 14}


def addresses():
    return {
        "story": examples.url_of_page("stories.StoryPage", "nl"), "wall": "/nl/verhalen/", "home": "/nl/", "search": "/nl/zoeken/?q=samen",
        "agenda": "/nl/agenda/",
    }  # fmt: skip


def learn(client):
    """What a process keeps for every page after it (content types, the tree's roots), and nothing of one page."""
    cache.clear()
    assert client.get("/nl/bestaat-niet/").status_code == 404


@pytest.mark.parametrize("page", MOST)
def test_it_asks_little(page, client, db, query_count):
    address = addresses()[page]
    client.get(address)
    learn(client)
    with query_count(MOST[page]):
        assert client.get(address).status_code == 200


def test_a_story_with_everything_in_it_asks_no_more(client, db, index, query_count, django_capture_on_commit_callbacks):
    """Pictures, a gallery, sound, film, a project, an initiative, invitations to a page, a project and a story, in two languages."""

    def picture():
        return {"image": PictureFactory(nobody=True), "caption": "Samen"}

    def recording():
        return {"title": "Samen", "file": FileFactory(nobody=True), "transcript": "<p>Samen.</p>"}

    def invitation(page):
        return "call_to_action", {"text": "Kom erbij.", "link_text": "Kom", "page": page}

    project = ProjectPage.objects.visible().in_language("nl").first()
    pages = [ContactPage.objects.visible().in_language("nl").first(), project, StoryPageFactory(parent=index)]
    body = [("picture", picture()), ("gallery", [picture(), picture()]), ("sound", recording()), ("film", recording()), *map(invitation, pages)]
    with django_capture_on_commit_callbacks(execute=True):
        facts = {"project": project, "initiative": Initiative.objects.create(name="De Speelboot"), "municipality": Municipality.objects.first()}
        story = StoryPageFactory(parent=index, body=body, themes=["music", "nature"], **facts)
        story.copy_for_translation(Locale.objects.get(language_code="fr"), copy_parents=True).save_revision().publish()
    address = story.get_url()
    learn(client)
    with query_count(MOST["story"]):
        page = client.get(address).content.decode()
    assert page.count("<img src=") == 3
    assert page.count(' controls preload="none"') == 2
    assert page.count(">Kom</a>") == 3
    assert project.title in page


def test_ten_stories_and_forty_ask_the_same(client, db, index):
    def numbers():
        counted = {}
        for page, address in addresses().items():
            learn(client)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counted[page] = len(queries)
        return counted

    def tell(times):
        """Each with a picture of its own: a picture is what lists most easily ask for one by one."""
        for _time in range(times):
            body = [("text", "<p>Samen.</p>"), ("picture", {"image": PictureFactory(nobody=True), "caption": ""})]
            StoryPageFactory(parent=index, title="Samen", body=body)

    tell(10)
    at_ten = numbers()
    tell(30)
    assert numbers() == at_ten


@pytest.mark.parametrize("example", examples.ASKED, ids=str)
def test_a_page_writes_nothing(example, client, db):
    url = example.find()
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    assert [query["sql"] for query in queries if WRITES.match(query["sql"])] == []


@pytest.mark.parametrize("address", [*examples.addresses_without_arguments(), "/nl/verhalen/feed/"])
def test_an_address_writes_nothing(address, client, db):
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    assert [query["sql"] for query in queries if WRITES.match(query["sql"])] == []
