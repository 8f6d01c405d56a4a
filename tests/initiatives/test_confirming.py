"""«Klopt dit nog?»: asked once a year, answered with one press; and what else the night does."""

import datetime
import re

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.users.models import UserProfile

from initiatives.confirming import ask_who_is_due, link_to_answer
from initiatives.factories import InitiativeFactory
from initiatives.models import Initiative, Suggestion
from initiatives.night import tend_initiatives
from network.factories import MembershipFactory, OrganisationFactory
from network.review.deciding import approve, send_back
from network.review.sending import send

pytestmark = pytest.mark.django_db
HERE = {"Origin": "http://testserver"}
YEAR = datetime.timedelta(days=366)


@pytest.fixture(autouse=True)
def alone(data):
    """The demo's were confirmed just now, whatever the clock does, and the desk knows of them."""
    Initiative.objects.update(last_confirmed_at=timezone.now() + datetime.timedelta(days=3650), told_at=timezone.now())


@pytest.fixture
def els():
    membership = MembershipFactory(email="els@example.org", organisation=OrganisationFactory(name="De Wulp"))
    UserProfile.objects.create(user=membership.user, preferred_language="en")
    return membership


@pytest.fixture
def vlinder(els):
    return InitiativeFactory(name="Speeltuin De Vlinder", organisation=els.organisation, contact_email="info@example.org")


@pytest.fixture
def asked(vlinder, time_machine):
    """The link in the mail, a year later."""
    time_machine.move_to(timezone.now() + YEAR, tick=False)
    ask_who_is_due()
    (link,) = [re.search(r"http://testserver(\S+)", message.body).group(1) for message in mail.outbox]
    return link


def recipients():
    return sorted(message.to[0] for message in mail.outbox)


def fresh(initiative):
    return Initiative.objects.get(pk=initiative.pk)


def test_it_works(asked, vlinder, client):
    (message,) = mail.outbox
    assert message.to == ["els@example.org"] and "Speeltuin De Vlinder" in message.subject and "press is enough" in message.body
    assert asked.startswith("/en/initiatief/bevestig/")
    page = client.get(asked).content.decode()
    assert "Speeltuin De Vlinder" in page and "Geel" in page and f"/partner/initiatief/{vlinder.uid}/" in page
    assert fresh(vlinder).last_confirmed_at < timezone.now() - datetime.timedelta(days=365), "looking confirms nothing"
    answer = client.post(asked, headers=HERE)
    assert answer.status_code == 302
    assert "Thank you" in client.get(answer.headers["Location"]).content.decode()
    assert fresh(vlinder).last_confirmed_at == timezone.now()
    assert not client.cookies


def test_a_program_that_opens_mails_confirms_nothing(asked, vlinder, client):
    before = fresh(vlinder).last_confirmed_at
    for method in (client.get, client.head, client.options):
        method(asked)
    assert fresh(vlinder).last_confirmed_at == before


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://elders.example"}, {"Origin": "null"}, {"Referer": "https://elders.example/"}])
def test_another_site_confirms_nothing(asked, vlinder, client, headers):
    before = fresh(vlinder).last_confirmed_at
    assert client.post(asked, headers=headers).status_code == 403
    assert fresh(vlinder).last_confirmed_at == before


def test_a_referer_of_ours_will_do(asked, client):
    assert client.post(asked, headers={"Referer": f"http://testserver{asked}"}).status_code == 302


def test_the_page_is_found_and_kept_by_nobody(asked, client):
    answer = client.get(asked)
    assert "no-store" in answer.headers["Cache-Control"] and answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Referrer-Policy"] == "same-origin" and "canonical" not in answer.content.decode()


def test_a_second_press_changes_nothing_and_says_thanks(asked, vlinder, client, time_machine):
    client.post(asked, headers=HERE)
    first = fresh(vlinder).last_confirmed_at
    time_machine.move_to(timezone.now() + datetime.timedelta(days=30), tick=False)
    assert "Thank you" in client.get(asked).content.decode()
    client.post(asked, headers=HERE)
    assert fresh(vlinder).last_confirmed_at == first, "an old link confirms nothing new"


def test_the_link_is_over_after_three_months(asked, vlinder, client, time_machine):
    time_machine.move_to(timezone.now() + datetime.timedelta(days=91), tick=False)
    assert client.get(asked).status_code == client.post(asked, headers=HERE).status_code == 410


@pytest.mark.parametrize("token", ["x", "a" * 500, "a:b:c", "%00"])
def test_a_link_that_somebody_made_up_is_over(client, token):
    assert client.get(f"/nl/initiatief/bevestig/{token}/").status_code in {410, 400}


def test_a_link_of_what_is_off_the_site_is_over(asked, vlinder, client):
    fresh(vlinder).unpublish()
    assert client.get(asked).status_code == 410


def test_the_page_speaks_every_language(vlinder, client):
    for language in ("nl", "fr", "en", "ar", "tr", "uk"):
        link = link_to_answer(vlinder, language).removeprefix("http://testserver")
        assert link.startswith(f"/{language}/") and client.get(link).status_code == 200


def test_it_is_asked_once_a_year(asked, time_machine):
    ask_who_is_due()
    time_machine.move_to(timezone.now() + datetime.timedelta(days=300), tick=False)
    ask_who_is_due()
    assert len(mail.outbox) == 1
    time_machine.move_to(timezone.now() + datetime.timedelta(days=70), tick=False)
    ask_who_is_due()
    assert len(mail.outbox) == 2


def test_nobody_is_asked_within_a_year(vlinder):
    assert ask_who_is_due() == 0 and not mail.outbox


def test_owners_are_asked_else_helpers_else_its_own_address(els, vlinder, time_machine):
    time_machine.move_to(timezone.now() + YEAR, tick=False)
    helper = MembershipFactory(email="omar@example.org", organisation=els.organisation, role="editor")
    for expected, change in [("els", None), ("omar", els), ("info", helper)]:
        if change:
            change.delete()
        Initiative.objects.filter(pk=vlinder.pk).update(asked_at=None)
        mail.outbox.clear()
        assert ask_who_is_due() == 1
        assert recipients() == [f"{expected}@example.org"]


def test_its_own_address_leads_to_a_form(time_machine, client):
    lone = InitiativeFactory(contact_email="info@example.org")
    time_machine.move_to(timezone.now() + YEAR, tick=False)
    ask_who_is_due()
    link = re.search(r"http://testserver(/nl/\S+)", mail.outbox[0].body).group(1)
    assert f"/nl/initiatief/{lone.pk}-{lone.slug}/juist/" in client.get(link).content.decode()


def test_what_nobody_can_be_asked_about_is_not_marked_as_asked(time_machine):
    lone = InitiativeFactory()
    time_machine.move_to(timezone.now() + YEAR, tick=False)
    assert ask_who_is_due() == 0 and fresh(lone).asked_at is None


@pytest.mark.parametrize("change", [{"status": "suspended"}, {"status": "closed"}])
def test_what_is_not_public_is_not_asked_about(vlinder, els, time_machine, change):
    type(els.organisation).objects.filter(pk=els.organisation_id).update(**change)
    time_machine.move_to(timezone.now() + YEAR, tick=False)
    assert ask_who_is_due() == 0


def test_a_mail_that_does_not_leave_is_tried_the_next_night(vlinder, time_machine, settings):
    working = settings.EMAIL_BACKEND
    time_machine.move_to(timezone.now() + YEAR, tick=False)
    settings.EMAIL_BACKEND = "tests.partners.broken_mail.EmailBackend"
    assert ask_who_is_due() == 0 and fresh(vlinder).asked_at is None
    settings.EMAIL_BACKEND = working
    assert ask_who_is_due() == 1


def test_two_nights_at_once_ask_once(vlinder, time_machine):
    """The other run marks the row between our reading and our marking."""
    time_machine.move_to(timezone.now() + YEAR, tick=False)
    due = list(Initiative.objects.to_ask())
    assert due == [vlinder]
    ask_who_is_due()
    again = Initiative.objects.filter(pk=vlinder.pk, asked_at=due[0].asked_at, last_confirmed_at=due[0].last_confirmed_at)
    assert again.update(asked_at=timezone.now()) == 0


# The night


def test_the_address_of_who_told_something_is_forgotten(time_machine):
    now = timezone.now()
    decided = Suggestion.objects.create(kind="new", name="Zandbak", sender="a@example.org", decision="left", decided_at=now, sent_at=now)
    waiting = Suggestion.objects.create(kind="new", name="Zandbak", sender="b@example.org", sent_at=now)

    def kept():
        return [Suggestion.objects.get(pk=one.pk).sender for one in (decided, waiting)]

    for days, expected in [(29, ["a@example.org", "b@example.org"]), (31, ["", "b@example.org"]), (181, ["", ""])]:
        time_machine.move_to(now + datetime.timedelta(days=days), tick=False)
        tend_initiatives()
        assert kept() == expected, days
    assert Suggestion.objects.get(pk=decided.pk).name == "Zandbak"


def sent_by(els, **kwargs):
    return send(InitiativeFactory(name="Speeltuin De Vlinder", organisation=els.organisation, live=False, **kwargs), els.user)


def test_reviewers_are_reminded_of_what_waits_for_three_days_once_a_day(els, time_machine):
    initiative, now = sent_by(els), timezone.now()
    for days, expected in [(2, 0), (4, 1), (4, 1), (5, 2)]:
        time_machine.move_to(now + datetime.timedelta(days=days), tick=False)
        tend_initiatives()
        about = [message for message in mail.outbox if f"/admin/initiatieven/nalezen/{initiative.pk}/" in message.body]
        assert len(about) == expected, days
        assert all(message.to == ["nalezer@example.org"] for message in about)


def test_the_desk_is_told_once_what_trusted_partners_did(els, time_machine):
    type(els.organisation).objects.filter(pk=els.organisation_id).update(trust="trusted")
    els.organisation.refresh_from_db()
    initiative = sent_by(els)
    assert initiative.live
    tend_initiatives()
    tend_initiatives()
    told = [message for message in mail.outbox if f"/nl/initiatief/{initiative.pk}-" in message.body]
    assert [message.to for message in told] == [["nalezer@example.org"]]
    time_machine.move_to(timezone.now() + datetime.timedelta(days=1), tick=False)
    initiative.summary = "Anders."
    send(initiative, els.user)
    tend_initiatives()
    assert len([message for message in mail.outbox if f"/nl/initiatief/{initiative.pk}-" in message.body]) == 2


def test_a_partner_hears_what_was_decided(els, reviewer, django_capture_on_commit_callbacks):
    initiative = sent_by(els)
    with django_capture_on_commit_callbacks(execute=True):
        send_back(initiative, initiative.latest_revision_id, reviewer, "Schrijf ook het uur erbij.")
    again = send(fresh(initiative), els.user)
    with django_capture_on_commit_callbacks(execute=True):
        approve(again, again.latest_revision_id, reviewer)
    back, yes = [message for message in mail.outbox if message.to == ["els@example.org"]]
    assert "Schrijf ook het uur erbij." in back.body
    assert "On the map" in yes.subject and f"/partner/initiatief/{initiative.uid}/" in yes.body
