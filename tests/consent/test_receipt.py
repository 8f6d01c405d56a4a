"""After each answer a receipt: what, until when, and how to take it back. As a page, and by mail for who wants that."""

import datetime
import re

import pytest
import time_machine
from dateutil.relativedelta import relativedelta
from django.core import mail
from django.utils import timezone

from consent.enums import Channel, Method
from consent.factories import NoticeFactory, PersonFactory, guard, take_part
from consent.models import Attestation, Card, ConsentRecord
from stories.factories import StoryPageFactory

pytestmark = pytest.mark.django_db

YES = {"answer": "yes", "shown": "modest", "where": ["website"], "name": "Fatima Verzonnen"}
BROKEN = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def card(index):
    """A draft about a buddy who has not answered yet."""
    story = StoryPageFactory(parent=index, cleared=False, title="De kwikstaart")
    buddy = PersonFactory(public_alias="Rozemarijn", first_name="Zeldzame", last_name="Achternaam")
    take_part(story.story_uid, buddy)
    Attestation.objects.create(story_uid=story.story_uid)
    return Card.objects.of(story.story_uid, buddy)


@pytest.fixture
def childs_card(index):
    """A child of nine, listed in a draft."""
    story = StoryPageFactory(parent=index, cleared=False, title="De kwikstaart")
    child = PersonFactory(child=True, public_alias="Noor")
    guard(child)
    take_part(story.story_uid, child)
    NoticeFactory(audience="child", title="Mag dit?")
    return Card.objects.of(story.story_uid, child, secret="paarse olifant")


def answered(client, card, **changes):
    response = client.post(f"/toestemming/{card.token}/antwoord/1/", YES | changes)
    return words(client.get(response.url)) if response.status_code == 302 else words(response)


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def receipt(client, card):
    return client.get(f"/toestemming/{card.token}/bewijs/")


def ask_mail(client, card, address="fatima@example.org"):
    token = re.search(r'name="token" value="([^"]+)"', receipt(client, card).content.decode())[1]
    with time_machine.travel(timezone.now() + datetime.timedelta(seconds=10), tick=False):
        return client.post(f"/toestemming/{card.token}/bewijs/?taal=nl", {"email": address, "token": token, "website": ""})


def long_date(day):
    months = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"]
    return f"{day.day} {months[day.month - 1]} {day.year}"


def test_it_works(client, card):
    page = answered(client, card)
    assert "Dit heb je geantwoord" in page
    assert f"ja, {long_date(timezone.localdate())}" in page
    assert long_date(timezone.localdate() + relativedelta(years=2)) in page
    assert "onze website" in page
    assert "zoekmachines" not in page
    assert "Haal mijn verhaal weg" in page
    assert card.printed_code in page
    assert 'class="qr"' in receipt(client, card).content.decode()


def test_after_a_no_it_says_so_and_how_to_change(client, card):
    page = answered(client, card, answer="no")
    assert "Je zei nee" in page
    assert "onze website" not in page
    assert f"/toestemming/{card.token}/?taal=nl" in receipt(client, card).content.decode()


def test_until_another_day(client, card):
    day = timezone.localdate() + datetime.timedelta(days=100)
    assert long_date(day) in answered(client, card, until=day.isoformat())
    record = ConsentRecord.objects.get(giver=card.giver)
    assert timezone.localtime(record.valid_until).isoformat()[:19] == f"{day}T23:59:59", "who writes a day means that day too"


@pytest.mark.parametrize(("years", "sentence"), [(0, "Kies een latere"), (5, "hoogstens 5 jaar"), (50, "hoogstens 5 jaar")])
def test_a_day_that_cannot_be_is_refused_and_the_rest_stays(client, card, years, sentence):
    day = timezone.localdate() + relativedelta(years=years)
    response = client.post(f"/toestemming/{card.token}/antwoord/1/", YES | {"until": day.isoformat()})
    assert response.status_code == 200
    assert sentence.lower() in words(response).lower()
    assert f'value="{day}"' in response.content.decode()
    assert "Fatima Verzonnen" in response.content.decode()
    assert not ConsentRecord.objects.filter(giver=card.giver).exists()


def test_an_answer_that_says_neither_writes_nothing(client, card):
    assert client.post(f"/toestemming/{card.token}/antwoord/1/", YES | {"answer": ""}).status_code == 200
    assert not ConsentRecord.objects.filter(giver=card.giver).exists()


def test_a_little_less_later_is_on_the_receipt(client, card):
    answered(client, card, where=["website", "press"])
    assert "pers" in words(receipt(client, card)).split()
    client.post(f"/toestemming/{card.token}/minder/1/", {"channel": "press"})
    assert "pers" not in words(receipt(client, card)).split()
    assert "onze website" in words(receipt(client, card))


# A witness in place of a name


def test_a_witness_in_place_of_a_name(client, card):
    answered(client, card, name="", witness="Oma Verzonnen")
    record = ConsentRecord.objects.get(giver=card.giver)
    assert record.method == Method.SPOKEN
    assert record.evidence.get().file.read().decode().startswith("witness: Oma Verzonnen")


def test_a_name_and_a_witness_are_both_kept(client, card):
    answered(client, card, witness="Oma Verzonnen")
    record = ConsentRecord.objects.get(giver=card.giver)
    assert record.method == Method.SCREEN
    assert record.evidence.get().file.read().decode().startswith("Fatima Verzonnen\nwitness: Oma Verzonnen")


def test_neither_is_refused_and_what_was_chosen_stays(client, card):
    response = client.post(f"/toestemming/{card.token}/antwoord/1/", YES | {"name": "", "where": ["press"]})
    assert response.status_code == 200
    assert "Typ je naam" in words(response)
    assert re.search(r'value="press"[^>]*checked', response.content.decode())
    assert not ConsentRecord.objects.filter(giver=card.giver).exists()


# A young child


def test_a_young_child_is_asked_one_thing_with_drawn_choices(client, childs_card):
    page = client.get(f"/toestemming/{childs_card.token}/antwoord/1/").content.decode()
    assert page.count('class="face"') == 3
    assert page.count('class="face"') == page.count('<svg class="face" viewBox="0 0 48 48" aria-hidden="true"')
    assert 'name="where"' not in page
    assert 'name="until"' not in page


def test_a_childs_yes_opens_no_more_than_the_website(client, childs_card):
    answered(client, childs_card, where=["press", "expo"], shown="more", more=["face"], name="Noor")
    record = ConsentRecord.objects.get(giver=childs_card.giver)
    assert {(grant.channel, grant.element) for grant in record.grants.all()}.isdisjoint({("press", "facts"), ("website", "face")})
    assert {grant.channel for grant in record.grants.all()} == {Channel.WEBSITE}


def test_an_adult_sees_no_faces(client, card):
    assert 'class="face"' not in client.get(f"/toestemming/{card.token}/antwoord/1/").content.decode()


# By mail


def test_it_comes_by_mail_once_and_names_nobody(client, card):
    answered(client, card)
    sent = ask_mail(client, card)
    assert "onderweg naar je mailbox" in words(client.get(sent.url))
    client.get(sent.url)
    (message,) = mail.outbox
    assert message.to == ["fatima@example.org"]
    text = message.subject + message.body
    for secret in ("kwikstaart", "Zeldzame", "Achternaam", "Rozemarijn", "Fatima", card.token):
        assert secret not in text
    for told in ("onze website", long_date(timezone.localdate() + relativedelta(years=2)), card.printed_code, "/toestemming/"):
        assert told in text


@pytest.mark.parametrize("address", ["", "fatima@", "twee@example.org\nBcc: drie@example.org"])
def test_a_wrong_address_stays_and_sends_nothing(client, card, address):
    response = ask_mail(client, card, address)
    assert response.status_code == 200
    assert f'value="{address.split(chr(10))[0]}' in response.content.decode() or not address
    assert not mail.outbox


def test_a_broken_mail_server_is_said_and_the_address_stays(client, card, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = BROKEN, "127.0.0.1", 1
    response = ask_mail(client, card)
    assert response.status_code == 200
    assert "De mail kon nu niet weg" in words(response)
    assert 'value="fatima@example.org"' in response.content.decode()


def test_mails_are_slowed_down(client, card):
    with time_machine.travel(timezone.now().replace(minute=5)):
        for _time in range(8):
            last = ask_mail(client, card)
    assert "Wacht even" in words(last)
    assert len(mail.outbox) == 6


def test_a_young_child_has_no_mailbox_of_its_own(client, childs_card):
    """What it said would lie in its parents'."""
    assert 'name="email"' not in receipt(client, childs_card).content.decode()
    assert client.post(f"/toestemming/{childs_card.token}/bewijs/", {"email": "mama@example.org"}).status_code == 200
    assert not mail.outbox


def test_the_receipt_is_kept_nowhere(client, card):
    response = receipt(client, card)
    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies


def test_a_lost_card_has_no_receipt(client, card):
    Card.objects.update(lost_at=timezone.now())
    assert receipt(client, card).status_code == 404
