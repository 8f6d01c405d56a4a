"""What the night does for the agenda: reviewers are reminded, the desk is told, dates come within reach."""

import datetime

import pytest
from django.core import mail
from django.core.management import call_command

from activities.changing import change_date
from activities.factories import ActivityFactory
from activities.models import Activity
from activities.night import tend_agenda
from network.enums import Trust
from network.factories import MembershipFactory
from network.review.sending import send

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def winter(time_machine, db):
    """Long after the demo; what it had to tell is told."""
    time_machine.move_to("2031-03-03T02:00:00+01:00", tick=False)
    tend_agenda()
    mail.outbox.clear()


@pytest.fixture
def partner():
    return MembershipFactory(email="els@example.org")


def sent(partner, day, **kwargs):
    activity = ActivityFactory(
        organisation=partner.organisation, title="Zangstonde", first_day=datetime.date.fromisoformat(day), live=False, **kwargs
    )
    return send(activity, partner.user)


def mails(word):
    return [message for message in mail.outbox if word in message.body]


def test_it_works(partner):
    activity = sent(partner, "2031-03-05")
    tend_agenda()
    (message,) = mails("Zangstonde")
    assert message.to == ["nalezer@example.org"] and f"/admin/agenda/nalezen/{activity.pk}/" in message.body


def test_once_a_day_until_somebody_decides(partner, time_machine):
    sent(partner, "2031-03-05")
    tend_agenda()
    tend_agenda()
    assert len(mails("Zangstonde")) == 1
    time_machine.move_to("2031-03-04T02:00:00+01:00", tick=False)
    tend_agenda()
    assert len(mails("Zangstonde")) == 2


def test_what_begins_later_is_not_hurried(partner):
    sent(partner, "2031-03-06")
    tend_agenda()
    assert not mails("Zangstonde")


def test_a_change_of_a_series_that_goes_on_is(partner):
    """Its first day is long ago; its next date is what counts."""
    activity = ActivityFactory(
        organisation=partner.organisation, title="Zangstonde", first_day=datetime.date(2031, 1, 1), every="FREQ=WEEKLY;BYDAY=WE"
    )
    tend_agenda()
    mail.outbox.clear()
    activity = Activity.objects.get(pk=activity.pk)
    activity.description = "Anders."
    send(activity, partner.user)
    tend_agenda()
    assert len(mails("Zangstonde")) == 1


def test_the_desk_is_told_what_trusted_partners_did(partner, time_machine):
    partner.organisation.trust = Trust.TRUSTED
    partner.organisation.save()
    activity = sent(partner, "2031-04-05")
    assert activity.live
    tend_agenda()
    (message,) = mails("Zangstonde")
    assert message.to == ["nalezer@example.org"] and "/nl/agenda/zangstonde/" in message.body
    tend_agenda()
    assert len(mails("Zangstonde")) == 1
    time_machine.move_to("2031-03-04T02:00:00+01:00", tick=False)
    change_date(activity, datetime.datetime(2031, 4, 5, 14), status="cancelled", reason="Ziek.")
    tend_agenda()
    assert len(mails("Zangstonde")) == 2


def test_a_date_of_somebody_else_that_is_off_is_told_too(partner, time_machine):
    activity = ActivityFactory(organisation=partner.organisation, title="Zangstonde", first_day=datetime.date(2031, 4, 5))
    tend_agenda()
    assert not mails("Zangstonde"), "a reviewer read it"
    time_machine.move_to("2031-03-04T02:00:00+01:00", tick=False)
    change_date(activity, datetime.datetime(2031, 4, 5, 14), status="cancelled", reason="Ziek.")
    tend_agenda()
    assert len(mails("Zangstonde")) == 1


def test_the_command_does_it(partner, capsys):
    sent(partner, "2031-03-05")
    call_command("nightly")
    assert mails("Zangstonde") and "dates came within reach of the agenda" in capsys.readouterr().out
