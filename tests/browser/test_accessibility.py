"""axe finds nothing to complain of: every page, wide and narrow, in Dutch and Arabic, light and dark, all of it unfolded."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.support import examples

AXE = Axe()
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
UNFOLD = "() => document.querySelectorAll('details').forEach(details => { details.open = true })"
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 740}


def show(page, example):
    """Open an example; a form is sent as a visitor would send it."""
    answer = page.goto(example.find())
    if example.posted is None:
        assert answer.status == example.status
    else:
        for name, value in example.posted.items():
            field = page.locator(f"main [name={name}]")
            field.locator(f"xpath=self::*[@value='{value}']").check() if field.count() > 1 else field.fill(value)
        page.locator("main form [type=submit]").click()
        page.wait_for_selector(".notice--error")
    if page.locator("[data-menu-button]:visible").count():
        page.locator("[data-menu-button]").click()
    page.evaluate(UNFOLD)


def assert_nothing_found(page):
    found = AXE.run(page, options=RULES).response["violations"]
    told = [{"rule": rule["id"], "help": rule["help"], "where": [node["html"][:160] + " " + node.get("failureSummary", "")[:300] for node in rule["nodes"][:3]]} for rule in found]
    assert not told, json.dumps(told, indent=1, ensure_ascii=False)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("example", examples.PAGES, ids=str)
def test_in_light(example, size, new_context):
    page = new_context(viewport=size, color_scheme="light").new_page()
    show(page, example)
    assert_nothing_found(page)


@pytest.mark.parametrize("example", examples.DUTCH, ids=str)
def test_in_dark(example, new_context):
    page = new_context(viewport=NARROW, color_scheme="dark").new_page()
    show(page, example)
    assert_nothing_found(page)
