"""The form of a story: what is wrong is said at its field, what was typed stays, empty blocks are simply not there."""

import datetime

import pytest
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from consent.factories import PersonFactory, take_part
from stories.factories import StoryPageFactory
from stories.models import StoryPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(index):
    return StoryPageFactory(parent=index, cleared=False)


@pytest.fixture
def save(editor_client, story):
    def post(**changes):
        typed = {
            "title": "Samen fietsen", "slug": "samen-fietsen", "summary": "Twee mensen, twee fietsen.", "short_version": rich_text("<p>Kort.</p>"),
            "body": streamfield([("text", rich_text("<p>Lang.</p>"))]), "told_on": "2025-05-01", "good_at": "", "talent": "", "municipality": "",
            "project": "", "initiative": "", "search_description": "", "comments": inline_formset([]),
        }  # fmt: skip
        themes = {"themes": changes.pop("themes", ["play"])}
        return editor_client.post(f"/admin/pages/{story.pk}/edit/", nested_form_data(typed | changes) | themes)

    return post


def latest(story):
    return StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object()


def test_it_works(save, story):
    assert save().status_code == 302
    assert (latest(story).title, latest(story).themes) == ("Samen fietsen", ["play"])


def test_a_name_in_the_address_is_refused_without_saying_it(save, story):
    person = PersonFactory(first_name="Zeldzame", public_alias="Noor")
    take_part(story.story_uid, person)
    response = save(slug="fietsen-met-noor")
    page = response.content.decode()
    assert response.status_code == 200
    assert f"Een naam van {person.code}" in page or person.code in page
    assert "Zeldzame" not in page
    assert "Samen fietsen" in page


def test_four_themes_are_one_too_many(save, story):
    assert save(themes=["play", "sport", "music", "nature"]).status_code == 200
    assert latest(story).title != "Samen fietsen"


def test_blocks_left_empty_are_not_there(save, story):
    empty = [("quote", {"text": "", "who": ""}), ("obstacle", {"problem": "", "solution": ""}), ("text", rich_text("<p></p>"))]
    assert save(body=streamfield([("text", rich_text("<p>Lang.</p>")), *empty])).status_code == 302
    assert [block.block_type for block in latest(story).body] == ["text"]


STILL_TO_COME = timezone.localdate() + datetime.timedelta(days=2)  # also when midnight passes while tests run


@pytest.mark.parametrize("day", ["1999-12-31", "0203-05-01", STILL_TO_COME.isoformat()])
def test_a_day_before_2000_or_still_to_come_is_refused(save, day):
    response = save(told_on=day)
    assert response.status_code == 200
    assert response.context["form"].errors["told_on"] == ["Dit ligt voor het jaar 2000, of is er nog niet: kijk het even na."]
    assert f'value="{day}"' in response.content.decode(), "what was typed stays"


@pytest.mark.parametrize("day", ["2000-01-01", "2022-03-05", timezone.localdate().isoformat()])
def test_a_story_told_earlier_or_today_is_fine(save, day):
    assert save(told_on=day).status_code == 302
