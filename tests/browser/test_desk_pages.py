"""The pages of ours behind the login, in a browser: axe finds nothing in our part of them, and a phone shows them without sliding."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_accessibility import RULES, UNFOLD, place_of
from tests.support import desk_pages

AXE = Axe()
# The desk's main part slides by itself: its pieces tell. A table may slide in a region of its own; Wagtail's lists, and the map
# beside its forms, are its own.
ELSEWHERE = "[role=region], .w-slim-header, .w-sr-only, .visuallyhidden, #listing-results, .w-minimap"
TOO_WIDE = """elsewhere => [...document.querySelectorAll('main :is(a, button, h1, h2, img, input, label, p, select, table, textarea)')]
  .filter(element => element.checkVisibility({ visibilityProperty: true }) && !element.closest(elsewhere))
  .filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .slice(0, 3).map(element => element.outerHTML.slice(0, 160))"""
# Wagtail's own frame, its menu and the link past it: not ours to write.
FRAME = [["#wagtail-sidebar"], [".skiplink"]]


def found_by_axe(page):
    rules = AXE.run(page, context={"exclude": FRAME}, options=RULES).response["violations"]
    return [{"rule": rule["id"], "where": [place_of(node) for node in rule["nodes"][:3]]} for rule in rules]


def walk(page, pages):
    """Page by page: what axe found, and what is wider than the phone."""
    found = {}
    for desk_page in pages:
        answer = page.goto(desk_page.find())
        assert answer.status == 200, desk_page
        page.evaluate(UNFOLD)
        found[str(desk_page)] = {"axe": found_by_axe(page), "too wide": page.evaluate(TOO_WIDE, ELSEWHERE)}
    return {name: said for name, said in found.items() if said["axe"] or said["too wide"]}


@pytest.mark.parametrize("username", ["toestemming", "redactie"])
def test_a_phone_shows_it_all(username, phone, sign_in):
    pages = [one for one in desk_pages.PAGES if one.right == username]
    found = walk(sign_in(phone, username), pages)
    assert found == {}, json.dumps(found, indent=1, ensure_ascii=False)
