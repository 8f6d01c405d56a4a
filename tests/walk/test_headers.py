"""Every answer says what may be loaded, who may frame it and how long it may be kept; none sets a cookie."""

import datetime
import re

import pytest
from django.utils import timezone

from stories.factories import StoryPageFactory
from tests.support import examples

pytestmark = pytest.mark.drawn

every_page = pytest.mark.parametrize("example", examples.PAGES, ids=str)
every_address = pytest.mark.parametrize("address", [*examples.addresses_without_arguments(), "/nl/verhalen/feed/", "/static/css/base.css"])


def content_policy(response):
    return dict(part.split(" ", 1) for part in response.headers["Content-Security-Policy"].split("; "))


def assert_guarded(response):
    policy = content_policy(response)
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe-" not in response.headers["Content-Security-Policy"]
    assert "*" not in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] in {"strict-origin-when-cross-origin", "same-origin", "no-referrer", "strict-origin"}
    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(response.headers["Permissions-Policy"].split(", "))
    assert not re.search(r"=(?!\(\))", response.headers["Permissions-Policy"])
    assert not response.cookies


@every_page
def test_a_page_is_guarded_and_sets_no_cookie(example, client, db):
    assert_guarded(example.ask(client))


@every_address
def test_an_address_is_guarded_and_sets_no_cookie(address, client, db):
    assert_guarded(client.get(address))


def kept_for(response):
    """Seconds, 0 when nobody may keep it."""
    control = response.headers.get("Cache-Control", "")
    if "no-store" in control:
        return 0
    found = re.search(r"max-age=(\d+)", control)
    assert found, f"says nothing about how long it may be kept: {control!r}"
    return int(found[1])


@pytest.mark.parametrize("example", [example for example in examples.PAGES if example.shows_stories], ids=str)
def test_a_page_with_stories_is_kept_five_minutes_at_most(example, client, db):
    assert kept_for(example.ask(client)) <= 300


@pytest.mark.parametrize("address", ["/nl/verhalen/feed/", "/sitemap.xml"])
def test_a_list_of_stories_is_kept_five_minutes_at_most(address, client, db):
    assert kept_for(client.get(address)) <= 300


def test_a_page_for_a_gone_story_is_not_kept(client, db):
    assert kept_for(client.get(examples.url_of_withdrawn("nl"))) == 0


def test_nothing_is_kept_beyond_the_end_of_a_consent(client, db, index):
    story = StoryPageFactory(parent=index, consent={"valid_until": timezone.now() + datetime.timedelta(seconds=60)})
    for address in [story.get_url(), "/nl/", "/nl/verhalen/", "/nl/verhalen/feed/", f"/nl/zoeken/?q={story.slug}"]:
        assert kept_for(client.get(address)) <= 60, address


def test_a_preview_on_the_desk_may_be_framed_by_the_desk_alone(editor_client, db, index):
    story = StoryPageFactory(parent=index, cleared=False, live=False)
    response = editor_client.get(f"/admin/pages/{story.pk}/view_draft/")
    assert response.status_code == 200
    assert story.title in response.content.decode()
    assert content_policy(response)["frame-ancestors"] == "'self'"
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in response.headers["Cache-Control"]


def test_the_desk_may_not_be_framed_by_others_nor_kept(editor_client):
    response = editor_client.get("/admin/")
    assert content_policy(response)["frame-ancestors"] == "'self'"
    assert "no-store" in response.headers["Cache-Control"]
