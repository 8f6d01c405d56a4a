"""How long a story takes to read stands on its card and at its top; a short translation counts its short version alone."""

import pytest

from stories.factories import StoryPageFactory
from stories.models import StoryPage

pytestmark = pytest.mark.django_db


def test_it_works(client, index):
    story = StoryPageFactory(parent=index, body=[("text", f"<p>{'samen ' * 480}</p>")], short_version="<p>Twee woorden.</p>")
    page = " ".join(client.get(story.get_url()).content.decode().split())
    assert "<small>1 minuut</small>" in page
    assert "<small>3 minuten</small>" in page
    assert "3 minuten" in client.get("/nl/verhalen/").content.decode()


def test_a_short_translation_counts_what_it_shows(index):
    story = StoryPageFactory(parent=index, body=[("text", f"<p>{'samen ' * 480}</p>")], short_version="<p>Twee woorden.</p>")
    StoryPage.objects.filter(pk=story.pk).update(is_full=False)
    assert StoryPage.objects.get(pk=story.pk).reading_minutes == 1
