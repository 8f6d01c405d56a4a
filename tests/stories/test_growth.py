"""What keeps ten thousand stories as quick as a hundred, read off the plan the database makes: no clock, no noise."""

import pytest
from django.db import DEFAULT_DB_ALIAS, connection, connections
from wagtail.models import Locale

from common.trunk import TRUNK
from stories.caching import EARLIEST_END
from stories.models import House, StoryPage
from stories.related import RELATED
from stories.street import STREET

pytestmark = pytest.mark.django_db


def of_one_story():
    return StoryPage.objects.visible().filter(pk=StoryPage.objects.visible().first().pk)


def of_the_wall():
    return StoryPage.objects.visible().told_once().filter(locale_id=Locale.objects.get(language_code="nl").pk).newest_first().cards()[:12]


def plan(queryset):
    """One string. PostgreSQL reads small tables whole whatever indexes they have, unless it is told not to."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for way in ("seqscan", "hashjoin", "mergejoin", "bitmapscan"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
    return queryset.explain()


@pytest.mark.parametrize("pages", [of_one_story, of_the_wall])
def test_a_story_asks_for_its_own_window(pages):
    found = plan(pages())
    assert "Seq Scan on consent_clearance" not in found
    assert "windows_of_a_story" in found or connection.vendor == "postgresql"  # which takes any index for a handful of rows
    assert "LIST SUBQUERY" not in found.replace("CORRELATED LIST SUBQUERY", ""), "a list of all that is open is made first"


def test_the_wall_reads_the_newest_off_an_index():
    found = plan(of_the_wall())
    assert "page_newest_of_language" in found or connection.vendor == "postgresql"
    assert "FOR ORDER BY" not in found, "all stories are sorted to show twelve"


@pytest.mark.parametrize("prepared", [STREET, RELATED, TRUNK, EARLIEST_END], ids=["street", "related", "menu", "end"])
def test_what_stands_around_goes_through_no_table(prepared):
    """No `SCAN` of a table: each is reached by a key or an index."""
    if connection.vendor == "sqlite":
        house = House.objects.exclude(story_uid=None).first()
        values = {"number": house.number, "locale": 1, "facts": 1, "municipality": "", "story_uid": house.story_uid, "language": "nl"}
        assert whole_tables(prepared, values) == []


def whole_tables(prepared, values):
    prepared.ask(**values)
    compiled = prepared.compiled[connections[DEFAULT_DB_ALIAS]]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {compiled.sql}", compiled.filled)
        return [row[3] for row in cursor.fetchall() if row[3].startswith("SCAN")]


def test_wagtail_still_searches_what_is_visible():
    """It could not read an `Exists`."""
    story = StoryPage.objects.visible().first()
    found = StoryPage.objects.visible().order_by("-first_published_at").search(story.title.split()[0], order_by_relevance=False)
    assert story.story_uid in {page.story_uid for page in found}
    assert all(page.house_row for page in found)
