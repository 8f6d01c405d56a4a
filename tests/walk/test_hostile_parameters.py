"""Nothing that somebody types behind a question mark breaks a page."""

import pytest

from tests.support import examples

PARAMETERS = ("gemeente", "thema", "categorie", "leeftijd", "van", "tot", "q", "pagina", "talent", "kort", "geluid", "taal", "onbekend")
VALUES = {
    "NUL": "{name}=%00",
    "NUL inside": "{name}=a%00b",
    "NUL in the name": "{name}%00=1",
    "20 kB": "{name}=" + "a" * 20_000,
    "200 letters": "{name}=" + "a" * 200,
    "negative": "{name}=-1",
    "zero": "{name}=0",
    "huge": "{name}=1000000000000",
    "more digits than a number may have": "{name}=" + "9" * 200,
    "digits of another script": "{name}=%D9%A1%D9%A2%C2%B2",
    "nothing": "{name}=",
    "no value": "{name}",
    "repeated": "{name}=1&{name}=2&{name}=",
    "a list": "{name}[]=1&{name}[a]=2",
    "lone surrogate": "{name}=%ED%A0%80",
    "broken utf-8": "{name}=%FF%FE%C0%AF",
    "broken escape": "{name}=%E0%A4%A",
    "SQL": "{name}=1%27%20OR%201%3D1%3B%20DROP%20TABLE%20wagtailcore_page%3B--%20%25",
    "search syntax": "{name}=%22%20AND%20(NOT%20%2A%20%3A%26%7C%21%20NEAR%2F1%20%5C",
    "markup": "{name}=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%27",
    "template": "{name}=%7B%7B%20settings.SECRET_KEY%20%7D%7D%7B%25%20debug%20%25%7D",
    "path": "{name}=..%2F..%2Fetc%2Fpasswd",
    "half a date": "{name}=2026-02-31",
}
# What is tried in each parameter by itself, once for each kind of page; all of VALUES are tried everywhere in all parameters at once.
NUMBERS, WORDS = ("NUL", "negative", "huge", "digits of another script"), ("NUL", "SQL", "search syntax")
ADDRESSES = [address for address in examples.addresses_without_arguments() if address != "/-/live"]


def together():
    short = {kind: query for kind, query in VALUES.items() if kind != "20 kB"}
    everywhere = [(f"{kind} everywhere", "&".join(query.format(name=name) for name in PARAMETERS)) for kind, query in short.items()]
    return [*everywhere, ("20 kB in q", VALUES["20 kB"].format(name="q"))]


def alone():
    return [(f"{kind} in {name}", VALUES[kind].format(name=name)) for name in PARAMETERS for kind in (WORDS if name == "q" else NUMBERS)]


def assert_unbroken(client, url, queries):
    separator = "&" if "?" in url else "?"
    for kind, query in queries:
        response = client.get(f"{url}{separator}{query}")
        assert response.status_code < 500, kind
        assert b"<script>alert(1)" not in response.getvalue(), kind


DUTCH = [example for example in examples.ASKED if example.language == "nl"]
FIRST_OF_A_KIND = list({example.name.partition("-")[0]: example for example in reversed(DUTCH)}.values())


@pytest.mark.parametrize("example", DUTCH, ids=str)
def test_a_page_stands_it(example, client, db):
    assert_unbroken(client, example.find(), together())


@pytest.mark.parametrize("example", FIRST_OF_A_KIND, ids=str)
def test_a_page_stands_it_in_one_parameter(example, client, db):
    assert_unbroken(client, example.find(), alone())


@pytest.mark.parametrize("address", [*ADDRESSES, "/nl/verhalen/feed/"])
def test_an_address_stands_it(address, client, db):
    assert_unbroken(client, address, together())


HOSTILE_PATHS = [
    "/nl/%00/", "/nl/%ED%A0%80/", "/nl/" + "a" * 20_000 + "/", "/nl//verhalen//", "/nl/verhalen/1-%00/", "/nl/verhalen/99999999999999999999-x/",
    "/nl/gemeente/%00/", "/%2e%2e/%2e%2e/etc/passwd", "/media/../settings.py", "/media/%00", "/static/../manage.py",
]  # fmt: skip


@pytest.mark.parametrize("path", HOSTILE_PATHS)
def test_a_hostile_path_is_no_page(path, client, db):
    assert client.get(path).status_code in {400, 404}
