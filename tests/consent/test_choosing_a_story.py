"""«Toestemming noteren» asks for which story: found by words of its title or by the number of its house, among as many as there are."""

import pytest

from consent.desk.views import A_PAGE
from stories.factories import StoryPageFactory
from stories.models import House
from tests.support.html import Html

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/toestemming/"


def uids(client, query=""):
    page = Html(client.get(ADDRESS + query).content.decode(), "").soup
    return [link["href"].strip("/").rpartition("/")[2] for link in page.select(".consent__stories a") if link["href"] != ADDRESS]


@pytest.fixture
def story(index):
    return StoryPageFactory(parent=index, cleared=False, title="Een zeldzaam kanaal")


def test_words_of_the_title_find_it(editor_client, story):
    assert uids(editor_client, "?q=ZELDZAAM") == [str(story.story_uid)]
    assert 'value="ZELDZAAM"' in editor_client.get(f"{ADDRESS}?q=ZELDZAAM").content.decode()


@pytest.mark.parametrize("words", ["9{number}", "0{number}", " {number} "])
def test_the_number_of_the_house_finds_it(editor_client, story, words):
    house = House.objects.give(story.story_uid)
    found = uids(editor_client, f"?q={words.format(number=house.number)}")
    assert (str(story.story_uid) in found) == (not words.startswith("9"))


@pytest.mark.parametrize("words", ["zzz", "'", "9" * 40, "%25", "²"])
def test_what_finds_nothing_says_so(editor_client, story, words):
    assert uids(editor_client, f"?q={words}") == []
    assert "Geen verhaal gevonden" in editor_client.get(f"{ADDRESS}?q={words}").content.decode()


def test_all_are_reached_page_by_page(editor_client, index):
    made = {str(StoryPageFactory(parent=index, cleared=False, title=f"Kanaal {number}").story_uid) for number in range(A_PAGE + 1)}
    first, second = (uids(editor_client, f"?q=kanaal&pagina={page}") for page in (1, 2))
    assert len(first) == A_PAGE
    assert {*first, *second} >= made
    assert not {*first} & {*second}
    assert "q=kanaal" in editor_client.get(f"{ADDRESS}?q=kanaal").content.decode().partition('rel="next"')[2]


@pytest.mark.parametrize("page", ["0", "-1", "9999", "x"])
def test_a_page_that_is_none(editor_client, page):
    assert editor_client.get(f"{ADDRESS}?pagina={page}").status_code == 200


def test_it_asks_the_database_as_much_for_many(editor_client, index, story, query_count):
    editor_client.get(ADDRESS)
    with query_count(60) as few:
        editor_client.get(f"{ADDRESS}?q=kanaal")
    for number in range(8):
        StoryPageFactory(parent=index, cleared=False, title=f"Kanaal {number}")
    with query_count(len(few)):
        editor_client.get(f"{ADDRESS}?q=kanaal")
