"""Search engines are a channel of their own: who allowed the website alone is not found through them."""

import pytest

from consent.enums import Channel
from stories.factories import StoryPageFactory

pytestmark = pytest.mark.django_db


def test_it_works(client, index):
    story = StoryPageFactory(parent=index)
    assert "noindex" not in client.get(story.get_url()).content.decode()
    assert story.get_url() in client.get("/sitemap.xml").content.decode()


def test_who_did_not_allow_search_engines_is_not_found_there(client, index):
    story = StoryPageFactory(parent=index, consent={"channels": [Channel.WEBSITE]})
    assert '<meta name="robots" content="noindex, noarchive">' in client.get(story.get_url()).content.decode()
    assert story.get_url() not in client.get("/sitemap.xml").content.decode()


def test_robots_are_told_where_the_sitemap_is_and_nothing_else(client):
    """A line that forbids an address would tell that there is something behind it."""
    answer = client.get("/robots.txt")
    assert answer.content.decode() == "User-agent: *\nAllow: /\n\nSitemap: http://testserver/sitemap.xml\n"
