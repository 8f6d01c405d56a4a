"""The clock alone hides: a page whose end has come is gone before any command has run, and nothing links to it."""

import datetime
import re

import pytest
from django.utils import timezone
from wagtail.models import Page

from tests.support import examples

PAGES = [example for example in examples.PAGES if example.language == "nl" and "." in example.name]
BELOW_HOME = [example for example in PAGES if example.name != "home.HomePage"]


def expire(example):
    """Ends the example's page a second ago; its address and title."""
    page = examples.pages_of(examples.apps.get_model(example.name), "nl")[0]
    url = page.get_url()
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - datetime.timedelta(seconds=1))
    return url, page.title


@pytest.mark.parametrize("example", PAGES, ids=str)
def test_an_expired_page_is_not_served(example, client, db):
    url, _title = expire(example)
    assert client.get(url).status_code in {404, 410}


@pytest.mark.parametrize("example", BELOW_HOME, ids=str)
def test_nothing_links_to_an_expired_page(example, client, db):
    url, title = expire(example)
    lists = ["/nl/", "/nl/verhalen/", "/nl/projecten/", "/sitemap.xml", "/nl/verhalen/feed/", f"/nl/zoeken/?q={title.split()[0]}"]
    linking = re.compile(re.escape(url) + '["<?#]')
    assert [address for address in lists if address != url and linking.search(client.get(address).content.decode())] == []
