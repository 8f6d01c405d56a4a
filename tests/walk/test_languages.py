"""The language switch leads to pages that exist, and the translations of a page know each other."""

from urllib.parse import urlsplit

import pytest

from tests.support import examples, html

pytestmark = pytest.mark.drawn

OWN_NAMES = {"nl": "Nederlands", "fr": "Français", "en": "English", "ar": "العربيّة", "tr": "Türkçe", "uk": "Українська"}

every_found_page = pytest.mark.parametrize("example", examples.FOUND, ids=str)


def ask(client, address, answered):
    """Status and page of an address."""
    path = urlsplit(address)._replace(scheme="", netloc="").geturl()
    if path not in answered:
        response = client.get(path)
        answered[path] = (response.status_code, html.read(response))
    return answered[path]


@pytest.fixture(scope="module")
def answered():
    """Pages by path: the examples share most of their translations."""
    return {}


@every_found_page
def test_the_switch_offers_only_pages_that_exist(example, look, client, answered):
    links = look(example).language_links()
    assert example.language in links
    assert {language: ask(client, url, answered)[0] for language, url in links.items()} == dict.fromkeys(links, 200)


@every_found_page
def test_the_switch_names_each_language_in_itself(example, look):
    links = look(example).soup.select(".languages a[hreflang]")
    assert {link["hreflang"]: link.get_text(strip=True) for link in links} == {link["hreflang"]: OWN_NAMES[link["hreflang"]] for link in links}
    assert all(link["lang"] == link["hreflang"] and link["dir"] == ("rtl" if link["lang"] == "ar" else "ltr") for link in links)


@every_found_page
def test_translations_name_each_other(example, look, client, answered):
    here = look(example).alternates()
    assert example.language in here
    for language, url in here.items():
        _status, page = ask(client, url, answered)
        assert page.soup.html["lang"] == language
        assert page.alternates() == here, f"{url} names other translations"


@every_found_page
def test_the_language_of_the_answer_is_in_its_head(example, client, db):
    assert example.ask(client).headers["Content-Language"] == example.language


@pytest.mark.parametrize(("accepted", "language"), [("ar", "ar"), ("tr-TR,tr;q=0.9", "tr"), ("de", "nl"), ("", "nl"), ("uk;q=0.1,fr", "fr")])
def test_the_front_door_follows_the_browser(accepted, language, client, db):
    response = client.get("/", headers={"Accept-Language": accepted})
    assert response.headers["Location"] == f"/{language}/"
    assert "Accept-Language" in response.headers["Vary"]


def test_a_family_reads_in_the_language_of_its_browser(client, db):
    response = client.get("/toestemming/", headers={"Accept-Language": "uk"})
    assert html.read(response).soup.html["lang"] == "uk"
    assert "Accept-Language" in response.headers["Vary"]
