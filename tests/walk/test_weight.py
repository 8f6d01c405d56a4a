"""Pages are light enough for an old phone. Numbers: QUALITY.md; sizes as they travel, compressed."""

import gzip
import re
from urllib.parse import urljoin

import pytest

from tests.support import examples

pytestmark = pytest.mark.drawn

HTML, CSS, JAVASCRIPT, FIRST_VIEW, REQUESTS = 30_000, 20_000, 30_000, 300_000, 25
IMPORTED = re.compile(rb"""(?:^|[\s;])(?:import|export)\b[^'"();]*?['"]([^'"]+)['"]""")
PACKED_ALREADY = (".png", ".jpg", ".jpeg", ".webp", ".woff2")

every_found_page = pytest.mark.parametrize("example", examples.FOUND, ids=str)


@pytest.fixture(scope="module")
def files():
    """Files by address: the pages share most of them."""
    return {}


@pytest.fixture
def file(client, db, files):
    """`file(address)`: its size as it travels, and the modules it imports."""

    def one(address):
        if address not in files:
            response = client.get(address)
            assert response.status_code == 200, address
            data = response.getvalue()
            size = len(data) if address.endswith(PACKED_ALREADY) else len(gzip.compress(data, 9))
            imports = [urljoin(address, name.decode()) for name in IMPORTED.findall(data)] if ".js" in address else []
            files[address] = (size, imports)
        return files[address]

    return one


def with_imports(file, addresses):
    """Scripts and the modules they import, each once."""
    found, waiting = set(), list(addresses)
    while waiting:
        address = waiting.pop()
        if address not in found:
            found.add(address)
            waiting += file(address)[1]
    return found


def weigh(file, page):
    """Size by kind and the number of requests of one view."""
    by_kind = {"css": [], "js": [], "other": []}
    for address in page.loaded():
        by_kind["css" if ".css" in address else "js" if ".js" in address else "other"].append(address)
    eager = {tag["src"] for tag in page.soup.find_all("img", src=True)} | {tag["href"] for tag in page.soup.find_all("link", rel="icon")}
    asked = {"css": by_kind["css"], "js": with_imports(file, by_kind["js"]), "other": eager.intersection(by_kind["other"])}
    sizes = {kind: sum(file(address)[0] for address in addresses) for kind, addresses in asked.items()}
    return sizes | {"requests": 1 + sum(len(addresses) for addresses in asked.values())}


@every_found_page
def test_the_html_is_light_and_compressed(example, client, db):
    response = example.ask(client, headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert len(response.content) <= HTML


@every_found_page
def test_one_view_asks_little_of_the_line(example, look, file):
    page = look(example)
    weight = weigh(file, page)
    assert weight["css"] <= CSS and weight["js"] <= JAVASCRIPT, weight
    assert weight["requests"] <= REQUESTS, weight
    assert sum(weight[kind] for kind in ("css", "js", "other")) + len(gzip.compress(page.text.encode())) <= FIRST_VIEW, weight
