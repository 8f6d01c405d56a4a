"""Initiatives in their first plain form: editors list them, a story says which one helped."""

import pytest

from initiatives.models import Initiative
from stories.factories import StoryPageFactory

pytestmark = pytest.mark.django_db


def test_it_works(editor_client, client, index):
    typed = {"name": "De Speelbrug", "municipality": "13008", "website": "https://speelbrug.example"}
    assert editor_client.post("/admin/initiatieven/new/", typed).status_code == 302
    initiative = Initiative.objects.get()
    assert "De Speelbrug" in editor_client.get("/admin/initiatieven/").content.decode()
    story = StoryPageFactory(parent=index, initiative=initiative)
    assert "De Speelbrug" in client.get(story.get_url()).content.decode()
    assert list(initiative.stories.visible()) == [story]


def test_who_is_no_editor_does_not_add_one(translator_client):
    assert translator_client.get("/admin/initiatieven/new/").status_code == 302
