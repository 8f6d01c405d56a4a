"""By keyboard alone: the skip link comes first, each stop is seen, nothing holds the focus."""

import pytest

from tests.support import examples

pytestmark = pytest.mark.drawn

FOCUS = """() => {
  const element = document.activeElement
  const style = getComputedStyle(element), box = element.getBoundingClientRect()
  const inside = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
  return {
    what: element.outerHTML.slice(0, 120), body: element === document.body, inside,
    ring: (parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none') || style.boxShadow !== 'none',
  }
}"""


def is_seen(page, stop):
    """A ring of its own, else (a ring round the card it stands in, a window that lights up) any change of the picture."""
    if stop["ring"] or not stop["inside"]:
        return stop["inside"]
    focused = page.screenshot()
    page.evaluate("() => { window.left = document.activeElement; window.left.blur() }")
    blurred = page.screenshot()
    page.evaluate("() => window.left.focus({ preventScroll: true, focusVisible: true })")
    return focused != blurred


every_dutch_page = pytest.mark.parametrize("example", [example for example in examples.ASKED if example.language == "nl"], ids=str)


@every_dutch_page
def test_the_skip_link_comes_first_and_leads_to_the_text(example, page):
    page.goto(example.find())
    page.keyboard.press("Tab")
    first = page.evaluate(FOCUS)
    assert is_seen(page, first), first
    if page.locator("nav").count() == 0:
        return  # a page that stands alone has nothing to skip
    assert 'href="#main"' in first["what"]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@every_dutch_page
def test_every_stop_is_seen_and_the_way_ends(example, page):
    page.goto(example.find())
    stops = []
    for _step in range(200):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop["body"] or (stops and stop["what"] == stops[0]["what"]):
            break
        stops.append(stop | {"seen": is_seen(page, stop)})
    else:
        pytest.fail("200 times Tab and the end of the page was not reached")
    assert [stop["what"] for stop in stops if not stop["seen"]] == []


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(phone):
    phone.goto("/nl/")
    button = phone.locator("[data-menu-button]")
    button.focus()
    phone.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert phone.locator("#menu a").first.is_visible()
    phone.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert phone.evaluate("document.activeElement.hasAttribute('data-menu-button')")


def test_the_language_switch_opens_by_keyboard(page):
    page.goto("/nl/")
    page.locator(".languages summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".languages a[lang=ar]").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(".languages a[lang=ar]").is_visible()
