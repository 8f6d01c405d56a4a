"""«Kopieer»: a keeper takes the message for WhatsApp or a text message along with one press."""

from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP
from tests.support import desk_pages


def test_it_works(new_context, sign_in):
    page = sign_in(new_context(**DESKTOP, permissions=["clipboard-read", "clipboard-write"]).new_page(), "toestemming")
    page.goto(next(one.find() for one in desk_pages.PAGES if one.name == "card"))
    page.locator("[data-copy]").click()
    expect(page.locator("[data-copy-box] output")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert page.request.get("/toestemming/" + copied.partition("/toestemming/")[2].split()[0]).status == 200, "the link in it opens the card"
    assert copied == page.locator("[data-copy-from]").input_value()
