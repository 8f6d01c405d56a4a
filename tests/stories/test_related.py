"""What stands beside a story: the houses to its left and right, and stories that speak of the same."""

import pytest

from consent.withdrawal import withdraw
from network.models import Municipality
from stories.factories import StoryPageFactory
from stories.models import StoryPage
from stories.neighbours import neighbours, related

pytestmark = pytest.mark.django_db


def fresh(story):
    return StoryPage.objects.visible().for_cards().get(pk=story.pk)


def test_it_works(index):
    StoryPage.objects.all().update(live=False)
    mol = Municipality.objects.get(name="Mol")
    story = StoryPageFactory(parent=index, themes=["music", "nature"], municipality=mol)
    both = StoryPageFactory(parent=index, themes=["music", "nature"], municipality=mol)
    one = StoryPageFactory(parent=index, themes=["music"])
    here = StoryPageFactory(parent=index, themes=["sport"], municipality=mol)
    StoryPageFactory(parent=index, themes=["sport"])
    found = list(related(fresh(story)))
    assert found[0] == both
    assert set(found) == {both, one, here}


def test_a_story_without_a_municipality_has_neighbours_too(index):
    story = StoryPageFactory(parent=index, themes=["music"], municipality=None)
    assert all("music" in other.facts.themes for other in related(fresh(story)))


def test_a_story_that_went_is_nobodys_neighbour(index):
    left, middle, right = (StoryPageFactory(parent=index) for _ in range(3))
    assert [door["url"] for door in neighbours(fresh(middle))] == [left.get_url(), right.get_url()]
    withdraw(right.story_uid)
    previous, following = neighbours(fresh(middle))
    assert (previous["url"], following) == (left.get_url(), None)
