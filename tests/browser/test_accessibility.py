"""axe finds nothing to complain of: every page, wide and narrow, in Dutch and Arabic, light and dark, all of it unfolded."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.support import examples

pytestmark = pytest.mark.drawn

AXE = Axe()
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
UNFOLD = "() => document.querySelectorAll('details').forEach(details => { details.open = true })"
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
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
        with page.expect_navigation():  # to the end: the menu folds only once its script is there
            page.locator("main form [type=submit]").first.click()
        assert page.locator(".notice--error").count()
    unfold(page)


def unfold(page):
    if page.locator("[data-menu-button]:visible").count():
        page.locator("[data-menu-button]").click()
    page.evaluate(UNFOLD)


def found_by_axe(page, options=RULES):
    """Rule by rule: what it asks and the first three places that break it."""
    rules = AXE.run(page, options=options).response["violations"]
    return [{"rule": rule["id"], "help": rule["help"], "where": [place_of(node) for node in rule["nodes"][:3]]} for rule in rules]


def place_of(node):
    return f"{node['html'][:160]} {node.get('failureSummary', '')[:300]}"


@pytest.mark.parametrize("example", [example for example in examples.PAGES if example.status != 403], ids=str)  # no browser sends what is refused
def test_axe_finds_nothing(example, new_context):
    """Dutch pages are looked at in the dark too: colours do not depend on the language."""
    page = new_context(viewport=WIDE, color_scheme="light").new_page()
    show(page, example)
    found = {"wide": found_by_axe(page)}
    page.set_viewport_size(NARROW)
    unfold(page)
    found["narrow"] = found_by_axe(page)
    if example.language == "nl":
        page.emulate_media(color_scheme="dark")
        found["dark"] = found_by_axe(page, COLOURS)
    assert not any(found.values()), json.dumps(found, indent=1, ensure_ascii=False)
