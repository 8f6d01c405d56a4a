"""A family answers and takes back with its card: without account, without script, and without learning of anybody else."""

import re

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from common.models import SiteConfiguration
from consent.clearance import clearance
from consent.factories import NoticeFactory, PersonFactory, clear, guard, take_part
from consent.models import Attestation, Card, ConsentEvent, ConsentRecord, Evidence, Guardianship, Participation, Person, Placement, Plea
from consent.noting import take_off
from consent.outside.placing import place
from pictures.factories import PicturePersonFactory
from stories.factories import StoryPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def family(index):
    """A story of a child with two parents, cleared and live; each has a card."""
    child = PersonFactory(child=True, public_alias="Noor")
    mother, father = guard(child, "mama"), guard(child, "papa")
    for parent, number in ((mother, "0470 12 34 56"), (father, "0470 65 43 21")):
        parent.phone = number
        parent.save()
    story = StoryPageFactory(parent=index, people=[child], title="De kwikstaart")
    return story, child, Card.objects.of(story.story_uid, mother), Card.objects.of(story.story_uid, father)


@pytest.fixture
def asked(index):
    """A draft; its one adult has not answered yet."""
    story = StoryPageFactory(parent=index, cleared=False, title="De kwikstaart")
    buddy = PersonFactory()
    take_part(story.story_uid, buddy)
    Attestation.objects.create(story_uid=story.story_uid)
    return story, Card.objects.of(story.story_uid, buddy)


def page(client, card, rest="", **query):
    return client.get(f"/toestemming/{card.token}/{rest}", query)


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


YES = {"answer": "yes", "shown": "modest", "where": ["website"], "name": "Fatima Verzonnen"}


def test_it_works(client, asked):
    story, card = asked
    assert "De kwikstaart" in words(page(client, card))
    assert "Je hebt nog niet geantwoord" in words(page(client, card))
    assert "Mag dit verhaal verteld worden?" in words(page(client, card, "antwoord/1/"))
    assert client.post(f"/toestemming/{card.token}/antwoord/1/", YES).status_code == 302
    assert "Je zei ja" in words(page(client, card))
    assert clearance(story.story_uid)
    record = ConsentRecord.objects.get(story_uid=story.story_uid)
    assert record.evidence.get().file.read().decode().startswith("Fatima Verzonnen")


def test_taking_back_is_one_press(client, family):
    story, _child, mother, _father = family
    address = story.get_url()
    assert client.get(address).status_code == 200
    assert "Haal mijn verhaal weg" in words(page(client, mother))
    gone = client.post(f"/toestemming/{mother.token}/weg/")
    assert "Je verhaal is weg" in words(gone)
    assert mother.printed_code in words(gone)
    assert client.get(address).status_code == 410
    assert gone.content == client.post(f"/toestemming/{mother.token}/weg/").content, "a second press shows the same page"


@pytest.mark.parametrize("rest", ["weg/", "minder/1/"])
def test_an_address_alone_takes_nothing_back(client, family, rest):
    story, _child, mother, _father = family
    assert page(client, mother, rest).url.startswith(f"/toestemming/{mother.token}/")
    assert client.get(story.get_url()).status_code == 200


def test_taking_back_asks_no_more_presses_than_giving(client, asked):
    """Giving: open, read the question, send. Taking back: open, press."""
    _story, card = asked
    client.post(f"/toestemming/{card.token}/antwoord/1/", YES)
    assert f'action="/toestemming/{card.token}/weg/' in page(client, card).content.decode()


def test_no_asks_for_nothing(client, asked):
    story, card = asked
    assert client.post(f"/toestemming/{card.token}/antwoord/1/", {"answer": "no"}).status_code == 302
    assert "Je zei nee" in words(page(client, card))
    assert not clearance(story.story_uid)


def test_later_writes_nothing(client, asked):
    _story, card = asked
    page(client, card)
    page(client, card, "antwoord/1/")
    assert not ConsentRecord.objects.filter(giver=card.giver).exists()


def test_a_no_closes_what_was_open(client, family):
    story, _child, mother, _father = family
    client.post(f"/toestemming/{mother.token}/antwoord/1/", {"answer": "no"})
    assert client.get(story.get_url()).status_code == 410


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"where": []}, "Kruis aan waar"),
        ({"name": ""}, "Typ je naam"),
        ({"shown": "more"}, "Vink aan wat"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(client, asked, changes, sentence):
    _story, card = asked
    answer = client.post(f"/toestemming/{card.token}/antwoord/1/", YES | changes)
    assert answer.status_code == 200
    assert sentence in words(answer)
    if "name" not in changes:
        assert "Fatima Verzonnen" in answer.content.decode()


def test_opening_a_link_never_uses_it_up(client, asked):
    _story, card = asked
    assert {page(client, card).status_code for _time in range(3)} == {200}


def test_one_parent_never_sees_the_others_answer(client, family):
    story, _child, mother, father = family
    before = page(client, father)
    assert "Je zei ja" in words(before)
    client.post(f"/toestemming/{mother.token}/weg/")
    after = words(page(client, father))
    assert "Je zei ja" in after, "his own answer stands as he gave it"
    assert "Dit verhaal staat (nog) niet online." in after
    assert "mama" not in after
    assert "nee" not in after.lower().split()


def test_every_cause_reads_the_same_to_the_other_parent(client, index):
    """The mother's no, the child's own no, the desk's stop: the father reads the same page."""
    from consent.enums import RecordState
    from consent.withdrawal import withdraw

    seen = set()
    for cause in ("mother", "child", "desk"):
        child = PersonFactory(young=True, public_alias="Noor")
        mother, father = guard(child, "mama"), guard(child, "papa")
        story = StoryPageFactory(parent=index, people=[child], title="De kwikstaart")
        card = Card.objects.of(story.story_uid, father)
        withdraw(story.story_uid, giver={"mother": mother, "child": child}.get(cause))
        seen.add(words(page(client, card)).replace(card.printed_code, ""))
        assert ConsentRecord.objects.filter(giver=father, state=RecordState.GIVEN).exists()
    assert len(seen) == 1


def test_the_story_is_shown_as_it_would_appear(client, asked):
    story, card = asked
    shown = page(client, card, "verhaal/")
    assert shown.status_code == 200
    assert "Eerst durfde het niet." in words(shown)
    assert '<html lang="nl" dir="ltr">' in page(client, card, "verhaal/", taal="ar").content.decode(), "a Dutch text is no Arabic page"
    assert client.get(f"/nl/verhalen/{story.slug}/").status_code == 404


@pytest.mark.parametrize("rest", ["", "verhaal/", "antwoord/1/", "weg/"])
def test_nothing_of_a_card_is_kept_found_or_told_on(client, asked, rest):
    _story, card = asked
    answer = client.post(f"/toestemming/{card.token}/weg/") if rest == "weg/" else page(client, card, rest)
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert not answer.cookies


def test_a_wrong_link_is_no_page(client, db):
    assert client.get("/toestemming/00000000000000000000000000000000/").status_code == 404
    assert client.post("/toestemming/00000000000000000000000000000000/weg/").status_code == 404


def test_a_lost_card_opens_nothing(client, asked):
    _story, card = asked
    Card.objects.update(lost_at=timezone.now())
    assert page(client, card).status_code == 404


def test_another_site_cannot_press_the_button(client, family):
    story, _child, mother, _father = family
    answer = client.post(f"/toestemming/{mother.token}/weg/", headers={"Origin": "https://elders.example"})
    assert answer.status_code == 403
    assert client.get(story.get_url()).status_code == 200


# The code, typed


@pytest.fixture
def type_code(client, db):
    def send(code, proof):
        token = re.search(r'name="token" value="([^"]+)"', client.get("/toestemming/").content.decode())[1]
        with time_machine.travel(timezone.now() + timezone.timedelta(seconds=10), tick=False):
            return client.post("/toestemming/", {"code": code, "proof": proof, "token": token, "website": ""})

    return send


@pytest.mark.parametrize("proof", ["0470 12 34 56", "+32 470 12 34 56", "0032470123456", "0470/12.34.56"])
def test_the_code_and_the_number_open_the_card(type_code, family, proof):
    _story, _child, mother, _father = family
    answer = type_code(mother.printed_code.lower(), proof)
    assert answer.status_code == 302
    assert answer.url == f"/toestemming/{mother.token}/"


def test_every_wrong_way_reads_the_same(type_code, family):
    _story, child, mother, _father = family
    childs = Card.objects.of(mother.story_uid, child, secret="paarse olifant")
    ways = [
        ("AAAA-AAAA", "0470 12 34 56"),
        (mother.printed_code, "0470 65 43 21"),
        (mother.printed_code, "12"),
        (childs.printed_code, "0470 12 34 56"),
    ]
    answers = [type_code(*way) for way in ways]
    assert {answer.status_code for answer in answers} == {200}
    sentences = {re.search(r'role="alert">(.*?)</div>', answer.content.decode(), re.DOTALL)[1] for answer in answers}
    assert len(sentences) == 1


def test_a_child_opens_its_card_with_its_own_word(type_code, family):
    _story, child, mother, _father = family
    childs = Card.objects.of(mother.story_uid, child, secret="Paarse Olifant")
    assert type_code(childs.printed_code, " paarse olifant ").url == f"/toestemming/{childs.token}/"


def test_wrong_codes_are_slowed_down(type_code, family):
    _story, _child, mother, _father = family
    with time_machine.travel(timezone.now().replace(minute=5)):  # all in one hour of the clock
        for _time in range(7):
            last = type_code("AAAA-AAAA", "0470 12 34 56")
        assert "Wacht even" in words(last)
        assert type_code(mother.printed_code, "0470 12 34 56").status_code == 200, "who guessed waits too"


# Without a card


def test_without_a_card_a_few_words_are_enough(client, db):
    SiteConfiguration.objects.update(desk_email="desk@example.org")
    token = re.search(r'name="token" value="([^"]+)"', client.get("/toestemming/zonder-kaart/").content.decode())[1]
    with time_machine.travel(timezone.now() + timezone.timedelta(seconds=10), tick=False):
        sent = client.post("/toestemming/zonder-kaart/", {"about": "Het verhaal van Zeldzame", "reach": "0470 99 88 77", "token": token})
    assert sent.status_code == 302
    assert "We hebben je bericht" in words(client.get(sent.url))
    plea = Plea.objects.get()
    assert (plea.about, plea.reach) == ("Het verhaal van Zeldzame", "0470 99 88 77")
    (message,) = mail.outbox
    assert not any(word in message.subject + message.body for word in ("Zeldzame", "0470"))


def test_who_asks_without_a_card_waits_on_the_desk_until_it_is_done(editor_client, translator_client):
    plea = Plea.objects.create(about="Het verhaal van Zeldzame", reach="0470 99 88 77")
    assert "Het verhaal van Zeldzame" in editor_client.get("/admin/wacht-op-mij/").content.decode()
    assert "Zeldzame" not in translator_client.get("/admin/wacht-op-mij/").content.decode()
    assert translator_client.post(f"/admin/toestemming/vraag/{plea.pk}/klaar/").status_code in {302, 403}
    editor_client.post(f"/admin/toestemming/vraag/{plea.pk}/klaar/")
    plea.refresh_from_db()
    assert plea.done_at
    assert (plea.about, plea.reach) == ("", "")
    assert "Zeldzame" not in editor_client.get("/admin/wacht-op-mij/").content.decode()


# The keeper makes the card


def test_a_keeper_makes_a_card_and_nobody_else(keeper_client, editor_client, client, asked):
    story, card = asked
    Card.objects.all().delete()
    address = f"/admin/toestemming/{story.story_uid}/kaart/{card.giver.pk}/"
    assert address in keeper_client.get(f"/admin/toestemming/{story.story_uid}/").content.decode()
    assert address not in editor_client.get(f"/admin/toestemming/{story.story_uid}/").content.decode()
    assert editor_client.get(address).status_code in {302, 403}
    shown = keeper_client.post(address, follow=True)
    made = Card.objects.get()
    text = shown.content.decode()
    assert made.link in text
    assert made.printed_code in text
    assert 'class="qr"' in text
    assert "De kwikstaart" not in re.search(r"<textarea.*?</textarea>", text, re.DOTALL)[0], "the message to send names no story"
    assert page(client, made).status_code == 200


def test_a_lost_card_is_closed_and_a_new_one_made(keeper_client, client, asked):
    story, card = asked
    keeper_client.post(f"/admin/toestemming/kaart/{card.uid}/")
    assert page(client, card).status_code == 404
    keeper_client.post(f"/admin/toestemming/{story.story_uid}/kaart/{card.giver.pk}/")
    assert page(client, Card.objects.get(lost_at=None, giver=card.giver)).status_code == 200


@pytest.mark.parametrize("kind", ["child", "buddy"])
def test_who_is_under_age_needs_a_word_of_its_own(keeper_client, index, kind):
    """A buddy of sixteen too: the number on record may be a parent's."""
    child = PersonFactory(young=True)
    Person.objects.filter(pk=child.pk).update(kind=kind)
    guard(child)
    story = StoryPageFactory(parent=index, cleared=False)
    clear(story.story_uid, people=[child])
    address = f"/admin/toestemming/{story.story_uid}/kaart/{child.pk}/"
    assert "Vraag het kind" in keeper_client.post(address, {"secret": ""}).content.decode()
    keeper_client.post(address, {"secret": "paarse olifant"})
    assert Card.objects.get(giver=child).secret == "paarse olifant"


def test_no_card_for_who_is_not_in_it(keeper_client, asked):
    story, _card = asked
    assert keeper_client.get(f"/admin/toestemming/{story.story_uid}/kaart/{PersonFactory().pk}/").status_code == 404


# A little less


def test_one_place_less_leaves_the_rest(client, family):
    story, _child, mother, _father = family
    client.post(f"/toestemming/{mother.token}/minder/1/", {"channel": "press"})
    assert clearance(story.story_uid)
    assert not clearance(story.story_uid, channel="press")
    assert clearance(story.story_uid, channel="social")
    record = ConsentRecord.objects.filter(giver=mother.giver).first()
    assert record.valid_until == record.supersedes.valid_until, "less, until the same day"
    assert client.get(story.get_url()).status_code == 200


def test_one_element_less_that_is_in_the_story_takes_it_down(client, family):
    story, _child, mother, _father = family
    client.post(f"/toestemming/{mother.token}/minder/1/", {"element": "own_words"})
    assert not clearance(story.story_uid)
    assert client.get(story.get_url()).status_code == 410


def test_nothing_left_is_a_no(client, index):
    buddy = PersonFactory()
    story = StoryPageFactory(parent=index, people=[buddy], consent={"channels": ["website"]})
    card = Card.objects.of(story.story_uid, buddy)
    client.post(f"/toestemming/{card.token}/minder/1/", {"channel": "website"})
    assert not clearance(story.story_uid)
    assert client.get(story.get_url()).status_code == 410


def test_less_never_widens(client, family):
    story, _child, mother, _father = family
    before = set(ConsentRecord.objects.filter(giver=mother.giver).first().grants.values_list("element", "channel"))
    client.post(f"/toestemming/{mother.token}/minder/1/", {"channel": "onbekend", "element": "face"})
    after = set(ConsentRecord.objects.filter(giver=mother.giver).first().grants.values_list("element", "channel"))
    assert after <= before


# What do you know about me?


def test_everything_about_me_and_nothing_about_others(client, family):
    story, child, mother, father = family
    mother.giver.first_name, mother.giver.last_name = "Fatima", "Verzonnen"
    mother.giver.save()
    text, data = words(page(client, mother, "over-mij/")), page(client, mother, "over-mij.json").json()
    for known in ("Fatima Verzonnen", "0470 12 34 56", "De kwikstaart", "mama", "Noor"):
        assert known in text
    assert data["person"]["first_name"] == "Fatima"
    assert data["answers"][0]["story"] == "De kwikstaart"
    raw = page(client, mother, "over-mij.json").content.decode()
    for others in (father.giver.phone, father.giver.code, child.first_name, child.last_name, str(story.story_uid)):
        assert others not in text
        assert others not in raw


def test_the_log_of_a_child_holds_no_word_of_its_parents_nor_theirs_of_each_other(client, family):
    """An answer is logged under the child it is about; whose it was stands in the answer."""
    story, child, mother, father = family
    own = Card.objects.of(story.story_uid, child, secret="regenboog")
    before = [page(client, card, "over-mij.json").json()["log"] for card in (own, father)]
    client.post(f"/toestemming/{mother.token}/minder/1/", {"channel": "press"})
    client.post(f"/toestemming/{mother.token}/antwoord/1/", {"answer": "no"})
    assert [page(client, card, "over-mij.json").json()["log"] for card in (own, father)] == before
    assert len(page(client, mother, "over-mij.json").json()["log"]) == 2, "what she did herself she may know"


def test_where_it_stands_outside_tells_nothing_of_who_said_less(client, family):
    """The story stays online while a child, or the other parent, wants one place less: to this parent nothing has changed."""
    story, child, mother, father = family
    place(story.story_uid, "social", "De pagina van het dorp")
    before = page(client, father, "over-mij.json").json()["outside"]
    client.post(f"/toestemming/{mother.token}/minder/1/", {"channel": "social"})
    assert Placement.objects.get().state == "to_take_down" and client.get(story.get_url()).status_code == 200
    assert page(client, father, "over-mij.json").json()["outside"] == before
    assert "De pagina van het dorp" in page(client, father, "over-mij/").text


# Who has no word in it (any more), and what is not ready


def test_who_was_taken_off_the_list_reads_no_draft(client, asked):
    """The card of somebody who is not in the story any more: no title, no text, nothing to answer."""
    story, card = asked
    Participation.objects.filter(story_uid=story.story_uid).delete()
    assert "De kwikstaart" not in words(page(client, card))
    assert page(client, card, "verhaal/").status_code == 404
    assert page(client, card, "antwoord/1/").status_code == 404
    assert client.post(f"/toestemming/{card.token}/minder/1/", {"channel": "press"}).status_code == 404


@pytest.mark.parametrize("number", [0, 2, 999999999])
def test_a_card_answers_no_question_but_its_own(client, asked, number):
    _story, card = asked
    assert page(client, card, f"antwoord/{number}/").status_code == 404


def test_what_is_said_to_be_gone_is_gone(client, index):
    """A card whose holder never answered, or answers nothing any more, while the world reads the story."""
    buddy, guest = PersonFactory(), PersonFactory()
    story = StoryPageFactory(parent=index, people=[buddy])
    card = Card.objects.of(story.story_uid, guest)
    assert "Haal mijn verhaal weg" in words(page(client, card))
    assert "Je verhaal is weg" in words(client.post(f"/toestemming/{card.token}/weg/"))
    assert client.get(story.get_url()).status_code == 410


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_without_a_notice_nobody_says_yes_and_everybody_no(client, asked, answer):
    from consent.models import Notice

    story, card = asked
    Notice.objects.update(signed_off_at=None)
    sent = client.post(f"/toestemming/{card.token}/antwoord/1/", YES | {"answer": answer})
    assert sent.status_code == (200 if answer == "yes" else 302)
    assert not clearance(story.story_uid)
    assert not ConsentRecord.objects.filter(giver=card.giver, state="given").exists()


@pytest.mark.parametrize("rest", ["", "antwoord/1/", "over-mij/", "over-mij.json", "verhaal/"])
@pytest.mark.parametrize("query", ["taal=%F0%9F", "taal=xx", "taal=" + "x" * 3000, "taal=nl&taal=ar", "x=-1"])
def test_strange_parameters_are_no_error(client, asked, rest, query):
    _story, card = asked
    assert client.get(f"/toestemming/{card.token}/{rest}?{query}").status_code == 200


def test_they_know_where_they_are_seen_and_heard(client, index):
    person = PersonFactory(may_be_recognisable="yes", public_alias="Lotte")
    story = StoryPageFactory(parent=index, people=[person])
    PicturePersonFactory(person=person, element="body", treatment="blurred", picture__title="Wulpje op de brug")
    card = Card.objects.of(story.story_uid, person)
    data = page(client, card, "over-mij.json").json()
    assert [(one["with"], one["how"]) for one in data["seen_or_heard"]] == [("op een foto, niet herkenbaar", "wazig gemaakt")]
    assert data["recognisable"]["answer"] == "ja" and data["cards"][0]["code"] == card.printed_code
    assert "Wulpje" not in page(client, card, "over-mij/").text, "what somebody called it is not about them"


@pytest.mark.parametrize("word", ["", "maybe", "YES", "nee"])
def test_only_yes_is_a_yes(client, asked, word):
    story, card = asked
    answer = client.post(f"/toestemming/{card.token}/antwoord/1/", YES | {"answer": word})
    assert answer.status_code == 200 and "Fatima Verzonnen" in answer.text, "what was typed is still there"
    assert not ConsentRecord.objects.filter(story_uid=story.story_uid).exists() and not clearance(story.story_uid)


def test_less_keeps_the_notice_they_read_and_nothing_taken_away_is_nothing_noted(client, family):
    story, _child, mother, _father = family
    before = ConsentRecord.objects.get(story_uid=story.story_uid, giver=mother.giver)
    NoticeFactory(version=before.notice.version + 1, title="Een nieuwere tekst")
    for nothing in ({}, {"element": "", "channel": ""}, {"element": "onbekend"}, {"channel": "face"}):
        client.post(f"/toestemming/{mother.token}/minder/1/", nothing)
    assert ConsentRecord.objects.filter(story_uid=story.story_uid, giver=mother.giver).count() == 1
    client.post(f"/toestemming/{mother.token}/minder/1/", {"channel": "press"})
    newest = ConsentRecord.objects.filter(story_uid=story.story_uid, giver=mother.giver).latest("pk")
    assert newest.notice == before.notice and newest.valid_until == before.valid_until


def test_a_paper_is_found_under_its_own_story_alone(client, asked, keeper_client):
    story, card = asked
    client.post(f"/toestemming/{card.token}/antwoord/1/", YES)
    paper = Evidence.objects.get(record__story_uid=story.story_uid)
    assert keeper_client.get(f"/admin/toestemming/{story.story_uid}/bewijs/{paper.uid}/").status_code == 200
    other = StoryPageFactory()
    assert keeper_client.get(f"/admin/toestemming/{other.story_uid}/bewijs/{paper.uid}/").status_code == 404
    assert ConsentEvent.objects.filter(kind="evidence_refused", story_uid=other.story_uid).exclude(actor="").exists()
    inspected = keeper_client.get(f"/admin/toestemming/antwoorden/inspect/{paper.record_id}/")
    assert f"/bewijs/{paper.uid}/" in inspected.text


def test_a_paper_whose_file_is_not_there_is_no_error_and_no_reading(client, asked, keeper_client):
    """The database and the private files may be of two backups."""
    story, card = asked
    client.post(f"/toestemming/{card.token}/antwoord/1/", YES)
    paper = Evidence.objects.get(record__story_uid=story.story_uid)
    paper.file.storage.delete(paper.file.name)
    assert keeper_client.get(f"/admin/toestemming/{story.story_uid}/bewijs/{paper.uid}/").status_code == 404
    assert not paper.readings.exists()


def test_letting_back_what_no_page_tells_writes_nothing(keeper_client, asked):
    before = ConsentEvent.objects.count()
    assert keeper_client.post("/admin/toestemming/00000000-0000-4000-8000-000000000000/terug/").status_code == 404
    assert ConsentEvent.objects.count() == before


def test_a_notice_in_a_language_that_the_site_does_not_speak_is_read_and_signed(client, asked):
    """Somebody wrote it for them, and a speaker found it right: the buttons around it are ours, the text is theirs."""
    _story, card = asked
    theirs = NoticeFactory(language="so", title="Sheekadan ma la sheegi karaa?", body="Maya waad dhihi kartaa.")
    card.giver.language = "so"
    card.giver.save()
    assert "Sheekadan ma la sheegi karaa?" in page(client, card, "antwoord/1/", taal="nl").text
    client.post(f"/toestemming/{card.token}/antwoord/1/?taal=nl", YES)
    assert ConsentRecord.objects.get(giver=card.giver).notice == theirs


@pytest.mark.parametrize(("rest", "typed"), [("antwoord", YES), ("minder", {"channel": "press"})])
def test_an_old_page_about_one_child_says_nothing_of_another(client, index, rest, typed):
    """Two children of one mother: the first is taken off the list while her page about it stands open."""
    first, second = PersonFactory(child=True), PersonFactory(child=True)
    mother = guard(first, "mama", alone=True, evidence="vonnis")
    Guardianship.objects.create(child=second, guardian=mother, relation="mama", alone=True, evidence="vonnis")
    story = StoryPageFactory(parent=index, people=[first, second])
    card = Card.objects.of(story.story_uid, mother)
    page_about = page(client, card, "antwoord/1/" if rest == "antwoord" else "").text
    about = re.search(r'name="about" value="([0-9a-f]{20})"', page_about).group(1)
    assert str(first.uid) not in page_about
    take_off(Participation.objects.get(story_uid=story.story_uid, person=first), None)
    before = ConsentRecord.objects.filter(subject=second).count()
    answer = client.post(f"/toestemming/{card.token}/{rest}/1/", typed | {"about": about})
    assert answer.status_code == 404
    assert ConsentRecord.objects.filter(subject=second).count() == before
