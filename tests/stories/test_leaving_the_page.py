"""What leaves the page with the reader: a share picture without a word, data without a name, a code on paper."""

import io
import json
import re

import pytest
from django.core.files.storage import storages
from django.core.management import call_command
from PIL import Image

from consent.models import Person
from consent.withdrawal import withdraw
from stories.factories import HouseFactory, StoryPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(index, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return StoryPageFactory(parent=index)


def test_the_share_picture_is_the_drawn_house(client, story):
    page = client.get(story.get_url())
    assert page.context["share_image_url"] == f"http://testserver/media/houses/{story.house_number}.png"
    answer = client.get(f"/media/houses/{story.house_number}.png")
    assert Image.open(io.BytesIO(answer.content)).size == (1200, 630)


def test_the_drawing_says_nothing_of_a_story_that_went(client, story):
    before = client.get(f"/media/houses/{story.house_number}.png").content
    withdraw(story.story_uid)
    assert client.get(f"/media/houses/{story.house_number}.png").content == before


@pytest.mark.parametrize("command", ["nightly", "setup_site"])
def test_a_drawing_that_is_missing_is_made_after_all(client, story, command):
    """A house from before they were drawn, or one whose storage was down at that moment."""
    never = HouseFactory()
    storages["public"].delete(f"houses/{story.house_number}.png")
    call_command(command)
    for number in (story.house_number, never.number):
        assert client.get(f"/media/houses/{number}.png").status_code == 200


def test_a_preview_of_a_new_story_has_no_number_yet(editor_client, index):
    story = StoryPageFactory(parent=index, cleared=False)
    page = editor_client.get(f"/admin/pages/{story.pk}/view_draft/")
    assert page.status_code == 200
    assert "None" not in page.content.decode()


def test_the_structured_data_names_nobody(client, story):
    Person.objects.filter(participations__story_uid=story.story_uid).update(public_alias="Zeldzame")
    page = client.get(story.get_url()).content.decode()
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    assert data["@type"] == "Article"
    assert data["author"]["@type"] == "Organization"
    assert "Zeldzame" not in json.dumps(data)


def test_the_code_on_paper_leads_to_the_story(client, story):
    page = client.get(story.get_url())
    assert page.context["page_url"] == f"http://testserver{story.get_url()}"
    assert 'class="qr"' in page.content.decode()
