"""«Wat we leren»: obstacles and lessons out of stories that the public may read now, by theme, each leading back."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from consent.withdrawal import withdraw
from stories.factories import StoryPageFactory
from stories.models import StoryPage
from tests.support import html

pytestmark = pytest.mark.django_db
LESSON = [("obstacle", {"problem": "De bus reed niet.", "solution": "De buur reed mee."}), ("learned", "<p>Begin klein.</p>")]


@pytest.fixture(autouse=True)
def nothing_of_the_demo(db):
    StoryPage.objects.update(has_lessons=False)


def text(client, address="/nl/wat-we-leren/"):
    cache.clear()
    return html.read(client.get(address)).soup.select_one("main").get_text(" ", strip=True)


def test_it_works(client, index):
    story = StoryPageFactory(parent=index, title="De kwikstaart", body=LESSON, themes=["nature"])
    page = client.get("/nl/wat-we-leren/").content.decode()
    for said in ("De bus reed niet.", "De buur reed mee.", "Begin klein.", story.get_url()):
        assert said in page
    assert "De bus reed niet." in text(client, "/nl/wat-we-leren/?thema=nature")
    assert "De bus reed niet." not in text(client, "/nl/wat-we-leren/?thema=music")


def test_a_story_that_is_taken_back_teaches_nothing_any_more(client, index):
    story = StoryPageFactory(parent=index, body=LESSON)
    withdraw(story.story_uid)
    assert "De bus reed niet." not in text(client)


def test_a_story_without_lessons_is_not_there(client, index):
    StoryPageFactory(parent=index, title="De kwikstaart", body=[("text", "<p>Niets.</p>")])
    assert "De kwikstaart" not in text(client)


def test_in_another_language_it_is_dutch_and_says_so_unless_it_is_translated(client, index):
    story = StoryPageFactory(parent=index, body=LESSON)
    soup = html.read(client.get("/fr/wat-we-leren/")).soup
    assert soup.select_one(".lesson")["lang"] == "nl"
    french = story.copy_for_translation(Locale.objects.get(language_code="fr"), copy_parents=True)
    french.title, french.body = "Le bus", [("learned", "<p>Commencez petit.</p>")]
    french.save_revision().publish()
    assert "Commencez petit." in text(client, "/fr/wat-we-leren/")
    assert "Begin klein." not in text(client, "/fr/wat-we-leren/")


@pytest.mark.parametrize("query", ["thema=bestaat-niet", "thema=%00", "pagina=-1", "pagina=1000000000000", "pagina=x"])
def test_nonsense_filters_nothing(client, index, query):
    StoryPageFactory(parent=index, body=LESSON)
    assert "De bus reed niet." in text(client, f"/nl/wat-we-leren/?{query}") or "%00" in query


def test_it_asks_the_same_for_more(client, index):
    def count():
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            client.get("/nl/wat-we-leren/")
        return len(queries)

    for _number in range(2):
        StoryPageFactory(parent=index, body=LESSON)
    few = count()
    for _number in range(7):
        StoryPageFactory(parent=index, body=LESSON)
    assert count() == few <= 14
