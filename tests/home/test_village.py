"""The front page: lit windows, closed curtains, and a caption that counts children, not a score."""

import pytest
from django.core.files.storage import storages

from consent.withdrawal import withdraw
from stories.factories import HouseFactory, StoryPageFactory
from stories.models import House, StoryPage

pytestmark = pytest.mark.django_db


def page_of(client, code="nl"):
    return client.get(f"/{code}/")


def test_it_works(client, index):
    story = StoryPageFactory(parent=index, title="Een bijzonder venster")
    page = page_of(client).content.decode()
    assert page.count(f'href="{story.get_url()}"') >= 2, "in the drawing and in the list"
    assert "Een bijzonder venster" in page


def test_the_caption_counts_children(client):
    page = " ".join(page_of(client).content.decode().split())
    assert "Hier wonen al 17 kinderen met een buddy." in page
    assert "10 van hen vertellen." in page
    assert "nog 8" not in page


def test_every_language_counts_the_same(client):
    counted = {(page_of(client, code).context["children"], page_of(client, code).context["telling"]) for code in ("nl", "fr", "en", "ar", "tr", "uk")}
    assert counted == {(17, 10)}


def test_a_story_that_goes_is_a_curtain_that_closes(client, index):
    story = StoryPageFactory(parent=index, title="Een bijzonder venster")
    before = page_of(client).context
    withdraw(story.story_uid)
    after = page_of(client)
    assert after.context["children"] == before["children"]
    assert after.context["telling"] == before["telling"] - 1
    assert "Een bijzonder venster" not in after.content.decode()
    assert story.slug not in after.content.decode()


def test_nobody_can_tell_whether_a_closed_house_ever_told(client, index, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        story = StoryPageFactory(parent=index)
        withdraw(story.story_uid)
        never = HouseFactory()
    places = {place.number: place for place in page_of(client).context["places"]}
    told, quiet = places[story.house_number], places[never.number]
    assert (told.state, told.title, told.url) == (quiet.state, quiet.title, quiet.url) == ("curtains", "", "")
    answers = [client.get(f"/media/houses/{number}.png") for number in (story.house_number, never.number)]
    assert [(answer.status_code, answer.headers["Cache-Control"]) for answer in answers] == [(200, answers[0].headers["Cache-Control"])] * 2
    assert all(storages["public"].exists(f"houses/{number}.png") for number in (story.house_number, never.number)), "nginx and S3 ask no view"


def test_every_house_of_the_demo_has_its_drawing(client):
    numbers = House.objects.values_list("number", flat=True)
    assert [number for number in numbers if client.get(f"/media/houses/{number}.png").status_code != 200] == []


def test_a_story_in_two_languages_is_one_window(client):
    lit = page_of(client).context["lit"]
    assert len(lit) == len({story.story_uid for story in lit}) == 10


def test_a_copy_is_no_second_window(client, index):
    story = StoryPageFactory(parent=index)
    story.copy(update_attrs={"slug": "kopie"}, keep_live=True)
    context = page_of(client).context
    assert context["telling"] == 11
    assert House.objects.filter(story_uid=story.story_uid).count() == 1
    assert client.get("/nl/verhalen/").context["found"] == 11
    assert StoryPage.objects.visible().of_story(story.story_uid).count() == 2


def test_the_newest_stories_stand_below_the_village(client, index):
    story = StoryPageFactory(parent=index)
    assert page_of(client).context["newest"][0].pk == story.pk
