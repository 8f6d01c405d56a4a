"""Two people change the same story at the same moment: the windows never say more than the rules."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from consent.clearance import clearance
from consent.factories import give
from consent.models import Attestation, Clearance, ConsentEvent, ConsentRecord, Participation, Person
from consent.withdrawal import withdraw
from stories.factories import StoryPageFactory

pytestmark = pytest.mark.usefixtures("open_db")


@pytest.fixture
def story():
    """The uid of a story that is online."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time, for the whole of its transaction: run this on PostgreSQL.")
    return StoryPageFactory().story_uid


def at_once(first, second):
    """Two transactions: the second begins when the first has done its work, and the first commits while the second is busy."""
    done, errors = threading.Event(), []

    def slow():
        with transaction.atomic():
            first()
            done.set()
            threading.Event().wait(0.5)

    def quick():
        done.wait(5)
        with transaction.atomic():
            second()
            threading.Event().wait(1)

    def run(work):
        try:
            work()
        except Exception as error:
            errors.append(error)
        finally:
            done.set()
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in (slow, quick)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def is_open(story_uid):
    return Clearance.objects.open().filter(story_uid=story_uid).exists()


def someone_in(story_uid):
    return Participation.objects.filter(story_uid=story_uid).order_by("pk").last().person


def narrower(story_uid):
    person = someone_in(story_uid)
    give(story_uid, person, person, channels=["press"])


def refuse(story_uid):
    withdraw(story_uid, giver=someone_in(story_uid))


def attest(story_uid):
    Attestation.objects.create(story_uid=story_uid)


def save_somebody(story_uid):
    someone_in(story_uid).save()


@pytest.mark.parametrize("closing", [withdraw, refuse, narrower])
@pytest.mark.parametrize("meanwhile", [attest, save_somebody])
def test_a_story_that_was_stopped_stays_closed(story, closing, meanwhile):
    assert at_once(lambda: closing(story), lambda: meanwhile(story)) == []
    assert not clearance(story)
    assert not is_open(story)


def test_what_was_taken_back_is_not_given_again_by_somebody_who_read_it_before(story):
    person = someone_in(story)
    stale = ConsentRecord.objects.get(story_uid=story, giver=person)
    (error,) = at_once(lambda: withdraw(story, giver=person), stale.save)
    assert isinstance(error, ValidationError)
    assert not is_open(story)


def test_many_writers_in_any_order_wait_for_each_other(story):
    """Each takes the locks in the order of common/locks.py; one that did not would be killed by the database."""
    person = someone_in(story)

    def keeper():
        with transaction.atomic():
            Person.objects.create(kind="buddy")
            ConsentEvent.objects.append("attested", story_uid=story)
            person.save()

    def editor():
        with transaction.atomic():
            ConsentEvent.objects.append("attested", story_uid=story)
            Attestation.objects.create(story_uid=story, at=timezone.now())

    for _ in range(5):
        assert at_once(keeper, editor) == []
        assert at_once(editor, keeper) == []
    assert clearance(story).clear
    assert is_open(story)
    assert ConsentEvent.objects.broken_at() is None
