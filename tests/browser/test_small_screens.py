"""At 320 px, and with text twice as large, a page is read downwards only; what a finger must hit is large enough."""

import pytest

from tests.support import examples

pytestmark = pytest.mark.drawn

OVERFLOW = """() => {
  const room = document.documentElement.clientWidth
  const wide = [...document.querySelectorAll('body *')].filter(element => {
    const box = element.getBoundingClientRect()
    return box.width && (box.right > room + 1 || box.left < -1) && getComputedStyle(element).position !== 'absolute'
  })
  return { over: document.documentElement.scrollWidth - room, by: wide.slice(0, 5).map(element => element.outerHTML.slice(0, 120)) }
}"""
SMALL_TARGETS = """() => [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select, textarea')]
  .filter(element => element.checkVisibility({ visibilityProperty: true }) && !element.closest('svg, .trap, p, dd, li p, [aria-hidden=true]'))
  .filter(element => !(element.matches('.skip, .hidden-visually') || getComputedStyle(element).display === 'inline'))
  .map(element => [element.getBoundingClientRect(), element])
  .filter(([box]) => box.width && (box.width < 24 || box.height < 24))
  .filter(([, element]) => !(element.labels && [...element.labels].some(label => label.getBoundingClientRect().height >= 24)))
  .map(([box, element]) => `${Math.round(box.width)}×${Math.round(box.height)} ${element.outerHTML.slice(0, 100)}`)"""
every_page = pytest.mark.parametrize("example", examples.ASKED, ids=str)


@every_page
def test_it_is_read_downwards_only(example, new_context):
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(example.find())
    small = page.evaluate(OVERFLOW)
    page.set_viewport_size({"width": 640, "height": 900})
    page.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
    large = page.evaluate(OVERFLOW)
    assert (small["over"], large["over"]) == (0, 0), {"at 320 px": small["by"], "with text twice as large": large["by"]}


@pytest.mark.parametrize("example", [example for example in examples.ASKED if example.language == "nl"], ids=str)
def test_a_finger_hits_what_it_means(example, phone):
    phone.goto(example.find())
    assert phone.evaluate(SMALL_TARGETS) == []
