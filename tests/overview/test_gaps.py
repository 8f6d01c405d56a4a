"""For editors: of which theme, talent, age, buddy and municipality nobody tells a story yet."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from consent.withdrawal import withdraw
from network.models import Municipality
from overview.impact.gaps import report
from stories.factories import StoryPageFactory
from tests.support import html

pytestmark = pytest.mark.django_db


def counted(label):
    (found,) = [count for dimension in report() for count in dimension.counts if str(count.label) == label]
    return found.told, found.in_the_making


def test_it_works(editor_client, index):
    assert counted("Retie") == (0, 0)
    page = html.read(editor_client.get("/admin/wat-ontbreekt/")).soup.select_one("main").get_text(" ", strip=True)
    assert "Retie" in page
    story = StoryPageFactory(parent=index, municipality=Municipality.objects.get(name="Retie"), buddy_kind="peer", age_group="baby", talent="animals")
    assert counted("Retie") == (1, 0)
    withdraw(story.story_uid)
    assert counted("Retie") == (0, 0)


def test_a_draft_is_being_written(index):
    StoryPageFactory(parent=index, cleared=False, live=False, municipality=Municipality.objects.get(name="Retie"))
    assert counted("Retie") == (0, 1)


def test_who_is_no_editor_does_not_see_it(translator_client, client):
    assert translator_client.get("/admin/wat-ontbreekt/").status_code in {302, 403}
    assert client.get("/admin/wat-ontbreekt/").status_code == 302


def test_it_asks_the_same_for_more(index, db):
    def count():
        with CaptureQueriesContext(connection) as queries:
            report()
        return len(queries)

    few = count()
    for _number in range(4):
        StoryPageFactory(parent=index)
    assert count() == few
