"""«Haal nu offline»: one click on the desk, no proof asked; brought back by a keeper alone."""

import pytest

from consent.models import ConsentEvent
from stories.factories import StoryPageFactory
from stories.models import StoryPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(index):
    return StoryPageFactory(parent=index)


def press(client, story, what):
    return client.post(f"/admin/toestemming/{story.story_uid}/{what}/")


def test_it_works(story, editor_client, client):
    assert "Haal nu offline" in editor_client.get(f"/admin/toestemming/{story.story_uid}/").content.decode()
    assert press(editor_client, story, "offline").status_code == 302
    assert client.get(story.get_url()).status_code == 410
    assert ConsentEvent.objects.filter(story_uid=story.story_uid, kind="stopped").exists()


def test_an_editor_does_not_bring_it_back(story, editor_client):
    press(editor_client, story, "offline")
    assert press(editor_client, story, "terug").status_code == 302
    assert not StoryPage.objects.visible().of_story(story.story_uid).exists()
    assert "alleen het aanspreekpunt" in editor_client.get(f"/admin/toestemming/{story.story_uid}/").content.decode()


def test_a_keeper_lets_it_come_back_and_it_is_published_anew(story, keeper_client, client):
    press(keeper_client, story, "offline")
    press(keeper_client, story, "terug")
    assert client.get(story.get_url()).status_code == 410
    StoryPage.objects.get(pk=story.pk).save_revision().publish()
    assert client.get(story.get_url()).status_code == 200


def test_a_link_alone_does_nothing(story, editor_client, client):
    assert editor_client.get(f"/admin/toestemming/{story.story_uid}/offline/").status_code == 405
    assert press(client, story, "offline").status_code == 302
    assert client.get(story.get_url()).status_code == 200
