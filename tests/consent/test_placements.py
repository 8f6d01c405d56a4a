"""What went outside the site: noted, followed by the consents, asked back with a letter, confirmed."""

import datetime
import html
import re
from urllib.parse import unquote

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from common.models import SiteConfiguration
from consent.audit import findings
from consent.factories import EVERYWHERE, PersonFactory, clear, give, guard, take_part
from consent.models import Card, ConsentEvent, Placement
from consent.withdrawal import lift, withdraw
from stories.factories import StoryPageFactory
from stories.models import StoryPage

pytestmark = pytest.mark.django_db

SIX = ["nl", "fr", "en", "ar", "tr", "uk"]
TYPED = {"channel": "press", "where": "De Verzonnen Courant", "address": "https://krant.example/7", "language": "nl", "placed_on": "2026-01-05"}


@pytest.fixture
def family(index):
    """A live story of a child whose two parents allowed it everywhere, with the card of one of them."""
    child = PersonFactory(child=True, public_alias="Noor")
    mother, _father = guard(child, "mama"), guard(child, "papa")
    story = StoryPageFactory(parent=index, people=[child], title="De kwikstaart")
    return story, Card.objects.of(story.story_uid, mother)


@pytest.fixture
def story(family):
    return family[0]


@pytest.fixture
def note_place(editor_client):
    def send(story, client=editor_client, **changes):
        return client.post(f"/admin/toestemming/{story.story_uid}/buiten/", TYPED | changes)

    return send


def states(story):
    return sorted(Placement.objects.filter(story_uid=story.story_uid).values_list("channel", "state"))


def waiting(client):
    return html.unescape(client.get("/admin/wacht-op-mij/").content.decode())


def press(client, placement, step):
    return client.post(f"/admin/toestemming/buiten/{placement.uid}/{step}/")


def test_it_works(story, editor_client, note_place):
    assert note_place(story).status_code == 302
    assert states(story) == [("press", "stands")]
    assert "De Verzonnen Courant" in editor_client.get(f"/admin/toestemming/{story.story_uid}/").content.decode()
    assert "De Verzonnen Courant" not in waiting(editor_client)
    withdraw(story.story_uid)
    assert states(story) == [("press", "to_take_down")]
    assert "De Verzonnen Courant" in waiting(editor_client)
    placement = Placement.objects.get()
    press(editor_client, placement, "gevraagd")
    assert states(story) == [("press", "asked")]
    press(editor_client, placement, "bevestigd")
    assert states(story) == [("press", "confirmed")]
    assert str(placement.uid) not in waiting(editor_client)
    kinds = ["placed", "stopped", "take_down_asked", "take_down_confirmed"]
    logged = ConsentEvent.objects.filter(story_uid=story.story_uid, kind__in=kinds).order_by("pk")
    assert list(logged.values_list("kind", flat=True)) == kinds
    assert ConsentEvent.objects.broken_at() is None


# Noting


def test_where_it_may_not_stand_is_refused_with_a_sentence_and_nothing_typed_is_lost(index, note_place):
    story = StoryPageFactory(parent=index, consent={"channels": ["website"]})
    answer = note_place(story)
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 200
    assert "Dit mag daar nu niet staan" in page
    assert "De Verzonnen Courant" in page
    assert "https://krant.example/7" in page
    assert not Placement.objects.exists()


def test_what_is_there_already_is_noted_all_the_same_and_waits_at_once(index, editor_client, note_place):
    story = StoryPageFactory(parent=index, consent={"channels": ["website"]})
    assert note_place(story, already_there="on").status_code == 302
    assert states(story) == [("press", "to_take_down")]
    assert "De Verzonnen Courant" in waiting(editor_client)


@pytest.mark.parametrize("channel", ["website", "search_engines", "machine_translation", "x", ""])
def test_only_what_lies_outside_is_a_place(channel, story, note_place):
    assert note_place(story, channel=channel).status_code == 200
    assert not Placement.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"where": ""}, "Schrijf waar het staat"),
        ({"placed_on": (timezone.localdate() + datetime.timedelta(days=2)).isoformat()}, "Deze dag moet nog komen"),
        ({"where": "Facebook van Zeldzame"}, "geen naam van een persoon"),
        ({"where": "De Zeldzame-Achternaam bode"}, "geen naam van een persoon"),
    ],
)
def test_what_is_wrong_is_said(changes, sentence, story, note_place):
    take_part(story.story_uid, PersonFactory(first_name="Zeldzame", last_name="Zeldzame-Achternaam"))
    answer = note_place(story, **({"already_there": "on"} | changes))
    assert sentence in html.unescape(answer.content.decode())
    assert not Placement.objects.exists()


def test_pressing_twice_notes_once(story, note_place):
    note_place(story)
    note_place(story)
    assert Placement.objects.count() == 1
    note_place(story, where="Een andere krant")
    assert Placement.objects.count() == 2


def test_an_address_is_a_link_only_when_it_is_surely_one(story, editor_client, note_place):
    note_place(story, address="javascript:alert(1)")
    page = editor_client.get(f"/admin/toestemming/{story.story_uid}/buiten/").content.decode()
    assert 'href="javascript' not in page
    assert "javascript:alert(1)" in page


@pytest.mark.parametrize("role", ["translator_client", "client"])
def test_who_notes_no_consents_notes_no_places(role, story, note_place, request):
    other = request.getfixturevalue(role)
    note_place(story)
    placement = Placement.objects.get()
    assert note_place(story, client=other).status_code == 302
    assert Placement.objects.count() == 1
    assert press(other, placement, "bevestigd").status_code == 302
    assert "krant.example" not in other.get("/admin/wacht-op-mij/", follow=True).content.decode()
    assert states(story) == [("press", "stands")]


def test_an_address_alone_does_nothing(story, editor_client, note_place):
    note_place(story)
    assert editor_client.get(f"/admin/toestemming/buiten/{Placement.objects.get().uid}/gevraagd/").status_code == 405
    assert editor_client.post(f"/admin/toestemming/buiten/{Placement.objects.get().uid}/weggegooid/").status_code == 404
    assert states(story) == [("press", "stands")]


# Following the consents


@pytest.fixture
def everywhere(story, note_place):
    for channel in ("social", "press", "print", "embed"):
        note_place(story, channel=channel, where=f"Plaats {channel}")
    return story


def test_a_narrowed_channel_becomes_a_task_and_the_story_stays(client, family, everywhere):
    """CONSENT.md, a channel less: just that."""
    story, card = family
    client.post(f"/toestemming/{card.token}/minder/1/", {"channel": "social"})
    assert states(story) == [("embed", "stands"), ("press", "stands"), ("print", "stands"), ("social", "to_take_down")]
    assert client.get(story.get_url()).status_code == 200


def test_a_narrowed_element_takes_down_only_what_showed_it(client, index, editor_client, note_place):
    """The picture goes, the story stays: so does what was shared without a picture."""
    buddy = PersonFactory(public_alias="Jos")
    story = StoryPageFactory(parent=index, people=[buddy], consent={"elements": ["pseudonym", "facts", "own_words", "face"]})
    card = Card.objects.of(story.story_uid, buddy)
    note_place(story, channel="social", where="Met foto", shows=["face"])
    note_place(story, channel="social", where="Met tekening")
    client.post(f"/toestemming/{card.token}/minder/1/", {"element": "face"})
    assert dict(Placement.objects.values_list("where", "state")) == {"Met foto": "to_take_down", "Met tekening": "stands"}
    assert client.get(story.get_url()).status_code == 200


def test_a_picture_that_may_not_be_there_is_refused(index, note_place):
    story = StoryPageFactory(parent=index, people=[PersonFactory()], consent={"elements": ["pseudonym", "facts", "own_words"]})
    assert note_place(story, shows=["face"]).status_code == 200
    assert not Placement.objects.exists()


def test_taking_back_opens_every_task(client, family, everywhere):
    story, card = family
    client.post(f"/toestemming/{card.token}/weg/")
    assert {state for _channel, state in states(story)} == {"to_take_down"}


def test_a_no_on_the_desk_or_on_the_card_opens_them_too(client, family, everywhere):
    story, card = family
    client.post(f"/toestemming/{card.token}/antwoord/1/", {"answer": "no"})
    assert {state for _channel, state in states(story)} == {"to_take_down"}


def test_somebody_new_in_the_story_who_has_not_answered_opens_them_until_they_do(everywhere):
    buddy = PersonFactory()
    take_part(everywhere.story_uid, buddy)
    assert {state for _channel, state in states(everywhere)} == {"to_take_down"}
    give(everywhere.story_uid, buddy, buddy, channels=EVERYWHERE)
    assert {state for _channel, state in states(everywhere)} == {"stands"}


@pytest.fixture
def ending(index, note_place):
    """Allowed in the press until tomorrow."""
    story = StoryPageFactory(parent=index, consent={"valid_until": timezone.now() + datetime.timedelta(days=1)})
    note_place(story)
    return story


def test_what_the_clock_ends_is_on_the_desk_at_once(ending, editor_client):
    """By the windows, not by a mark that the night sets."""
    with time_machine.travel(timezone.now() + datetime.timedelta(days=1, minutes=1)):
        assert "De Verzonnen Courant" in waiting(editor_client)
        for rest in ("", "buiten/"):
            assert "weg te halen" in editor_client.get(f"/admin/toestemming/{ending.story_uid}/{rest}").content.decode()
        assert states(ending) == [("press", "stands")]
        press(editor_client, Placement.objects.get(), "gevraagd")
        assert states(ending) == [("press", "asked")]


def test_the_night_marks_what_the_clock_has_ended_once(ending, django_capture_on_commit_callbacks):
    SiteConfiguration.objects.update(desk_email="desk@example.org")
    with time_machine.travel(timezone.now() + datetime.timedelta(days=1, minutes=1), tick=False):
        for _night in range(2):
            with django_capture_on_commit_callbacks(execute=True):
                call_command("nightly", verbosity=0)
            assert states(ending) == [("press", "to_take_down")]
    of_consent = {"toestemming@example.org", "desk@example.org"}
    subjects = [message.subject for message in mail.outbox if of_consent & set(message.to)]
    assert len(subjects) == len(set(subjects)) == 2, "this, and the reminders of what ends soon: each once"


def test_a_birthday_opens_the_task(index, note_place, editor_client):
    child = PersonFactory(child=True)
    guard(child, "mama", alone=True, evidence="papier")
    child.birth_date = timezone.localdate() - datetime.timedelta(days=12 * 365 - 2)  # 12 within the week
    child.save()
    story = StoryPageFactory(parent=index, people=[child])
    note_place(story)
    with time_machine.travel(timezone.now() + datetime.timedelta(days=8)):
        assert "De Verzonnen Courant" in waiting(editor_client)


# A stop that is lifted


def test_lifting_puts_back_what_nobody_touched(everywhere, editor_client):
    withdraw(everywhere.story_uid)
    press(editor_client, Placement.objects.get(channel="social"), "gevraagd")
    press(editor_client, Placement.objects.get(channel="press"), "bevestigd")
    lift(everywhere.story_uid)
    assert states(everywhere) == [("embed", "stands"), ("press", "confirmed"), ("print", "stands"), ("social", "asked")]


def test_lifting_puts_nothing_back_that_somebody_took_back_meanwhile(everywhere, family, client):
    _story, card = family
    withdraw(everywhere.story_uid)
    client.post(f"/toestemming/{card.token}/minder/1/", {"channel": "print"})
    lift(everywhere.story_uid)
    assert ("print", "to_take_down") in states(everywhere)
    assert ("social", "stands") in states(everywhere)


# Taking down


def test_what_was_handed_out_cannot_be_taken_back_and_that_is_an_end_too(everywhere, editor_client):
    """CONSENT.md, "print and exhibition exports"."""
    withdraw(everywhere.story_uid)
    for channel in ("print", "social"):
        press(editor_client, Placement.objects.get(channel=channel), "blijft")
    assert ("print", "stays") in states(everywhere)
    assert ("social", "to_take_down") in states(everywhere), "what is on a screen can be taken down"
    assert ConsentEvent.objects.filter(story_uid=everywhere.story_uid, kind="not_taken_back").count() == 1


def test_what_has_ended_is_asked_no_more(everywhere, editor_client):
    placement = Placement.objects.get(channel="press")
    press(editor_client, placement, "bevestigd")
    press(editor_client, placement, "gevraagd")
    withdraw(everywhere.story_uid)
    assert ("press", "confirmed") in states(everywhere)


def letter_in(page):
    return html.unescape(re.search(r"<textarea[^>]*data-copy-from[^>]*>(.*?)</textarea>", page, re.DOTALL)[1])


@pytest.mark.parametrize("language", SIX)
def test_the_letter_names_the_story_and_nobody(language, index, editor_client, note_place):
    child = PersonFactory(child=True, first_name="Zeldzame", last_name="Achternaam", public_alias="Noor")
    mother = guard(child, "mama")
    guard(child, "papa")
    story = StoryPageFactory(parent=index, people=[child], title="De kwikstaart")
    note_place(story, language=language, address="redactie@krant.example")
    withdraw(story.story_uid, giver=mother)
    page = editor_client.get("/admin/wacht-op-mij/").content.decode()
    text = letter_in(page)
    assert "De kwikstaart" in text
    assert f"http://testserver{story.get_url()}" in text
    assert "17" in text and "19" in text
    assert not any(word in text for word in ("Zeldzame", "Achternaam", "Noor", "mama", "K-0", "krant"))
    mailto = html.unescape(re.search(r'href="(mailto:[^"]+)"', page)[1])
    assert mailto.startswith("mailto:redactie@krant.example?subject=")
    assert unquote(mailto.split("body=")[1]).replace("\r\n", "\n") == text.strip("\n")
    assert f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in page


def test_the_letters_are_six_different_ones(story, editor_client, note_place):
    for language in SIX:
        note_place(story, language=language, where=f"Krant {language}")
    withdraw(story.story_uid)
    page = editor_client.get("/admin/wacht-op-mij/").content.decode()
    texts = re.findall(r"<textarea[^>]*data-copy-from[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert len(set(texts)) == 6


def test_the_letter_tells_the_title_as_it_was_published(story, editor_client, note_place):
    """A draft written afterwards is nobody's business outside."""
    note_place(story)
    withdraw(story.story_uid)
    page = StoryPage.objects.get(pk=story.pk)
    page.title = page.draft_title = "Een titel die nog niemand zag"
    page.save_revision()
    page.save()
    text = letter_in(editor_client.get("/admin/wacht-op-mij/").content.decode())
    assert "De kwikstaart" in text and "niemand zag" not in text


def test_the_mail_to_the_desk_says_that_something_waits_and_nothing_else(everywhere, django_capture_on_commit_callbacks):
    SiteConfiguration.objects.update(desk_email="desk@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(everywhere.story_uid)
    (message,) = mail.outbox
    assert message.to == ["desk@example.org"]
    assert "http://testserver/admin/wacht-op-mij/" in message.body
    assert not any(word in message.subject + message.body for word in ("kwikstaart", "Plaats", "Noor", str(everywhere.story_uid)))


def test_no_mail_when_nothing_stood_outside(story, django_capture_on_commit_callbacks):
    SiteConfiguration.objects.update(desk_email="desk@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(story.story_uid)
    assert mail.outbox == []


# The audit, and sizes


def test_the_audit_names_it_and_blames_nobody(story, note_place):
    note_place(story)
    assert not [finding for finding in findings() if finding.story_uid == story.story_uid]
    withdraw(story.story_uid)
    (finding,) = [finding for finding in findings() if finding.story_uid == story.story_uid]
    assert "outside" in finding.sentence and "press" in finding.sentence
    assert not finding.is_wrong


def test_withdrawing_asks_the_same_with_ten_places_as_with_one(index, query_count):
    counts = []
    for places in (1, 10):
        story = StoryPageFactory(parent=index)
        for number in range(places):
            Placement.objects.create(story_uid=story.story_uid, channel="press", where=f"Krant {number}")
        with query_count(200) as queries:
            withdraw(story.story_uid)
        counts.append(len(queries))
        assert {state for _channel, state in states(story)} == {"to_take_down"}
    assert counts[0] == counts[1]


def test_the_desk_asks_the_same_at_any_size(index, editor_client, query_count):
    waiting(editor_client)
    counts = []
    for _round in range(2):
        for _story in range(5):
            story = StoryPageFactory(parent=index, live=False)
            for channel in ("press", "social"):
                Placement.objects.create(story_uid=story.story_uid, channel=channel, where="Krant", state="to_take_down", title="De kwikstaart")
        with query_count(60) as queries:
            assert "De kwikstaart" in waiting(editor_client)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_list_of_one_story_asks_the_same_at_any_size(story, editor_client, query_count):
    counts = []
    for _round in range(2):
        for number in range(10):
            Placement.objects.create(story_uid=story.story_uid, channel="press", where=f"Krant {number}")
        with query_count(60) as queries:
            editor_client.get(f"/admin/toestemming/{story.story_uid}/buiten/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_nothing_readable_of_an_address_lies_in_the_database(story, note_place):
    from django.db import connection

    note_place(story, address="zeldzame@krant.example")
    with connection.cursor() as cursor:
        cursor.execute("SELECT address FROM consent_placement")
        assert "zeldzame" not in cursor.fetchone()[0]


def test_a_story_without_anybody_listed_stands_nowhere(db, note_place, index):
    story = StoryPageFactory(parent=index, cleared=False)
    assert note_place(story).status_code == 200
    clear(story.story_uid)
    assert note_place(story).status_code == 302


@pytest.mark.parametrize("back", ["ergens", "https://elders.example/", "//elders.example/"])
def test_it_leads_back_to_a_page_of_the_desk_alone(editor_client, story, note_place, back):
    note_place(story)
    placement = Placement.objects.get()
    answer = editor_client.post(f"/admin/toestemming/buiten/{placement.uid}/gevraagd/", {"next": back})
    assert (answer.status_code, answer.url) == (302, "/admin/wacht-op-mij/")
