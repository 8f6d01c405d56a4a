"""Nothing on a page leads nowhere, and nothing leads to another host."""

from urllib.parse import urlsplit

import pytest

from tests.support import examples

pytestmark = pytest.mark.drawn

every_page = pytest.mark.parametrize("example", examples.PAGES, ids=str)


@pytest.fixture(scope="module")
def answered():
    """Status by address: the pages share most of their links. The demo is the same for every test of this file."""
    return {}


@every_page
def test_every_link_and_file_answers(example, look, client, db, answered):
    page = look(example)
    for address in page.addresses():
        if address not in answered:
            answered[address] = client.get(address, follow=True).status_code
    itself = urlsplit(example.find()).path
    assert {address: answered[address] for address in page.addresses() if answered[address] != 200 and address != itself} == {}


@every_page
def test_every_link_inside_the_page_has_its_place(example, look):
    page = look(example)
    inside = {urlsplit(link).fragment for link in page.links() if link.startswith("#")}
    assert inside - set(page.ids()) == set()


@every_page
def test_nothing_comes_from_or_leads_to_another_host(example, look):
    assert look(example).foreign() == []
