"""Querysets compiled once: each asking gets its own values, its own moment, and real rows."""

import datetime

import pytest
from django.db.models import IntegerField, UUIDField
from django.utils import timezone

from common.prepared import NOW, Given, Prepared
from consent.models import Clearance
from stories.factories import StoryPageFactory
from stories.models import House, StoryPage

pytestmark = pytest.mark.django_db

NUMBER = Given("number", IntegerField())


def test_it_works():
    by_number = Prepared(lambda: House.objects.filter(number=NUMBER))
    assert [[house.number for house in by_number.ask(number=number)] for number in (1, 2, 999)] == [[1], [2], []]


def test_the_moment_is_that_of_asking(index, time_machine):
    story = StoryPageFactory(parent=index)
    ends = timezone.now() + datetime.timedelta(minutes=10)
    Clearance.objects.filter(story_uid=story.story_uid).update(closes_at=ends)
    visible = Prepared(lambda: StoryPage.objects.visible(NOW).filter(story_uid=Given("uid", UUIDField())))
    assert visible.ask(uid=story.story_uid) == [story]
    time_machine.move_to(ends + datetime.timedelta(seconds=1))
    assert visible.ask(uid=story.story_uid) == []


def test_it_is_compiled_once(monkeypatch):
    built = []

    def build():
        built.append(1)
        return House.objects.filter(number=NUMBER)

    prepared = Prepared(build)
    prepared.ask(number=1)
    prepared.ask(number=2)
    assert len(built) == 1


def test_a_setting_that_changes_is_read_again(index, settings):
    """Invented stories stand open where a demo may run and nowhere else."""
    story = StoryPageFactory(parent=index, invented=True)
    visible = Prepared(lambda: StoryPage.objects.visible(NOW).filter(pk=Given("pk", IntegerField())))
    assert visible.ask(pk=story.pk) == [story]
    settings.DEMO_ALLOWED = False
    assert visible.ask(pk=story.pk) == []


def test_a_value_that_was_not_given_is_an_error():
    with pytest.raises(KeyError, match="number"):
        Prepared(lambda: House.objects.filter(number=NUMBER)).ask()
