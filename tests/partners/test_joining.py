"""«Doe mee met je vereniging»: a club that nobody invited asks, the desk answers once."""

import datetime

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from network.factories import MembershipFactory, OrganisationFactory
from network.models import Membership, Organisation
from partners.models import Application

pytestmark = pytest.mark.django_db
HERE = {"Origin": "http://testserver"}
ADDRESS = "/partner/doe-mee/?taal=en"
TYPED = {"name": "KSA De Zonnestraal", "kind": "youth", "municipality": "13008", "elsewhere": "", "contact_name": "Zeldzame",
    "email": "zeldzame@example.org", "phone": "0470 12 34 56", "line": "Wij spelen elke zondag.", "website": ""}  # fmt: skip


@pytest.fixture
def send(fill_in):
    def post(**changes):
        return fill_in(ADDRESS, TYPED | changes)

    return post


@pytest.fixture
def asked(send):
    assert send().status_code == 302
    mail.outbox.clear()
    return Application.objects.get()


def page_of(application):
    return f"/admin/partners/vragen/{application.pk}/"


def test_it_works(send, client, editor_client):
    response = send()
    assert "Thank you" in client.get(response.headers["Location"]).content.decode()
    assert not client.cookies
    (message,) = mail.outbox
    assert message.to == ["desk@example.org"] and "/admin/partners/vragen/" in message.body
    assert not any(word in message.subject + message.body for word in ("Zeldzame", "0470", "zeldzame@", "Zonnestraal"))
    asked = Application.objects.get()
    assert "KSA De Zonnestraal" in editor_client.get("/admin/partners/vragen/").content.decode()
    assert "Wij spelen elke zondag." in editor_client.get(page_of(asked)).content.decode()
    mail.outbox.clear()
    assert editor_client.post(page_of(asked), {"answer": "yes", "existing": ""}).status_code == 302
    organisation = Organisation.objects.get(name="KSA De Zonnestraal")
    assert (organisation.status, organisation.trust, organisation.municipality.name) == ("active", "moderated", "Geel")
    assert organisation.memberships.get().is_owner
    assert mail.outbox[0].to == ["zeldzame@example.org"] and "/partner/uitnodiging/" in mail.outbox[0].body


def test_nothing_is_public_before(asked, client):
    assert "Zonnestraal" not in client.get("/nl/organisatie/").content.decode()
    assert not Organisation.objects.filter(name__contains="Zonnestraal").exists()


def test_nothing_of_the_person_is_public_afterwards(asked, editor_client, client):
    editor_client.post(page_of(asked), {"answer": "yes", "existing": ""})
    page = client.get("/nl/organisatie/ksa-de-zonnestraal/").content.decode()
    assert "Zonnestraal" in page
    assert not any(word in page for word in ("Zeldzame", "zeldzame", "0470"))


def test_nothing_readable_lies_in_the_database(asked):
    with connection.cursor() as cursor:
        cursor.execute("SELECT contact_name, email, phone, line FROM partners_application")
        row = " ".join(cursor.fetchone())
    assert not any(word in row for word in ("Zeldzame", "zeldzame", "0470", "zondag"))


def test_another_municipality_is_typed(send):
    assert send(municipality="", elsewhere="Antwerpen").status_code == 302
    assert Application.objects.get().where == "Antwerpen"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "Write the name of your organisation"),
        ({"name": "  "}, "Write the name of your organisation"),
        ({"kind": "koning"}, "Choose one of the list"),
        ({"municipality": "", "elsewhere": ""}, "Choose your municipality"),
        ({"municipality": "99999"}, "Choose a municipality"),
        ({"contact_name": ""}, "whom to ask for"),
        ({"email": "geen adres"}, "is not complete"),
        ({"website": "http://spam.example"}, "empty"),
        ({"token": "nep"}, "Everything you typed"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(send, changes, sentence):
    page = send(**changes)
    assert page.status_code == 200 and sentence in page.content.decode()
    assert "Wij spelen elke zondag." in page.content.decode()
    assert not Application.objects.exists() and not mail.outbox


def test_a_name_of_several_lines_is_one(send, editor_client):
    send(name="KSA\r\nDe Zonnestraal")
    assert Application.objects.get().name == "KSA De Zonnestraal"


# The answer


def test_no_is_mailed_with_its_reason(asked, editor_client):
    editor_client.post(page_of(asked), {"answer": "no", "reason": "Jullie spelen buiten de streek."})
    assert mail.outbox[0].to == ["zeldzame@example.org"]
    assert "Jullie spelen buiten de streek." in mail.outbox[0].body
    assert not Organisation.objects.filter(name__contains="Zonnestraal").exists()
    asked.refresh_from_db()
    assert (asked.answer, asked.answered_by.username) == ("no", "redactie")


def test_no_needs_a_reason(asked, editor_client):
    assert editor_client.post(page_of(asked), {"answer": "no", "reason": " "}).status_code == 200
    assert not mail.outbox
    asked.refresh_from_db()
    assert asked.answer == "none"


@pytest.mark.parametrize("first", ["yes", "no"])
@pytest.mark.parametrize("second", ["yes", "no"])
def test_the_second_answer_is_told_so(asked, editor_client, admin_client, first, second):
    editor_client.post(page_of(asked), {"answer": first, "reason": "Daarom."})
    mails, organisations = len(mail.outbox), Organisation.objects.count()
    page = admin_client.post(page_of(asked), {"answer": second, "reason": "Daarom."}, follow=True).content.decode()
    assert "redactie" in page
    assert (len(mail.outbox), Organisation.objects.count()) == (mails, organisations)


@pytest.mark.parametrize("name", ["De Zonnestraal", "k.s.a. de zonnestraal", "KSA DE ZONNESTRAÁL vzw", "Zonnestraal vzw"])
def test_one_that_stands_already_is_shown(asked, editor_client, name):
    OrganisationFactory(name=name)
    other = OrganisationFactory(name="De Vlieger")
    page = editor_client.get(page_of(asked)).content.decode()
    assert name in page and other.name not in page


def test_another_name_of_it_is_found_too(asked, editor_client):
    OrganisationFactory(name="Jeugd Geel", also_known_as="Chiro\nDe Zonnestraal")
    assert "Jeugd Geel" in editor_client.get(page_of(asked)).content.decode()


@pytest.mark.parametrize(("has_owner", "role"), [(False, "owner"), (True, "editor")])
def test_it_is_one_that_stands_already(asked, editor_client, has_owner, role):
    known = OrganisationFactory(name="De Zonnestraal", status="invited")
    if has_owner:
        MembershipFactory(organisation=known)
    editor_client.post(page_of(asked), {"answer": "yes", "existing": known.pk})
    assert not Organisation.objects.filter(name="KSA De Zonnestraal").exists()
    assert Membership.objects.get(organisation=known, user__email="zeldzame@example.org").role == role
    known.refresh_from_db()
    assert known.status == "active"


def test_another_organisation_than_the_similar_ones_is_refused(asked, editor_client):
    other = OrganisationFactory(name="De Vlieger")
    editor_client.post(page_of(asked), {"answer": "yes", "existing": other.pk})
    assert not other.memberships.exists()
    asked.refresh_from_db()
    assert asked.answer == "none"


def test_one_that_the_desk_suspended_stays_so(asked, editor_client):
    known = OrganisationFactory(name="De Zonnestraal", status="suspended")
    editor_client.post(page_of(asked), {"answer": "yes", "existing": known.pk})
    known.refresh_from_db()
    assert known.status == "suspended" and not mail.outbox
    asked.refresh_from_db()
    assert asked.answer == "none", "what failed did not answer"


def test_a_name_that_is_taken_is_said(asked, editor_client):
    OrganisationFactory(name="KSA De Zonnestraal")
    page = editor_client.post(page_of(asked), {"answer": "yes", "existing": ""}, follow=True)
    assert page.status_code == 200 and not mail.outbox
    asked.refresh_from_db()
    assert asked.answer == "none"


def test_who_is_no_editor_answers_nothing(asked, reviewer_client, translator_client):
    for other in (reviewer_client, translator_client):
        assert other.get(page_of(asked)).status_code == 302
        other.post(page_of(asked), {"answer": "yes", "existing": ""})
    asked.refresh_from_db()
    assert asked.answer == "none"


def test_after_ninety_days_it_is_gone(asked, editor, editor_client, time_machine):
    time_machine.move_to(timezone.now() + datetime.timedelta(days=91))
    editor_client.force_login(editor)  # the session of a desk is over by then
    assert editor_client.get(page_of(asked)).status_code == 404
    assert "Zonnestraal" not in editor_client.get("/admin/partners/vragen/").content.decode()
    call_command("nightly", verbosity=0)
    assert not Application.objects.exists()
