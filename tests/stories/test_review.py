"""Somebody else than the writer reads it; who is alone waits a day; nothing uncleared is approved."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.utils import timezone

from consent.factories import clear
from consent.gate import NotCleared
from stories.factories import StoryPageFactory
from stories.models import StoryPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(index, editor):
    story = StoryPageFactory(parent=index, cleared=False, owner=editor)
    story.save_revision(user=editor)
    return story


def send_for_review(story, user):
    return story.get_workflow().start(story, user).current_task_state


def approve(task_state, user):
    task_state.task.specific.on_action(task_state, user, "approve")


def actions(task_state, story, user):
    return {name for name, _label, _form in task_state.task.specific.get_actions(story, user)}


def test_it_works(written, editor, reviewer):
    clear(written.story_uid)
    task_state = send_for_review(written, editor)
    assert "approve" in actions(task_state, written, reviewer)
    approve(task_state, reviewer)
    assert StoryPage.objects.get(pk=written.pk).live


def test_the_writer_does_not_approve(written, editor, reviewer):
    clear(written.story_uid)
    reviewer.groups.add(*editor.groups.all())
    written.save_revision(user=reviewer)
    editor.groups.add(*reviewer.groups.all())
    task_state = send_for_review(written, reviewer)
    for writer in (editor, reviewer):
        assert "approve" not in actions(task_state, written, writer)
        with pytest.raises(NotCleared):
            approve(task_state, writer)


def test_an_uncleared_story_is_not_approved(written, editor, reviewer):
    task_state = send_for_review(written, editor)
    assert actions(task_state, written, reviewer) == {"reject"}
    with pytest.raises(NotCleared) as refusal:
        approve(task_state, reviewer)
    assert str(refusal.value)
    assert not StoryPage.objects.get(pk=written.pk).live


def test_pressing_approve_on_an_uncleared_story_is_a_sentence_not_an_error_page(written, editor, reviewer_client):
    task_state = send_for_review(written, editor)
    address = f"/admin/pages/workflow/action/{written.pk}/approve/{task_state.pk}/"
    response = reviewer_client.post(address, {"comment": ""}, follow=True)
    assert response.status_code == 200
    assert not StoryPage.objects.get(pk=written.pk).live


def test_who_is_alone_waits_a_day_and_gets_a_checklist(written, reviewer, time_machine):
    clear(written.story_uid)
    get_user_model().objects.exclude(pk=reviewer.pk).update(is_active=False)
    written.save_revision(user=reviewer)
    task_state = send_for_review(written, reviewer)
    assert [message.to for message in mail.outbox] == [[reviewer.email]]
    assert written.title not in mail.outbox[0].subject + mail.outbox[0].body
    assert "approve" not in actions(task_state, written, reviewer)
    time_machine.move_to(timezone.now() + datetime.timedelta(hours=25))
    assert "approve" in actions(task_state, written, reviewer)
    approve(task_state, reviewer)
    assert StoryPage.objects.get(pk=written.pk).live


def test_an_editor_has_no_publish_button_on_a_dutch_story(written, editor_client):
    clear(written.story_uid)
    page = editor_client.get(f"/admin/pages/{written.pk}/edit/").content.decode()
    assert 'name="action-publish"' not in page
    assert 'name="action-submit"' in page


def test_the_reviewer_finds_it_under_waiting_for_me(written, editor, reviewer_client):
    send_for_review(written, editor)
    assert written.title in reviewer_client.get("/admin/wacht-op-mij/").content.decode()
