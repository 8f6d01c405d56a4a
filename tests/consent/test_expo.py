"""«Klaar voor de Expo»: which stories may be told in Riyadh to the last day, and whom to ask again; a no is nobody to ask."""

import csv
import datetime
import io

import pytest
from dateutil.relativedelta import relativedelta
from django.utils import timezone

from consent.enums import Answer, Channel
from consent.factories import PersonFactory, give, guard
from consent.models import Grant, Notice
from consent.withdrawal import withdraw
from stories.factories import StoryPageFactory
from stories.models import StoryPage

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/toestemming/expo/"
AFTER = datetime.datetime(2031, 4, 2, tzinfo=datetime.UTC)
SHORT = [Channel.WEBSITE]


@pytest.fixture(autouse=True)
def this_year(time_machine, data):
    """Five years before the end of the Expo: an answer can reach it."""
    StoryPage.objects.all().update(first_published_at=None)
    Notice.objects.update(signed_off_at=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
    time_machine.move_to(datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC))


@pytest.fixture
def read(keeper):
    from django.test import Client

    client = Client()
    client.force_login(keeper)

    def reader(query="?stand=alle"):
        response = client.get(f"/admin/toestemming/expo.csv{query}")
        assert response.status_code == 200
        return list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig")), delimiter=";"))[1:]

    reader.page = lambda query="": client.get(f"{ADDRESS}{query}").content.decode()
    return reader


def adult_story(index, **consent):
    person = PersonFactory(public_alias="Otis")
    return StoryPageFactory(parent=index, people=[person], consent=consent), person


def test_it_works(index, read):
    adult_story(index, valid_until=AFTER)
    adult_story(index)
    assert "1 van 2 verhalen zijn klaar" in read.page()
    assert sorted(row[1] for row in read()) == ["klaar", "nog niet"]
    assert len(read("?stand=klaar")) == len(read("?stand=vragen")) == 1


@pytest.mark.parametrize("address", [ADDRESS, "/admin/toestemming/expo.csv"])
def test_it_is_for_keepers(address, editor, reviewer, client):
    assert client.get(address).status_code == 302
    for user in (editor, reviewer):
        client.force_login(user)
        assert client.get(address).status_code == 302


def test_until_the_last_day_is_until_the_last_day(index, read):
    last = datetime.datetime(2031, 3, 31, 22, tzinfo=datetime.UTC)  # midnight after the 31st in Brussels
    adult_story(index, valid_until=last)
    assert [row[1] for row in read()] == ["klaar"]
    adult_story(index, valid_until=last - datetime.timedelta(seconds=1))
    assert sorted(row[1] for row in read()) == ["klaar", "nog niet"]


def test_what_ends_before(index, read):
    adult_story(index, valid_until=timezone.now() + relativedelta(years=2))
    ((_title, _ready, why),) = read()
    assert why.startswith("Otis (K-")
    assert "eindigt voor de Expo voorbij is" in why


def test_who_was_not_asked_for_the_expo(index, read):
    adult_story(index, valid_until=AFTER, channels=SHORT)
    assert "nog niet gevraagd voor de Expo" in read()[0][2]


def test_who_is_an_adult_by_then_is_asked_alone(index, read):
    child = PersonFactory(child=True, public_alias="Juna", birth_date=datetime.date(2012, 12, 1))
    guard(child, "mama")
    guard(child, "papa")
    StoryPageFactory(parent=index, people=[child], consent={"valid_until": AFTER})
    ((_title, ready, why),) = read()
    assert ready == "nog niet"
    assert "is dan volwassen" in why
    assert "mama" not in why


def test_who_decides_along_by_then(index, read):
    child = PersonFactory(child=True, public_alias="Juna", birth_date=datetime.date(2018, 6, 1))
    guard(child, "mama")
    guard(child, "papa")
    StoryPageFactory(parent=index, people=[child], consent={"valid_until": AFTER})
    assert "beslist dan zelf mee" in read()[0][2]


def test_a_no_is_nobody_to_ask_again(index, read):
    story, person = adult_story(index, valid_until=AFTER, channels=SHORT)
    record = person.records.get()
    Grant.objects.create(record=record, element="facts", channel="expo", answer=Answer.REFUSED)
    assert read() == [[story.title, "nog niet", ""]]
    withdraw(story.story_uid, giver=person)
    assert read() == [[story.title, "nog niet", ""]]


def test_the_no_of_a_child_is_nowhere_on_the_page(index, read):
    child = PersonFactory(child=True, public_alias="Juna", birth_date=datetime.date(2019, 6, 1))
    guard(child, "mama")
    guard(child, "papa")
    story = StoryPageFactory(parent=index, people=[child], consent={"valid_until": AFTER})
    give(story.story_uid, child, child, capacity="assent", state="refused")
    shown = read.page("?stand=alle")
    assert "geweigerd" not in shown
    assert "niet iedereen zei ja" not in shown


def test_nobody_is_asked_while_a_no_keeps_it_closed(index, read):
    """Not the child either, who is an adult by then."""
    child = PersonFactory(child=True, public_alias="Juna", birth_date=datetime.date(2012, 12, 1))
    mama = guard(child, "mama")
    guard(child, "papa")
    story = StoryPageFactory(parent=index, people=[child], consent={"valid_until": AFTER})
    withdraw(story.story_uid, giver=mama)
    assert read() == [[story.title, "nog niet", ""]]


def test_a_place_left_out_of_a_smaller_answer_is_a_no(index, read):
    story, person = adult_story(index, valid_until=AFTER)
    give(story.story_uid, person, person, valid_until=AFTER, channels=SHORT, valid_from=timezone.now() + datetime.timedelta(seconds=1))
    assert read() == [[story.title, "nog niet", ""]]


def test_a_story_that_was_never_told_is_not_counted(index, read):
    StoryPageFactory(parent=index, cleared=False)
    assert read() == []
    assert "Er is nog geen verhaal verteld." in read.page()


def test_a_page_is_bounded(index, keeper, client, query_count):
    client.force_login(keeper)

    def count():
        with query_count(400) as queries:
            client.get(ADDRESS)
        return len(queries)

    for _ in range(20):
        adult_story(index)
    client.get(ADDRESS)
    few = count()
    for _ in range(5):
        adult_story(index)
    assert count() <= few + 2
