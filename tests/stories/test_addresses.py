"""410 for what was public and is no longer, the same for every cause; 404 for a number without a house (promise I15)."""

import pytest
from wagtail.models import Locale

from consent.models import Person
from consent.withdrawal import withdraw
from stories.factories import HouseFactory, StoryPageFactory
from stories.models import House

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(index):
    return StoryPageFactory(parent=index, slug="samen-fietsen")


def body(response):
    """Without what differs by the address that was asked."""
    return response.content.decode().replace(response.wsgi_request.path, "")


def test_it_works(client, story):
    number = House.objects.get(story_uid=story.story_uid).number
    assert story.get_url() == f"/nl/verhalen/{number}-samen-fietsen/"
    assert client.get(f"/nl/verhalen/{number}-samen-fietsen/").status_code == 200


def test_another_slug_leads_to_the_right_one(client, story):
    response = client.get(f"/nl/verhalen/{story.house_number}-oude-titel/")
    assert (response.status_code, response.headers["Location"]) == (301, story.get_url())


def test_a_withdrawn_a_closed_and_an_erased_house_answer_the_same(client, story, index):
    withdraw(story.story_uid)
    closed = HouseFactory()
    erased = StoryPageFactory(parent=index)
    number = erased.house_number
    erased.delete()
    answers = [client.get(f"/nl/verhalen/{n}-iets/") for n in (story.house_number, closed.number, number)]
    assert [answer.status_code for answer in answers] == [410, 410, 410]
    assert len({body(answer) for answer in answers}) == 1
    assert "Dit verhaal staat hier niet meer." in answers[0].content.decode()


def test_every_cause_reads_the_same(client, index):
    stories = [StoryPageFactory(parent=index) for _ in range(3)]
    withdraw(stories[0].story_uid)
    withdraw(stories[1].story_uid, giver=Person.objects.filter(given_records__story_uid=stories[1].story_uid).first())
    stories[2].unpublish()
    assert len({body(client.get(story.get_url())) for story in stories}) == 1


@pytest.mark.parametrize("address", ["99999-x", "0-x", "01-x", "x", "1", "-1-x", "1-", "9999999999-x", "1-x/y", "١-x"])
def test_what_is_no_house_is_404(client, address):
    assert client.get(f"/nl/verhalen/{address}/").status_code == 404


@pytest.mark.parametrize("method", ["head", "get"])
def test_head_and_conditional_requests_obey_too(client, story, method):
    address = story.get_url()
    etag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    withdraw(story.story_uid)
    answer = getattr(client, method)(address, headers={"If-None-Match": etag, "Range": "bytes=0-10"})
    assert answer.status_code == 410
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_story_in_no_french_is_offered_in_dutch(client, story):
    answer = client.get(f"/fr/histoires/{story.house_number}-x/")
    assert answer.status_code == 404
    assert story.get_url() in answer.content.decode()


def test_a_translation_has_the_same_number(client, story):
    french = story.copy_for_translation(Locale.objects.get(language_code="fr"))
    french.slug = "a-velo"
    french.save_revision().publish()
    assert client.get(f"/fr/histoires/{story.house_number}-a-velo/").status_code == 200


def test_withdrawing_closes_every_language_and_copy(client, story):
    french = story.copy_for_translation(Locale.objects.get(language_code="fr"))
    french.save_revision().publish()
    copy = story.copy(update_attrs={"slug": "kopie"}, keep_live=True)
    withdraw(story.story_uid)
    for page in (story, french, copy):
        page.refresh_from_db()
        assert not page.live
        assert client.get(page.get_url()).status_code == 410


def test_withdrawing_twice_is_as_once(story):
    withdraw(story.story_uid)
    withdraw(story.story_uid)
    assert House.objects.filter(story_uid=story.story_uid).count() == 1
