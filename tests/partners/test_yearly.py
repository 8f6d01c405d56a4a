"""«Ben jij nog de contactpersoon?»: asked once a year, answered with one press."""

import datetime

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.users.models import UserProfile

from network.models import Membership

pytestmark = pytest.mark.django_db
HERE = {"Origin": "http://testserver"}


@pytest.fixture
def a_year_later(els, time_machine):
    UserProfile.objects.create(user=els.user, preferred_language="en")
    time_machine.move_to(timezone.now() + datetime.timedelta(days=366))
    call_command("partners_nightly")


@pytest.fixture(autouse=True)
def alone(data):
    """The demo's partners said yes just now, whatever the clock does."""
    Membership.objects.update(confirmed_at=timezone.now() + datetime.timedelta(days=3650))


def questions():
    return [message for message in mail.outbox if message.to == ["els@example.org"]]


def fresh(membership):
    return Membership.objects.get(pk=membership.pk)


def test_it_works(els, a_year_later, client, mailed):
    assert [message.to for message in mail.outbox] == [["els@example.org"]]
    assert "De Speelboot" in mail.outbox[0].body and "Are you still" in mail.outbox[0].subject
    link, _code = mailed()
    assert "Yes, still me" in client.get(f"{link}&x=1").content.decode()
    assert fresh(els).confirmed_at < timezone.now() - datetime.timedelta(days=365), "looking answers nothing"
    response = client.post(f"{link}&x=1", {"answer": "yes"}, headers=HERE)
    assert "Thank you" in client.get(response.headers["Location"]).content.decode()
    assert fresh(els).confirmed_at > timezone.now() - datetime.timedelta(minutes=1)
    assert not client.cookies


def test_it_is_asked_once_a_year(els, a_year_later, time_machine):
    call_command("partners_nightly")
    time_machine.move_to(timezone.now() + datetime.timedelta(days=300))
    call_command("partners_nightly")
    assert len(mail.outbox) == 1
    time_machine.move_to(timezone.now() + datetime.timedelta(days=70))
    call_command("partners_nightly")
    assert len(mail.outbox) == 2


def test_nobody_is_asked_within_a_year(els):
    call_command("partners_nightly")
    assert not mail.outbox


def test_no_tells_the_desk_once(els, a_year_later, client, mailed):
    link, _code = mailed()
    for _time in range(2):
        client.post(link, {"answer": "no"}, headers=HERE)
    to_the_desk = [message for message in mail.outbox if message.to == ["desk@example.org"]]
    assert len(to_the_desk) == 1
    assert "De Speelboot" in to_the_desk[0].body and "els@" not in to_the_desk[0].body
    assert fresh(els).declined_at


def test_yes_after_no_is_yes(els, a_year_later, client, mailed):
    link, _code = mailed()
    client.post(link, {"answer": "no"}, headers=HERE)
    client.post(link, {"answer": "yes"}, headers=HERE)
    assert fresh(els).declined_at is None


def test_it_signs_nobody_in(els, a_year_later, client, mailed):
    link, _code = mailed()
    client.post(link, {"answer": "yes"}, headers=HERE)
    assert client.get("/partner/organisatie/speelboot/").status_code == 302


def test_it_is_over_after_two_months(els, a_year_later, client, mailed, time_machine):
    link, _code = mailed()
    time_machine.move_to(timezone.now() + datetime.timedelta(days=61))
    assert client.post(link, {"answer": "yes"}, headers=HERE).status_code == 410


@pytest.mark.parametrize("headers", [{"Origin": "https://elders.example"}, {}])
def test_another_site_answers_nothing(els, a_year_later, client, mailed, headers):
    assert client.post(mailed()[0], {"answer": "no"}, headers=headers).status_code == 403
    assert fresh(els).declined_at is None


@pytest.mark.parametrize("token", ["x", "a" * 500])
def test_a_link_that_somebody_made_up_is_over(client, token):
    assert client.get(f"/partner/nog-altijd/{token}/").status_code == 410


def test_an_invitation_is_no_answer(els, client):
    from partners.invitations import link_of_invitation

    token = link_of_invitation(els).split("/")[-2]
    assert client.get(f"/partner/nog-altijd/{token}/").status_code == 410


def test_a_suspended_organisation_is_not_asked(els, speelboot, time_machine):
    type(speelboot).objects.filter(pk=speelboot.pk).update(status="suspended")
    time_machine.move_to(timezone.now() + datetime.timedelta(days=366))
    call_command("partners_nightly")
    assert not mail.outbox


def test_a_mail_that_does_not_leave_is_tried_the_next_night(els, time_machine, settings):
    working = settings.EMAIL_BACKEND
    time_machine.move_to(timezone.now() + datetime.timedelta(days=366))
    settings.EMAIL_BACKEND = "tests.partners.broken_mail.EmailBackend"
    call_command("partners_nightly")
    settings.EMAIL_BACKEND = working
    call_command("partners_nightly")
    assert len(mail.outbox) == 1


def test_it_is_a_part_of_every_night(els, time_machine):
    time_machine.move_to(timezone.now() + datetime.timedelta(days=366))
    call_command("nightly", verbosity=0)
    assert len(questions()) == 1


def test_an_account_of_nobody_is_gone_the_next_night(els, omar, editor):
    person = omar.user
    omar.delete()
    call_command("partners_nightly")
    assert not type(person).objects.filter(pk=person.pk).exists()
    assert type(person).objects.filter(pk__in=[els.user_id, editor.pk]).count() == 2
