"""The clock alone hides: a page whose end has come is gone before any command has run, and nothing links to it."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import Page

from tests.support import examples, html

PAGES = [example for example in examples.PAGES if example.language == "nl" and "." in example.name]


@pytest.mark.parametrize("example", PAGES, ids=str)
def test_an_expired_page_is_not_served(example, client, db):
    url = example.find()
    page = examples.pages_of(examples.apps.get_model(example.name), "nl")[0]
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - datetime.timedelta(seconds=1))
    assert client.get(url).status_code in {404, 410}


@pytest.mark.parametrize("example", [example for example in PAGES if example.name != "home.HomePage"], ids=str)
def test_nothing_links_to_an_expired_page(example, client, db):
    url = example.find()
    page = examples.pages_of(examples.apps.get_model(example.name), "nl")[0]
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - datetime.timedelta(seconds=1))
    for address in [
        "/nl/",
        "/nl/bestaat-niet/",
        "/nl/verhalen/",
        "/nl/projecten/",
        "/sitemap.xml",
        "/nl/verhalen/feed/",
        f"/nl/zoeken/?q={page.title.split()[0]}",
    ]:
        response = client.get(address)
        if response.status_code == 200 or address == "/nl/bestaat-niet/":
            main = html.Html(response.content.decode(), address)
            assert url not in main.addresses() and f"{url}<" not in main.text, address
