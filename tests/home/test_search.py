"""Search: stories, projects and plain pages, in the page's language, only what the public may see."""

import pytest

from consent.withdrawal import withdraw
from home.snippets import snippet
from projects.models import ProjectPage
from stories.factories import StoryPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(index):
    return StoryPageFactory(parent=index, body=[("text", "<p>De kwikstaart zong <b>boven</b> het dak van de school.</p>")])


def titles(client, question, code="nl"):
    return [result["title"] for result in client.get(f"/{code}/zoeken/", {"q": question}).context["results"]]


def test_it_works(client, story):
    response = client.get("/nl/zoeken/", {"q": "kwikstaart"})
    (result,) = response.context["results"]
    assert (result["title"], result["url"]) == (story.title, story.get_url())
    assert "<mark>kwikstaart</mark>" in result["snippet"]
    assert "<mark>kwikstaart</mark>" in response.content.decode()


def test_it_finds_projects_and_pages_too(client):
    kinds = {result["kind"] for result in client.get("/nl/zoeken/", {"q": "kind"}).context["results"]}
    assert len(kinds) >= 2


def test_every_result_stands_on_one_page_of_the_list(client, index):
    """Kinds follow each other over the borders of pages; nothing is shown twice, nothing is left out."""
    for number in range(13):
        StoryPageFactory(parent=index, title=f"Samen {number}", summary="De kwikstaart.")
    for project in ProjectPage.objects.visible().in_language("nl")[:4]:
        project.summary = "De kwikstaart."
        project.save()
    shown = []
    for page in (1, 2):
        context = client.get("/nl/zoeken/", {"q": "kwikstaart", "pagina": page}).context
        assert context["found"] == 17
        shown += [(result["kind"], result["url"]) for result in context["results"]]
    assert [kind for kind, _url in shown] == ["Verhaal"] * 13 + ["Project"] * 4
    assert len(set(shown)) == 17


def test_a_withdrawn_story_is_not_found(client, story):
    withdraw(story.story_uid)
    assert titles(client, "kwikstaart") == []


def test_a_story_that_slipped_in_is_not_found(client, index):
    StoryPageFactory(parent=index, cleared=False, live=True, summary="De kwikstaart.")
    assert titles(client, "kwikstaart") == []


def test_a_dutch_story_is_not_found_in_french(client, story):
    assert titles(client, "kwikstaart", "fr") == []


@pytest.mark.parametrize("question", ["", " ", "'", '"', "%", "a" * 500, "<script>", "NEAR(", "kwik* OR", "\\", "(", "🚲"])
def test_odd_questions_get_an_answer(client, story, question):
    response = client.get("/nl/zoeken/", {"q": question})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_a_snippet_escapes_what_it_quotes():
    assert snippet("een <b>kwikstaart</b> & een mus", "kwikstaart") == "een &lt;b&gt;<mark>kwikstaart</mark>&lt;/b&gt; &amp; een mus"
