"""Who was asked, and when: a card is a question, and it is in the log."""

import pytest
from django.utils import timezone

from consent.factories import PersonFactory, give, guard, take_part
from consent.models import Card, ConsentEvent
from stories.factories import StoryPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(index):
    return StoryPageFactory(parent=index, cleared=False)


@pytest.fixture
def mother(story):
    child = PersonFactory(child=True)
    take_part(story.story_uid, child)
    guard(child, "papa")
    return guard(child, "mama")


def card_of(story, giver):
    return f"/admin/toestemming/{story.story_uid}/kaart/{giver.pk}/"


def consents(client, story):
    return client.get(f"/admin/toestemming/{story.story_uid}/").content.decode()


def today():
    day = timezone.localdate()
    return f"gevraagd op {day.day}-{day.month}-{day.year}"


def test_a_card_is_a_question(keeper_client, keeper, story, mother):
    assert keeper_client.post(card_of(story, mother)).status_code == 302
    event = ConsentEvent.objects.get(kind="asked")
    assert (event.story_uid, event.person_uid, event.actor) == (story.story_uid, mother.uid, str(keeper.pk))
    assert ConsentEvent.objects.broken_at() is None
    page = consents(keeper_client, story)
    assert page.count(today()) == 1
    assert page.count("nog vragen") >= 1  # papa


def test_looking_asks_nothing(keeper_client, story, mother):
    keeper_client.get(card_of(story, mother))
    assert not ConsentEvent.objects.filter(kind="asked").exists()
    assert today() not in consents(keeper_client, story)


def test_the_same_card_again_is_the_same_question(keeper_client, story, mother):
    for _time in range(2):
        keeper_client.post(card_of(story, mother))
    assert ConsentEvent.objects.filter(kind="asked").count() == 1


def test_after_an_answer_the_answer_stands_there(keeper_client, story, mother):
    keeper_client.post(card_of(story, mother))
    give(story.story_uid, mother.wards.get().child, mother)
    assert today() not in consents(keeper_client, story)


def test_a_card_for_another_story_says_nothing_here(keeper_client, story, mother, index):
    Card.objects.of(StoryPageFactory(parent=index, cleared=False).story_uid, mother)
    assert today() not in consents(keeper_client, story)


def test_many_who_were_asked_cost_no_more(keeper_client, story, mother, query_count):
    Card.objects.of(story.story_uid, mother)
    consents(keeper_client, story)
    with query_count(200) as few:
        consents(keeper_client, story)
    people = [PersonFactory() for _each in range(6)]
    for person in people:
        take_part(story.story_uid, person)
        Card.objects.of(story.story_uid, person)
    with query_count(len(few)):
        consents(keeper_client, story)
