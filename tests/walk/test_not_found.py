"""What is no page of ours answers 404, to every way of asking."""

import pytest

from tests.support import examples

pytestmark = pytest.mark.drawn

NO_PAGE = [
    # other people's doors
    "/api/", "/api/v2/pages/", "/nl/api/", "/nl/api/v2/images/", "/admin-x/", "/adminx", "/django-admin/", "/nl/admin/", "/wp-login.php", "/jsi18n/",
    "/nl/_util/login/", "/nl/_util/authenticate_with_password/1/1/", "/accounts/login/", "/documents/1/x.pdf", "/images/1/", "/nl/documents/1/",
    # languages
    "/de/", "/xx/", "/nl-be/", "/verhalen/", "/nl/home/",
    # houses that are none
    "/nl/verhalen/999999-x/", "/nl/verhalen/0-x/", "/nl/verhalen/-1-x/", "/nl/verhalen/01-x/", "/nl/verhalen/x/", "/nl/verhalen/1/",
    "/nl/verhalen/1-x/y/",
    # near misses
    "/nl/bestaat-niet/", "/nl/verhalen/feed/x/", "/nl/verhalen/feed.xml", "/nl/gemeente/", "/nl/gemeente/nergens/", "/nl/zoeken/x/", "/nl/over/x/",
    "/toestemming/x/", "/sitemap.xml/", "/sitemap-pages.xml", "/-/", "/-/x",
    # files
    "/static/", "/static/css/", "/static/none.css", "/media/", "/media/none.png", "/private/", "/db.sqlite3", "/.env",
]  # fmt: skip
CONDITIONS = [
    {"If-None-Match": "*"}, {"If-None-Match": '"x"'}, {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}, {"Range": "bytes=0-9"},
]  # fmt: skip


@pytest.mark.parametrize("address", NO_PAGE)
def test_it_answers_404(address, client, db):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("example", examples.ASKED, ids=str)
def test_head_says_the_same_without_a_word(example, client, db):
    response = client.head(example.find())
    assert response.status_code == example.status
    assert response.content == b""


@pytest.mark.parametrize("example", examples.ASKED, ids=str)
@pytest.mark.parametrize("condition", CONDITIONS, ids=str)
def test_a_condition_never_turns_an_error_into_a_page(example, condition, client, db):
    allowed = {example.status, 304} if example.status == 200 else {example.status}
    assert client.get(example.find(), headers=condition).status_code in allowed


def test_a_known_version_is_not_sent_again(client, db):
    etag = client.get("/nl/verhalen/").headers["ETag"]
    response = client.get("/nl/verhalen/", headers={"If-None-Match": etag})
    assert (response.status_code, response.content) == (304, b"")


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
@pytest.mark.parametrize("address", ["/nl/", "/nl/verhalen/", "/nl/zoeken/", "/nl/bestaat-niet/"])
def test_a_strange_method_breaks_nothing(method, address, client, db):
    assert client.generic(method.upper(), address).status_code < 500
