"""An invitation in a story: one sentence, one button, and never a way to what is closed."""

import pytest
from wagtail.models import Page

from consent.withdrawal import withdraw
from contact.models import ContactPage
from projects.models import ProjectPage
from stories.factories import StoryPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def invite(client, index):
    """What stands in a story that invites to these pages."""

    def publish(*pages):
        blocks = [("call_to_action", {"text": "Heb jij een uur?", "link_text": f"Naar {n}", "page": page}) for n, page in enumerate(pages)]
        story = StoryPageFactory(parent=index, body=blocks)
        return lambda: client.get(story.get_url()).content.decode()

    return publish


def button(page, number=0):
    return f'<a class="button" href="{page.url}">Naar {number}</a>'


def test_it_works(invite, index):
    contact, project, story = ContactPage.objects.first(), ProjectPage.objects.first(), StoryPageFactory(parent=index)
    shown = invite(contact, project, story)()
    assert "Heb jij een uur?" in shown
    assert button(contact) in shown
    assert button(project, 1) in shown
    assert button(story, 2) in shown


def test_a_base_page_will_do(invite):
    contact = ContactPage.objects.visible().in_language("nl").first()
    assert button(contact) in invite(Page.objects.get(pk=contact.pk))()


def test_a_closed_story_is_not_invited_to(invite, index):
    story = StoryPageFactory(parent=index, title="De kwikstaart")
    shown = invite(story)
    assert button(story) in shown()
    withdraw(story.story_uid)
    assert "Heb jij een uur?" in shown()
    assert "Naar 0" not in shown()
    assert story.slug not in shown()


def test_a_page_that_went_is_not_invited_to(invite):
    project = ProjectPage.objects.visible().in_language("nl").first()
    shown = invite(project)
    project.unpublish()
    assert "Naar 0" not in shown()
