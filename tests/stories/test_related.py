"""What stands beside a story: the houses to its left and right, and stories that speak of the same."""

import pytest

from consent.withdrawal import withdraw
from network.models import Municipality
from stories.factories import StoryPageFactory
from stories.models import House, StoryPage
from stories.related import related
from stories.street import street

pytestmark = pytest.mark.django_db


def keys(cards):
    return [card.pk for card in cards]


def test_it_works(index):
    StoryPage.objects.all().update(live=False)
    mol = Municipality.objects.get(name="Mol")
    story = StoryPageFactory(parent=index, themes=["music", "nature"], municipality=mol)
    both = StoryPageFactory(parent=index, themes=["music", "nature"], municipality=mol)
    one = StoryPageFactory(parent=index, themes=["music"])
    here = StoryPageFactory(parent=index, themes=["sport"], municipality=mol)
    StoryPageFactory(parent=index, themes=["sport"])
    found = keys(related(story))
    assert found[0] == both.pk
    assert set(found) == {both.pk, one.pk, here.pk}


def test_a_story_without_a_municipality_has_related_ones_too(index):
    story = StoryPageFactory(parent=index, themes=["music"], municipality=None)
    found = related(story)
    assert found
    assert all("music" in card.themes for card in found)


def test_a_story_that_went_is_nobodys_neighbour(index):
    left, middle, right = (StoryPageFactory(parent=index) for _ in range(3))
    found = street(middle.house_number, middle.locale_id)
    assert [door.url for door in (*found.own, found.previous, found.following)] == [page.get_url() for page in (middle, left, right)]
    withdraw(right.story_uid)
    found = street(middle.house_number, middle.locale_id)
    assert (found.previous.url, found.following) == (left.get_url(), None)


def test_the_next_house_is_found_behind_any_number_of_curtains(index):
    left = StoryPageFactory(parent=index)
    for _ in range(30):
        House.objects.create(invented=True)
    right = StoryPageFactory(parent=index)
    assert street(left.house_number, index.locale_id).following.house_number == right.house_number
    assert street(right.house_number, index.locale_id).previous.house_number == left.house_number
