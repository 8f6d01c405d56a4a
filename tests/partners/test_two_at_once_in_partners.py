"""Two press at the same moment: one comes in, one answers, one stays owner."""

import datetime
import threading

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from network.factories import MembershipFactory
from network.models import Membership, Organisation
from partners.entering import link_for
from partners.factories import ApplicationFactory
from partners.invitations import invite, link_of_invitation
from partners.joining import say_no, say_yes
from partners.members import let_go

pytestmark = pytest.mark.usefixtures("open_db")
HERE = {"Origin": "http://testserver"}


def at_once(*works):
    """What each of them came to, an error included; all begin together."""
    gate, said = threading.Barrier(len(works)), []

    def run(work):
        try:
            gate.wait(10)
            said.append(work())
        except Exception as error:
            said.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said


def press(link):
    return lambda: Client().post(link.removeprefix("http://testserver"), headers=HERE).status_code


def test_one_link_signs_in_once(els):
    before = Session.objects.count()
    assert sorted(at_once(*[press(link_for(els.user, "nl"))] * 4)) == [302, 410, 410, 410]
    assert Session.objects.count() == before + 1


def test_one_invitation_is_answered_once(els):
    Membership.objects.filter(pk=els.pk).update(accepted_at=None)
    els.refresh_from_db()
    assert sorted(at_once(*[press(link_of_invitation(els))] * 4)) == [200, 200, 200, 302]


def test_two_owners_leave_and_one_stays(els, speelboot):
    other = MembershipFactory(organisation=speelboot)
    said = at_once(lambda: let_go(els), lambda: let_go(other))
    assert [type(one) for one in said if one] == [ValidationError]
    assert speelboot.memberships.count() == 1


def test_two_invitations_make_one_account(els, rik):
    said = at_once(
        lambda: invite(els.organisation, "nour@example.org", "editor", "nl", None),
        lambda: invite(rik.organisation, "Nour@example.org", "editor", "nl", None),
    )
    assert all(isinstance(one, Membership) for one in said), said
    assert get_user_model().objects.filter(email__iexact="nour@example.org").count() == 1


def test_two_editors_answer_once(editor, admin):
    asked = ApplicationFactory(name="KSA De Zonnestraal")
    said = at_once(lambda: say_yes(asked, editor), lambda: say_no(asked, admin), lambda: say_yes(asked, admin))
    assert [type(one) for one in said].count(ValidationError) == 2, said
    asked.refresh_from_db()
    assert Organisation.objects.filter(name="KSA De Zonnestraal").count() == (1 if asked.answer == "yes" else 0)


def test_two_nights_ask_once(els):
    from django.core import mail

    Membership.objects.filter(pk=els.pk).update(confirmed_at=timezone.now() - datetime.timedelta(days=366))
    at_once(*[lambda: call_command("partners_nightly", verbosity=0)] * 3)
    assert [message.to for message in mail.outbox] == [["els@example.org"]]
