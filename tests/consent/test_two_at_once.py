"""Two people change the same story at the same moment: the windows never say more than the rules."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from consent.clearance import clearance
from consent.erasing.people import erase_person
from consent.factories import give
from consent.gate import NotCleared
from consent.models import Attestation, Card, Clearance, ConsentEvent, ConsentRecord, Evidence, Participation, Person, Placement
from consent.outside.placing import place
from consent.withdrawal import withdraw
from stories.factories import StoryPageFactory
from stories.models import StoryPage

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


def less(story_uid):
    """The card's holder presses «no longer: press» on a page that was opened before."""
    return Client().post(f"/toestemming/{Card.objects.get(story_uid=story_uid).token}/minder/1/", {"channel": "press"})


def test_what_was_taken_back_is_not_given_again_by_a_little_less(story):
    person = someone_in(story)
    Card.objects.of(story, person)
    assert at_once(lambda: withdraw(story, giver=person), lambda: less(story)) == []
    assert not clearance(story)
    assert not is_open(story)


def test_who_is_erased_leaves_no_answer_that_was_on_its_way(story):
    person = someone_in(story)
    card = Card.objects.of(story, person)
    typed = {"answer": "yes", "shown": "modest", "where": ["website"], "name": "Fatima Verzonnen"}
    assert at_once(lambda: erase_person(person, though_shown=True), lambda: Client().post(f"/toestemming/{card.token}/antwoord/1/", typed)) == []
    assert not Evidence.objects.filter(record__giver=person, erased_at=None).exists()


def taken_along(story_uid):
    place(story_uid, "press", "De Verzonnen Courant")


@pytest.mark.parametrize("closing", [withdraw, refuse])
def test_what_leaves_the_site_while_somebody_takes_back_never_stands_there_unnoticed(story, closing):
    """Whoever comes first: it does not leave any more, or it is a task at once."""
    assert at_once(lambda: taken_along(story), lambda: closing(story)) == []
    assert set(Placement.objects.values_list("state", flat=True)) == {"to_take_down"}


@pytest.mark.parametrize("closing", [withdraw, refuse])
def test_what_was_taken_back_a_moment_ago_does_not_leave(story, closing):
    assert at_once(lambda: closing(story), lambda: taken_along(story)) == []
    assert not Placement.objects.exists()


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


@pytest.mark.parametrize("first", ["publish", "withdraw"])
def test_a_withdrawal_beside_a_publication_leaves_no_page_live(story, first):
    """Whoever comes first: no window shows it, and no page keeps its «live» either."""
    page = StoryPage.objects.get(story_uid=story)
    page.unpublish()
    revision = page.save_revision()
    acts = {"publish": lambda: page.publish(revision), "withdraw": lambda: withdraw(story, giver=someone_in(story))}
    errors = at_once(acts.pop(first), *acts.values())
    assert [type(error) for error in errors] == ([] if first == "publish" else [NotCleared])
    assert not StoryPage.objects.filter(story_uid=story, live=True).exists()
    assert not is_open(story)
