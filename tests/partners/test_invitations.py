"""Owners and editors invite by e-mail; the link says yes and signs in, once, for who was invited."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.core import mail, signing
from django.test import Client
from django.utils import timezone
from wagtail.users.models import UserProfile

from network.models import Membership
from partners.invitations import link_of_invitation

pytestmark = pytest.mark.django_db
HERE = {"Origin": "http://testserver"}
PEOPLE = "/partner/organisatie/speelboot/mensen/"
NEW = {"email": "nour@example.org", "role": "editor", "language": "en"}


@pytest.fixture
def invited(els, signed_in, mailed):
    """Nour, who has not answered yet, and the link in her mail."""
    assert signed_in(els).post(PEOPLE, NEW).status_code == 302
    return Membership.objects.get(user__email="nour@example.org"), mailed()[0]


def test_it_works(invited, client):
    membership, link = invited
    assert mail.outbox[0].to == ["nour@example.org"]
    assert membership.accepted_at is None and not membership.is_owner
    page = client.get(link).content.decode()
    assert "els@example.org" in page and "De Speelboot" in page
    assert client.post(link, headers=HERE).headers["Location"] == "/partner/"
    assert client.get("/partner/organisatie/speelboot/").status_code == 200
    membership.refresh_from_db()
    assert membership.accepted_at


def test_an_account_is_a_stranger_s(invited):
    person = invited[0].user
    assert not person.has_usable_password() and "nour" not in person.username
    assert not person.is_staff and not person.is_superuser and not person.groups.exists()
    profile = person.wagtail_userprofile
    assert profile.preferred_language == "en"
    notices = ("submitted", "approved", "rejected", "updated_comments")
    assert [getattr(profile, f"{name}_notifications") for name in notices] == [False] * 4


def test_an_editor_invites_on_the_desk(editor_client, speelboot, client, mailed):
    response = editor_client.post("/admin/partners/mensen/new/", NEW | {"organisation": speelboot.pk, "role": "owner"})
    assert response.status_code == 302, response.content.decode()
    link, _code = mailed()
    page = client.get(link).content.decode()
    assert "Dorp rond het kind" in page and "redactie" not in page
    client.post(link, headers=HERE)
    assert Membership.objects.get(user__email="nour@example.org").is_owner


def test_a_known_address_gets_another_membership_and_no_other_account(els, rik, signed_in):
    signed_in(els).post(PEOPLE, NEW | {"email": "RIK@example.org"})
    assert get_user_model().objects.filter(email__iexact="rik@example.org").count() == 1
    assert rik.user.memberships.count() == 2


def test_who_has_not_answered_works_for_nobody(invited, signed_in):
    assert signed_in(invited[0]).get("/partner/organisatie/speelboot/").status_code == 302


def test_opening_the_link_says_nothing(invited):
    membership, link = invited
    for scanner in (Client(), Client()):
        assert scanner.get(link).status_code == 200
        assert not scanner.cookies
    membership.refresh_from_db()
    assert membership.accepted_at is None


def test_an_answered_invitation_signs_nobody_in(invited, client):
    _membership, link = invited
    client.post(link, headers=HERE)
    other = Client()
    response = other.post(f"{link}&x=1", headers=HERE)
    assert response.status_code == 200 and "You said yes already" in response.content.decode()
    assert other.get("/partner/organisatie/speelboot/").status_code == 302


@pytest.mark.parametrize(("days", "status"), [(13, 302), (15, 410)])
def test_it_is_over_after_two_weeks(invited, client, time_machine, days, status):
    time_machine.move_to(timezone.now() + datetime.timedelta(days=days))
    assert client.post(invited[1], headers=HERE).status_code == status


def test_it_is_bound_to_the_address(invited, client):
    membership, link = invited
    membership.user.email = "ander@example.org"
    membership.user.save()
    assert client.post(link, headers=HERE).status_code == 410


def test_it_is_bound_to_the_membership(invited, els, rik, client):
    membership, _link = invited
    forged = signing.dumps([rik.pk, "x" * 20], salt="partner invitation")
    assert client.get(f"/partner/uitnodiging/{forged}/").status_code == 410
    link = link_of_invitation(membership).removeprefix("http://testserver")
    membership.delete()
    assert client.post(link, headers=HERE).status_code == 410


def test_a_suspended_organisation_invites_nobody(invited, speelboot, client):
    type(speelboot).objects.filter(pk=speelboot.pk).update(status="suspended")
    assert client.post(invited[1], headers=HERE).status_code == 410


@pytest.mark.parametrize("headers", [{"Origin": "https://elders.example"}, {}])
def test_another_site_says_yes_for_nobody(invited, client, headers):
    assert client.post(invited[1], headers=headers).status_code == 403


@pytest.mark.parametrize("token", ["x", "a" * 500, "W10:1:x", "é"])
def test_a_link_that_somebody_made_up_is_over(client, token):
    assert client.get(f"/partner/uitnodiging/{token}/").status_code == 410


def test_the_link_names_nobody(invited):
    import base64

    token = invited[1].split("/")[3].split(":")[0]
    assert b"nour" not in base64.urlsafe_b64decode(token + "==")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"email": ""}, "Write your e-mail address|Write their"),
        ({"email": "geen adres"}, "is not complete"),
        ({"role": "koning"}, "Choose what they may do"),
        ({"language": "xx"}, ""),
        ({"email": "omar@example.org"}, "works for De Speelboot already"),
        ({"email": "OMAR@example.org"}, "works for De Speelboot already"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(els, omar, signed_in, changes, sentence):
    import re

    page = signed_in(els).post(f"{PEOPLE}?taal=en", NEW | changes)
    assert page.status_code == 200
    assert re.search(sentence, page.content.decode())
    assert not mail.outbox and Membership.objects.filter(organisation=els.organisation).count() == 2
    if typed := changes.get("email"):
        assert f'value="{typed}"' in page.content.decode()


def test_a_helper_invites_nobody(omar, signed_in):
    assert signed_in(omar).post(PEOPLE, NEW).status_code == 404
    assert signed_in(omar).get(PEOPLE).status_code == 404
    assert not mail.outbox


def test_the_mail_is_sent_again_after_an_hour(invited, els, signed_in, time_machine):
    membership, _link = invited
    again = {"act": "again"}
    page = signed_in(els).post(f"{PEOPLE}{membership.pk}/", again, follow=True, headers={"Accept-Language": "en"})
    assert len(mail.outbox) == 1 and page.status_code == 200
    time_machine.move_to(timezone.now() + datetime.timedelta(minutes=61))
    signed_in(els).post(f"{PEOPLE}{membership.pk}/", again)
    assert len(mail.outbox) == 2


def test_nobody_writes_to_the_world_in_our_name(els, signed_in):
    client = signed_in(els)
    for number in range(22):
        client.post(PEOPLE, NEW | {"email": f"mens{number}@example.org"})
    assert len(mail.outbox) == 20
    assert "Many people have not answered yet" in client.post(f"{PEOPLE}?taal=en", NEW).content.decode()


def test_a_mail_that_does_not_leave_is_said(els, signed_in, settings):
    settings.EMAIL_BACKEND = "tests.partners.broken_mail.EmailBackend"
    UserProfile.objects.create(user=els.user, preferred_language="en")
    page = signed_in(els).post(PEOPLE, NEW, follow=True).content.decode()
    assert "its mail did not leave" in page
    assert Membership.objects.filter(user__email="nour@example.org").exists()


def test_the_desk_refuses_who_works_there_already(editor_client, omar, speelboot):
    said = NEW | {"organisation": speelboot.pk, "email": "omar@example.org"}
    assert editor_client.post("/admin/partners/mensen/new/", said).status_code == 200
    assert not mail.outbox
