"""Ways out that are easily missed (CONSENT.md), behind the login and at rest: one test a row.

What erasure empties stands in tests/consent/test_erasure.py.
"""

import pytest
from django.core import mail
from django.core.management import call_command
from django.template.loader import render_to_string
from django.utils import timezone
from wagtail.admin.models import FormState
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Comment

from consent.models import ConsentEvent
from consent.withdrawal import withdraw
from contact.models import ContactEntry
from stories.factories import StoryPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(index):
    return StoryPageFactory(parent=index, title="De kwikstaart")


def half_typed(page, user, **values):
    defaults = {"object_id": str(page.pk), "content_type": page.cached_content_type, "parent_object_id": ""}
    return FormState.objects.create(user=user, data="title=De+kwikstaart", last_updated_at=timezone.now(), **(defaults | values))


def test_form_states_that_outlive_the_page(story, editor, index, settings):
    half_typed(story, editor)
    elsewhere = half_typed(index, editor, content_type=index.cached_content_type)
    withdraw(story.story_uid)
    assert list(FormState.objects.all()) == [elsewhere]
    assert settings.WAGTAIL_AUTOSAVE_INTERVAL == 0, "none is made in the first place"


def test_redirects_are_not_made_in_the_first_place(story, editor_client):
    story.slug = "een-ander-adres"
    story.save_revision().publish()
    assert not Redirect.objects.exists()


def test_workflow_mails(index, editor, reviewer):
    """That something waits is told; what it is called stands on the desk."""
    reviewer.email = "nalezer@example.org"
    reviewer.save()
    draft = StoryPageFactory(parent=index, title="De kwikstaart van Zwaluwien", live=False)
    state = draft.get_workflow().start(draft, editor)
    state.current_task_state.reject(user=reviewer, comment="Zwaluwien heet zo niet")
    assert mail.outbox and f"/admin/pages/{draft.pk}/edit/" in mail.outbox[0].body
    sent = " ".join(f"{message.subject} {message.body} {message.alternatives}" for message in mail.outbox)
    assert not [word for word in ("wikstaart", "Zwaluwien") if word in sent]


def test_mails_about_comments(editor, reviewer, story):
    """Every notification of Wagtail is built on one frame, and ours says nothing of a page."""
    comment = Comment(page=story, user=reviewer, text="Zwaluwien?", contentpath="title")
    for ending in ("_subject.txt", ".txt", ".html"):
        context = {"page": story, "user": editor, "editor": reviewer, "new_comments": [comment]}
        sent = render_to_string(f"wagtailadmin/notifications/updated_comments{ending}", context)
        assert not [word for word in ("wikstaart", "Zwaluwien") if word in sent]


def test_form_submissions(time_machine):
    """What somebody wrote is encrypted, and gone after ninety days."""
    entry = ContactEntry.objects.create(kind="know", first_name="Quirinus", way="mail", reach="q@example.org", line="Een verhaal")
    assert "Quirinus" not in str(ContactEntry.objects.filter(pk=entry.pk).values_list("kind", "way", "language", "state").get())
    call_command("nightly", verbosity=0)
    assert ContactEntry.objects.filter(pk=entry.pk).exists(), "somebody still has to read it"
    time_machine.move_to(timezone.now() + timezone.timedelta(days=91))
    call_command("nightly", verbosity=0)
    assert not ContactEntry.objects.filter(pk=entry.pk).exists()


def test_server_logs(story, client, caplog):
    """An address holds a number and words, never a name; what is refused is logged by its uid."""
    withdraw(story.story_uid)
    client.get(f"/nl/verhalen/{story.house_number}-{story.slug}/")
    assert "kwikstaart" not in caplog.text.lower()
    event = ConsentEvent.objects.order_by("pk").last()
    assert "kwikstaart" not in str(event).lower()
