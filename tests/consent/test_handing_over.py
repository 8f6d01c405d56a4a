"""Somebody leaves: what they were busy with goes on with another, and the account is closed at once."""

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.models import Permission
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.test import Client
from wagtail.models import Page, PageSubscription

from consent.factories import PersonFactory
from consent.keeping.handing_over import hand_over
from consent.models import Card, ConsentEvent
from stories.factories import StoryPageFactory
from stories.models import StoryPage

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/toestemming/draag-over/"


@pytest.fixture
def successor(editor):
    user = get_user_model().objects.create_user("opvolger", "opvolger@example.org", "een lang wachtwoord")
    user.groups.set(editor.groups.all())
    return user


def pressed(client, leaver, successor, **more):
    typed = {"leaver": leaver.pk, "successor": successor.pk, "sure": f"{leaver.pk}-{successor.pk}"}
    return client.post(ADDRESS, typed | more)


def refused(client, leaver, successor, **more):
    response = pressed(client, leaver, successor, **more)
    assert response.status_code == 200
    assert get_user_model().objects.get(pk=leaver.pk).is_active
    return str(response.context["form"].errors)


def is_active(user):
    return get_user_model().objects.get(pk=user.pk).is_active


def test_it_works(admin_client, editor, editor_client, successor, index):
    draft = StoryPageFactory(parent=index, cleared=False, owner=editor)
    review = draft.get_workflow().start(draft, editor)
    PageSubscription.objects.create(user=editor, page=draft, comment_notifications=True)
    PageSubscription.objects.create(user=successor, page=draft, comment_notifications=False)
    revision = draft.save_revision(user=editor)
    StoryPage.objects.filter(pk=draft.pk).update(locked=True, locked_by=editor)
    card = Card.objects.of(draft.story_uid, PersonFactory(), by=editor)
    before = ConsentEvent.objects.count()

    shown = admin_client.post(ADDRESS, {"leaver": editor.pk, "successor": successor.pk})
    assert is_active(editor), "first it is shown"
    assert "Redactie" in shown.content.decode()
    assert pressed(admin_client, editor, successor).status_code == 302

    page = Page.objects.get(pk=draft.pk)
    assert (page.owner, page.locked_by) == (successor, successor)
    review.refresh_from_db()
    assert review.requested_by == successor
    assert PageSubscription.objects.get(page=draft).user == successor
    assert PageSubscription.objects.get(page=draft).comment_notifications
    revision.refresh_from_db()
    assert revision.user == editor, "who wrote it does not change"
    card.refresh_from_db()
    assert card.made_by == editor
    assert not is_active(editor)
    assert [event.kind for event in ConsentEvent.objects.all()[: ConsentEvent.objects.count() - before]] == ["handed_over"]
    assert ConsentEvent.objects.broken_at() is None


def test_every_session_ends_at_once(admin_client, editor, successor):
    elsewhere = [Client(), Client()]
    for client in elsewhere:
        client.force_login(editor)
        assert client.get("/admin/").status_code == 200
    pressed(admin_client, editor, successor)
    for client in elsewhere:
        assert client.get("/admin/").status_code == 302
    assert not [session for session in Session.objects.all() if session.get_decoded().get("_auth_user_id") == str(editor.pk)]
    assert authenticate(username="redactie", password="dorp-rond-het-kind") is None
    get_user_model().objects.filter(pk=editor.pk).update(is_active=True)
    assert authenticate(username="redactie", password="dorp-rond-het-kind") is None, "the old password opens nothing any more"
    assert elsewhere[0].get("/admin/").status_code == 302
    assert admin_client.get("/admin/").status_code == 200, "others go on"


def test_roles_are_shown_and_never_copied(admin_client, reviewer, successor):
    before = set(successor.groups.values_list("name", flat=True))
    pressed(admin_client, reviewer, successor)
    assert set(successor.groups.values_list("name", flat=True)) == before


def test_the_role_of_keeper_goes_along_with_a_tick(admin_client, keeper, successor):
    shown = admin_client.post(ADDRESS, {"leaver": keeper.pk, "successor": successor.pk}).content.decode()
    assert "minder dan twee aanspreekpunten" in shown
    pressed(admin_client, keeper, successor, as_keeper="on")
    assert successor.groups.filter(name="Aanspreekpunt toestemming").exists()
    assert not is_active(keeper)


def test_who_is_no_keeper_passes_no_keeper_on(admin_client, editor, successor):
    assert "geen aanspreekpunt" in refused(admin_client, editor, successor, as_keeper="on")


def test_to_oneself(admin_client, editor):
    assert "iemand anders" in refused(admin_client, editor, editor)


def test_to_somebody_who_left_before(admin_client, editor, successor):
    get_user_model().objects.filter(pk=successor.pk).update(is_active=False)
    assert "successor" in refused(admin_client, editor, successor)


def test_the_last_administrator_stays(admin_client, admin, successor):
    assert "laatste beheerder" in refused(admin_client, admin, successor)
    get_user_model().objects.create_superuser("tweede")
    assert pressed(admin_client, admin, successor).status_code == 302
    assert not is_active(admin)


def test_a_keeper_closes_no_administrator(keeper_client, admin, successor):
    get_user_model().objects.create_superuser("tweede")
    assert "leaver" in refused(keeper_client, admin, successor)


def test_it_takes_a_right(editor_client, reviewer_client, translator_client, keeper_client, keeper, editor, successor, client):
    for other in (editor_client, reviewer_client, translator_client, client):
        assert other.get(ADDRESS).status_code == 302
        pressed(other, editor, successor)
        assert is_active(editor)
    assert keeper_client.get(ADDRESS).status_code == 200
    for group in keeper.groups.all():
        group.permissions.remove(Permission.objects.get(codename="hand_over"))
    assert keeper_client.get(ADDRESS).status_code == 302


def test_what_was_shown_is_what_is_done(admin_client, editor, reviewer, successor):
    typed = {"leaver": reviewer.pk, "successor": successor.pk, "sure": f"{editor.pk}-{successor.pk}"}
    assert admin_client.post(ADDRESS, typed).status_code == 200
    assert is_active(reviewer)
    assert is_active(editor)


def test_looking_changes_nothing(admin_client, editor, successor):
    assert admin_client.get(f"{ADDRESS}?leaver={editor.pk}&successor={successor.pk}&sure={editor.pk}-{successor.pk}").status_code == 200
    assert is_active(editor)


def test_who_reviews_alone_is_said(admin_client, reviewer, successor):
    shown = admin_client.post(ADDRESS, {"leaver": reviewer.pk, "successor": successor.pk}).content.decode()
    assert "Niemand anders doet “Nalezen”" in shown


def test_the_successor_does_not_approve_what_was_passed_on(admin_client, editor, reviewer, index):
    """Who takes a text over is its writer from then on."""
    from consent.factories import clear

    draft = StoryPageFactory(parent=index, cleared=False, owner=editor)
    draft.save_revision(user=editor)
    clear(draft.story_uid)
    state = draft.get_workflow().start(draft, editor).current_task_state
    second = get_user_model().objects.create_user("tweede", "tweede@example.org")
    second.groups.set(reviewer.groups.all())
    pressed(admin_client, editor, second)
    assert "approve" not in {name for name, *_rest in state.task.specific.get_actions(draft, second)}
    assert "approve" in {name for name, *_rest in state.task.specific.get_actions(draft, reviewer)}


def test_no_name_is_in_the_event(admin_client, editor, admin, successor):
    pressed(admin_client, editor, successor)
    event = ConsentEvent.objects.first()
    assert (event.kind, event.actor, event.person_uid, event.story_uid) == ("handed_over", str(admin.pk), None, None)


def test_somebody_hands_over_their_own_work(keeper_client, keeper, successor):
    response = pressed(keeper_client, keeper, successor, as_keeper="on")
    assert response.status_code == 302
    assert response.headers["Location"] == "/admin/login/"
    assert keeper_client.get("/admin/").status_code == 302
    assert not is_active(keeper)
    assert ConsentEvent.objects.first().actor == str(keeper.pk)


def test_what_changed_since_the_form_was_read_is_refused_too(admin, editor, successor):
    """Two administrators who close each other's account at the same moment leave one."""
    with pytest.raises(PermissionDenied):
        hand_over(admin, successor, by=editor)
    get_user_model().objects.filter(pk=successor.pk).update(is_active=False)
    with pytest.raises(PermissionDenied):
        hand_over(editor, successor, by=admin)
    assert is_active(admin)
    assert is_active(editor)
