"""A restored backup says nothing until it knows what families decided since. The ledger lies apart and tells it."""

import datetime
import json
import shutil
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from common.cleaning import clean_picture
from consent import triggers
from consent.clearance import clearance
from consent.enums import MODEST, Channel
from consent.erasing.people import erase_person
from consent.erasing.stories import erase_story
from consent.factories import PersonFactory, give
from consent.models import Card, ConsentEvent, Participation, Person, Stop
from consent.noting import note
from consent.restoring import ledger, waking
from consent.withdrawal import lift, withdraw
from pictures.blurring import Box
from pictures.factories import FilePersonFactory, PictureFactory, PicturePersonFactory
from pictures.models import File, Picture, PictureTombstone
from pictures.obscuring import Plan, obscure
from stories.factories import StoryPageFactory
from stories.models import StoryPage
from tests.support.scan import tables_with

pytestmark = pytest.mark.usefixtures("open_db")


@pytest.fixture
def backup(snapshot, tmp_path):
    """`take()` a copy of the database, `restore()` it later; the ledger stays as it is."""

    class Backup:
        def take(self):
            if connection.vendor == "sqlite":
                with connection.cursor() as cursor:
                    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                shutil.copyfile(connection.settings_dict["NAME"], tmp_path / "backup")
            else:
                snapshot.database._make(f"{snapshot.database.name}_backup", snapshot.database.name)

        def restore(self):
            connections.close_all()
            if connection.vendor == "sqlite":
                file = Path(connection.settings_dict["NAME"])
                for suffix in ("-wal", "-shm"):
                    file.with_name(file.name + suffix).unlink(missing_ok=True)
                shutil.copyfile(tmp_path / "backup", file)
            else:
                snapshot.database._make(snapshot.database.name, f"{snapshot.database.name}_backup")

    yield Backup()
    if connection.vendor == "postgresql":
        snapshot.database._run(f'DROP DATABASE IF EXISTS "{snapshot.database.name}_backup" WITH (FORCE)')


@pytest.fixture
def story():
    return StoryPageFactory(title="De wulpenroep", people=[PersonFactory(public_alias="Wulpje"), PersonFactory()])


def someone_in(story):
    return Participation.objects.filter(story_uid=story.story_uid).order_by("pk").first().person


def test_it_follows_the_log_line_by_line(story):
    withdraw(story.story_uid, giver=someone_in(story))
    written = [line["hash"] for line in ledger.lines()]
    assert written == list(ConsentEvent.objects.order_by("pk").values_list("hash", flat=True))
    assert not {"Wulpje", "wulpenroep"} & set(ledger.place().read_text().split('"'))
    assert ledger.place().stat().st_mode & 0o077 == 0, "nobody else reads it"


def test_what_a_crash_left_half_written_is_written_again(story):
    with ledger.place().open("ab") as file:
        file.write(b'{"hash": "torn')
    assert not ledger.is_ahead()
    withdraw(story.story_uid)
    assert [json.loads(line)["hash"] for line in ledger.place().read_text().splitlines()][-1] == ConsentEvent.objects.order_by("pk").last().hash


DAMAGED = [b'{"hash"\n', b"\x00\x00\x00\x00\n", b"null\n", b"{}\n", b"\xff\xfe\n"]


@pytest.mark.parametrize("line", DAMAGED)
def test_beside_a_damaged_ledger_the_site_keeps_silent_and_says_which_line(backup, story, line):
    """Whatever stood there may be what a restored database has lost: not one request gets through."""
    backup.take()
    withdraw(story.story_uid)
    backup.restore()
    with ledger.place().open("ab") as file:
        file.write(line)
    connections.close_all()
    visitor = Client()
    assert [visitor.get(path).status_code for path in ("/-/ready", "/nl/", story.get_url(), "/admin/login/")] == [503] * 4
    with pytest.raises(CommandError, match=f"Line {len(ledger.place().read_bytes().splitlines())} of the ledger"):
        call_command("restore_ledger", verbosity=0)
    ledger.place().write_bytes(ledger.place().read_bytes().removesuffix(line))
    call_command("restore_ledger", verbosity=0)
    assert visitor.get(story.get_url()).status_code == 410


def test_beside_a_ledger_that_cannot_be_opened_it_keeps_silent(story, settings, tmp_path):
    its_own, settings.LEDGER_FILE = settings.LEDGER_FILE, tmp_path
    connections.close_all()
    assert Client().get("/nl/").status_code == 503
    settings.LEDGER_FILE = its_own
    assert Client().get("/nl/").status_code == 200


def test_an_empty_line_is_no_damage(story):
    with ledger.place().open("ab") as file:
        file.write(b"\n")
    assert not ledger.is_ahead()
    withdraw(story.story_uid)
    assert [line["hash"] for line in ledger.lines()] == list(ConsentEvent.objects.order_by("pk").values_list("hash", flat=True))


def test_a_restored_site_answers_nothing_until_it_has_heard_the_ledger(backup, story):
    address = story.get_url()
    backup.take()
    withdraw(story.story_uid, giver=someone_in(story))
    backup.restore()
    visitor = Client()
    for path in ("/-/ready", "/nl/", address, "/nl/verhalen/feed/", "/sitemap.xml", "/admin/login/", "/toestemming/", "/media/houses/1.png"):
        assert visitor.get(path).status_code == 503, path
    assert visitor.get("/-/live").status_code == 200, "the process itself is well"
    closed = visitor.get(address, headers={"accept-language": "ar"})
    assert 'dir="rtl"' in closed.text and closed["Cache-Control"] == "no-store" and "wulpenroep" not in closed.text.lower()
    call_command("restore_ledger", verbosity=0)
    assert visitor.get("/-/ready").status_code == 200
    assert visitor.get(address).status_code == 410
    assert visitor.get("/nl/").status_code == 200
    assert ConsentEvent.objects.broken_at() is None and not ledger.is_ahead()


def test_the_first_who_asks_hears_nothing_either(backup, story):
    """A worker that starts has no connection yet, and one that lost its own has none any more: nobody is served before one stands."""
    address = story.get_url()
    backup.take()
    withdraw(story.story_uid, giver=someone_in(story))
    backup.restore()
    waking.Watch.is_asleep = False
    assert Client().get(address).status_code == 503


def test_running_it_twice_does_nothing_more(backup, story):
    backup.take()
    withdraw(story.story_uid, giver=someone_in(story))
    backup.restore()
    call_command("restore_ledger", verbosity=0)
    events = ConsentEvent.objects.count()
    call_command("restore_ledger", verbosity=0)
    assert ConsentEvent.objects.count() == events


def test_it_repeats_what_stopped_narrowed_or_hid(backup):
    stopped, narrowed, hidden = StoryPageFactory.create_batch(3)
    adult = PersonFactory()
    named = StoryPageFactory(title=f"Met {adult.first_name}", people=[adult], consent={"elements": ["first_name", "own_words", "facts"]})
    backup.take()
    withdraw(stopped.story_uid)
    less = someone_in(narrowed)
    note(data_of_less(less), narrowed.story_uid, None)
    adult.may_be_recognisable = "no"
    adult.save()
    backup.restore()
    assert StoryPage.objects.visible().filter(pk=named.pk).exists()
    call_command("restore_ledger", verbosity=0)
    visible = StoryPage.objects.visible()
    assert not visible.filter(pk__in=[stopped.pk, narrowed.pk, named.pk]).exists()
    assert visible.filter(pk=hidden.pk).exists(), "what nobody closed stays as it was"


def test_an_end_that_came_sooner_and_somebody_who_was_found_in_it_close_again(backup, keeper):
    """Nobody said no, and yet less may be shown than the backup knows."""
    shortened, peopled, untouched = StoryPageFactory.create_batch(3)
    backup.take()
    person = someone_in(shortened)
    sooner = timezone.now() + datetime.timedelta(days=1)
    give_again = {"grid": [f"{element}:{channel}" for element in MODEST for channel in Channel], "until": sooner}
    note(data_of_less(person) | give_again, shortened.story_uid, None)
    newcomer = {"who": "new", "alias": "Lotte", "kind": "buddy", "shown": "modest", "method": "paper", "help_is_free": True}
    note(newcomer | {"answer": "yes", "where": ["website"]}, peopled.story_uid, keeper)
    assert clearance(shortened.story_uid).until == sooner
    backup.restore()
    call_command("restore_ledger", verbosity=0)
    visible = StoryPage.objects.visible()
    assert not visible.filter(pk__in=[shortened.pk, peopled.pk]).exists()
    assert visible.filter(pk=untouched.pk).exists()


def data_of_less(person):
    guardian = person.guardianships.first()
    giver = guardian.guardian if guardian else person
    return {
        "who": f"{person.pk}-{giver.pk}", "answer": "yes", "precise": True, "grid": ["own_words:website"], "shown": "modest", "where": ["website"],
        "method": "screen", "help_is_free": True,
    }  # fmt: skip


def test_who_was_hidden_is_not_shown_after_it(backup, keeper):
    adult = PersonFactory(may_be_recognisable="no")
    story = StoryPageFactory(people=[adult])
    card = Card.objects.of(story.story_uid, adult)
    backup.take()
    adult.may_be_recognisable = "hidden"
    adult.save()
    client = Client()
    client.force_login(keeper)
    client.post(f"/admin/toestemming/kaart/{card.uid}/")
    backup.restore()
    call_command("restore_ledger", verbosity=0)
    assert not clearance(story.story_uid)
    assert Client().get(f"/toestemming/{card.token}/").status_code == 404, "a card closed as lost stays closed"


@pytest.mark.parametrize("command", ["nightly", "publish_scheduled"])
def test_a_restored_database_publishes_and_mails_nothing(backup, story, command):
    backup.take()
    withdraw(story.story_uid)
    backup.restore()
    with pytest.raises(CommandError, match="restore_ledger"):
        call_command(command, verbosity=0)


def test_it_erases_again(backup, story):
    person = someone_in(story)
    backup.take()
    erase_story(story.story_uid)
    erase_person(person)
    backup.restore()
    assert tables_with(["wulpenroep", "wulpje"])
    call_command("restore_ledger", verbosity=0)
    assert tables_with(["wulpenroep", "wulpje"]) == []
    assert Person.objects.get(pk=person.pk).erased_at


def test_what_was_made_unrecognisable_or_thrown_away_does_not_come_back(backup):
    """The backup of the files brought the originals back too."""
    pictures = PictureFactory.create_batch(3, listed=True)
    blurred, deleted, kept = pictures
    recording = FilePersonFactory(file__people_state="listed", element="voice").file
    for picture in pictures:
        PicturePersonFactory(picture=picture, element="face")
    originals = {one.file.name: one.file.read() for one in (*pictures, recording)}
    backup.take()
    obscure(blurred.pk, Plan(of=blurred.file.name, blurred=[Box(0, 0, 20, 20)]))
    deleted.delete()
    recording.delete()
    backup.restore()
    for name, content in originals.items():
        if not kept.file.storage.exists(name):
            kept.file.storage.save(name, ContentFile(content))
    call_command("restore_ledger", verbosity=0)
    assert list(Picture.objects.filter(pk__in=[one.pk for one in pictures])) == [kept]
    assert not File.objects.filter(pk=recording.pk).exists()
    assert [name for name in originals if kept.file.storage.exists(name)] == [kept.file.name]
    with pytest.raises(ValidationError):
        PictureTombstone.objects.refuse(clean_picture(ContentFile(originals[deleted.file.name]), "weer.png"))
    assert ConsentEvent.objects.broken_at() is None and not ledger.is_ahead()


def test_a_no_of_somebody_the_backup_does_not_know_closes_the_whole_story(backup, story):
    backup.take()
    newcomer = PersonFactory()
    give(story.story_uid, newcomer, newcomer)
    withdraw(story.story_uid, giver=newcomer)
    backup.restore()
    call_command("restore_ledger", verbosity=0)
    assert not clearance(story.story_uid) and Stop.objects.filter(story_uid=story.story_uid, lifted_at=None).exists()


def test_what_came_back_before_the_backup_stays_back(backup, story):
    withdraw(story.story_uid)
    lift(story.story_uid)
    story.get_latest_revision().publish()
    backup.take()
    other = StoryPageFactory()
    withdraw(other.story_uid)
    backup.restore()
    call_command("restore_ledger", verbosity=0)
    assert StoryPage.objects.visible().filter(pk=story.pk).exists()


def test_the_old_ledger_is_kept_beside_the_new(backup, story):
    backup.take()
    withdraw(story.story_uid)
    backup.restore()
    call_command("restore_ledger", verbosity=0)
    newest = max(ledger.place().parent.glob("ledger-until-*.jsonl"))
    assert str(story.story_uid) in newest.read_text().splitlines()[-1]
    assert len(list(ledger.lines())) == ConsentEvent.objects.count()


def test_a_new_database_beside_an_old_ledger_keeps_silent(backup, story, tmp_path, settings):
    backup.take()
    withdraw(story.story_uid)
    settings.LEDGER_FILE = tmp_path / "elsewhere" / "ledger.jsonl"
    ledger.write()
    assert not ledger.is_ahead(), "a new place is filled from the log"
    backup.restore()
    assert ledger.is_ahead()
    with pytest.raises(RuntimeError, match="restore_ledger"):
        ledger.write()


def test_a_restored_database_without_its_ledger_keeps_silent(backup, story):
    """The disk is not there, or the site stands on another machine: nobody knows what was taken back."""
    address = story.get_url()
    backup.take()
    withdraw(story.story_uid)
    backup.restore()
    ledger.place().unlink()
    assert Client().get(address).status_code == 503
    with pytest.raises(CommandError, match="no ledger"):
        call_command("restore_ledger", verbosity=0)
    call_command("restore_ledger", "--begin", verbosity=0)
    assert Client().get(address).status_code == 200
    assert [line["hash"] for line in ledger.lines()] == list(ConsentEvent.objects.order_by("pk").values_list("hash", flat=True))


def test_the_first_event_of_all_begins_the_ledger(snapshot):
    ledger.place().unlink()
    triggers.lift()
    ConsentEvent.objects.all().delete()
    triggers.make()
    assert not ledger.is_ahead(), "a new site has nothing to hear"
    withdraw(StoryPageFactory().story_uid)
    assert not ledger.is_ahead() and len(list(ledger.lines())) == ConsentEvent.objects.count()


def test_it_costs_no_query_for_who_visits(story, django_assert_num_queries):
    visitor = Client()
    visitor.get("/robots.txt")
    with django_assert_num_queries(0):
        visitor.get("/robots.txt")
