"""Pages are light enough for an old phone. Numbers: QUALITY.md; sizes as they travel, compressed."""

import gzip
import re
from urllib.parse import urljoin

import pytest

from tests.support import examples, html

HTML, CSS, JAVASCRIPT, FIRST_VIEW, REQUESTS = 30_000, 20_000, 30_000, 300_000, 25
IMPORTED = re.compile(rb"""(?:^|[\s;])(?:import|export)\b[^'"();]*?['"]([^'"]+)['"]""")
PACKED_ALREADY = (".png", ".jpg", ".jpeg", ".webp", ".woff2")

every_found_page = pytest.mark.parametrize("example", examples.FOUND, ids=str)


def content(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.getvalue()


def travels(name, data):
    return len(data) if name.endswith(PACKED_ALREADY) else len(gzip.compress(data, 9))


def with_imports(client, addresses):
    """Scripts and the modules they import, each once."""
    found, waiting = {}, list(addresses)
    while waiting:
        address = waiting.pop()
        if address not in found:
            found[address] = content(client, address)
            waiting += [urljoin(address, name.decode()) for name in IMPORTED.findall(found[address])]
    return found


def weigh(client, page):
    """Size by kind and the number of requests of one view."""
    by_kind = {"css": [], "js": [], "other": []}
    for address in page.loaded():
        by_kind["css" if ".css" in address else "js" if ".js" in address else "other"].append(address)
    styles = {address: content(client, address) for address in by_kind["css"]}
    scripts = with_imports(client, by_kind["js"])
    eager = {tag["src"] for tag in page.soup.find_all("img", src=True)} | {tag["href"] for tag in page.soup.find_all("link", rel="icon")}
    others = {address: content(client, address) for address in by_kind["other"] if address in eager}
    files = {"css": styles, "js": scripts, "other": others}
    sizes = {kind: sum(travels(address, data) for address, data in of_kind.items()) for kind, of_kind in files.items()}
    return sizes | {"requests": 1 + len(styles) + len(scripts) + len(others)}


@every_found_page
def test_the_html_is_light_and_compressed(example, client, db):
    response = example.ask(client, headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert len(response.content) <= HTML


@every_found_page
def test_styles_and_scripts_are_light(example, client, db):
    weight = weigh(client, html.read(example.ask(client)))
    assert weight["css"] <= CSS and weight["js"] <= JAVASCRIPT, weight


@every_found_page
def test_one_view_asks_little_of_the_line(example, client, db):
    response = example.ask(client)
    weight = weigh(client, html.read(response))
    assert weight["requests"] <= REQUESTS, weight
    assert sum(weight[kind] for kind in ("css", "js", "other")) + len(gzip.compress(response.content)) <= FIRST_VIEW, weight
