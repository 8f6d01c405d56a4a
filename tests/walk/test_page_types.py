"""Every page type has a public example in the demo, and every address answers."""

import pytest

from tests.support import examples

# Not HTML, or not a page: address → status. An address that is not named here is HTML and answers 200.
OTHER = {
    "/": (302, "text/html"),
    "/-/live": (200, "text/plain"),
    "/-/ready": (200, "application/json"),
    "/robots.txt": (200, "text/plain"),
    "/sitemap.xml": (200, "application/xml"),
    "/nl/agenda/agenda.ics": (200, "text/calendar"),
    "/nl/kaart/punten.json": (200, "application/json"),
    "/nl/kaart/initiatieven.csv": (200, "text/csv"),
    "/nl/kaart/initiatieven.geojson": (200, "application/geo+json"),
    "/nl/cijfers/alle.csv": (200, "text/csv"),
    "/nl/kaart/openapi.json": (200, "application/json"),
}


def test_there_are_page_types():
    assert {"home.HomePage", "stories.StoryPage"} <= {model._meta.label for model in examples.page_models()}


@pytest.mark.parametrize("example", examples.PAGES, ids=str)
def test_it_answers_with_html(example, client, db):
    response = example.ask(client)
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("address", examples.addresses_without_arguments())
def test_every_address_without_arguments_answers(address, client, db):
    status, content_type = OTHER.get(address, (200, "text/html"))
    response = client.get(address)
    assert response.headers["Content-Type"].startswith(content_type)
    if address.startswith("/partner/") and response.status_code == 302:  # behind the door of partners
        assert response.headers["Location"].startswith("/partner/")
    else:
        assert response.status_code == status


def test_the_feed_is_atom(client, db):
    response = client.get("/nl/verhalen/feed/")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert response.content.count(b"<entry>") == 10
