"""«Ik wil buddy worden»: one short form without a script, a cookie or a word about a child."""

import datetime

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from common.models import SiteConfiguration
from contact.models import ContactEntry

pytestmark = pytest.mark.django_db

ADDRESS = "/nl/ik-wil-buddy-worden/"
TYPED = {"first_name": "Zeldzame", "way": "phone", "reach": "0470 12 34 56", "municipality": "13008", "line": "Ik kan goed fietsen.", "website": ""}


@pytest.fixture
def send(client, time_machine):
    """Fills in the form as a person does: it takes a while."""

    def post(address=ADDRESS, headers=None, wait=30, **changes):
        time_machine.move_to(timezone.now(), tick=False)
        token = client.get(address).context["form"].fresh_token
        time_machine.move_to(timezone.now() + datetime.timedelta(seconds=wait), tick=False)
        return client.post(address, TYPED | {"token": token} | changes, headers=headers or {"Origin": "http://testserver"})

    return post


def test_it_works(send, client):
    response = send()
    assert response.status_code == 302
    thanks = client.get(response.headers["Location"])
    assert thanks.status_code == 200
    assert not client.cookies
    entry = ContactEntry.objects.get()
    assert (entry.kind, entry.first_name, entry.reach, entry.municipality.name) == ("buddy", "Zeldzame", "0470 12 34 56", "Geel")


@pytest.mark.parametrize(("address", "kind"), [("/nl/ik-zoek-een-buddy/", "seek"), ("/nl/ik-ken-een-verhaal/", "tell")])
def test_each_form_is_about_one_thing(send, address, kind):
    assert send(address).status_code == 302
    assert ContactEntry.objects.get().kind == kind


def test_it_works_in_every_language(send):
    from contact.models import ContactPage

    for page in ContactPage.objects.filter(kind="buddy"):
        assert send(page.get_url()).status_code == 302, page.locale


def test_nothing_readable_lies_in_the_database(send):
    send()
    with connection.cursor() as cursor:
        cursor.execute("SELECT first_name, reach, line FROM contact_contactentry")
        row = " ".join(cursor.fetchone())
    assert "Zeldzame" not in row
    assert "0470" not in row


def test_the_mail_to_the_desk_holds_no_personal_data(send):
    SiteConfiguration.objects.update(desk_email="desk@example.org")
    send()
    (message,) = mail.outbox
    text = message.subject + message.body
    assert message.to == ["desk@example.org"]
    assert not any(word in text for word in ("Zeldzame", "0470", "Geel", "fietsen"))
    assert "/admin/berichten/" in text


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"first_name": ""}, "voornaam"),
        ({"reach": ""}, "nummer of een e-mailadres"),
        ({"reach": "123"}, "te kort"),
        ({"way": "mail", "reach": "geen adres"}, "niet volledig|niet compleet|onvolledig"),
        ({"municipality": ""}, "gemeente"),
        ({"municipality": "99999"}, "gemeente"),
        ({"municipality": "x"}, "gemeente"),
        ({"way": "duif"}, "Kies|kies"),
        ({"website": "http://spam.example"}, "leeg"),
        ({"token": "nep"}, "Alles wat je typte"),
        ({"token": ""}, "Alles wat je typte"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(send, changes, sentence):
    import re

    response = send(**changes)
    page = response.content.decode()
    assert response.status_code == 200
    assert re.search(sentence, page), sentence
    assert "Ik kan goed fietsen." in page
    assert not ContactEntry.objects.exists()


def test_a_form_that_stood_open_too_long_can_be_sent_again_at_once(send, client):
    response = send(wait=25 * 3600)
    assert response.status_code == 200
    assert "Ik kan goed fietsen." in response.content.decode()
    assert not ContactEntry.objects.exists()


def test_what_is_sent_within_a_breath_is_no_person(send):
    assert send(wait=1).status_code == 200
    assert not ContactEntry.objects.exists()


@pytest.mark.parametrize("origin", ["https://elders.example", "null", "http://[", "http://[::1", "testserver", "http://testserver@elders.example"])
def test_what_comes_from_another_site_is_refused(send, origin):
    assert send(headers={"Origin": origin}).status_code == 200
    assert not ContactEntry.objects.exists()


def test_too_many_in_an_hour_are_asked_to_wait(send, time_machine):
    time_machine.move_to(timezone.now().replace(minute=5))  # all in one hour of the clock
    answers = [send().status_code for _ in range(7)]
    assert answers == [302] * 6 + [200]
    assert ContactEntry.objects.count() == 6


def test_after_ninety_days_it_is_gone(send, editor_client, time_machine):
    send()
    time_machine.move_to(timezone.now() + datetime.timedelta(days=91))
    assert not ContactEntry.objects.kept().exists()
    assert "Zeldzame" not in editor_client.get("/admin/berichten/").content.decode(), "by the clock, before the night"
    call_command("nightly", verbosity=0)
    assert not ContactEntry.objects.exists()


def test_the_desk_sees_it_and_marks_it_called(send, editor_client):
    send()
    entry = ContactEntry.objects.get()
    assert "Zeldzame" in editor_client.get("/admin/berichten/").content.decode()
    assert editor_client.post(f"/admin/berichten/edit/{entry.pk}/", {"state": "called"}).status_code == 302
    assert ContactEntry.objects.get().state == "called"


def test_who_is_no_editor_does_not_see_it(send, translator_client):
    send()
    assert translator_client.get("/admin/berichten/").status_code == 302
