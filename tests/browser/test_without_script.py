"""Without JavaScript every task of a visitor works."""

import re
import time

import pytest
from playwright.sync_api import expect

from common.public_form import SHORTEST_SECONDS
from tests.support import examples


def test_a_story_is_found_by_a_filter_and_read(phone_without_script):
    page = phone_without_script
    page.goto("/nl/verhalen/")
    before = page.locator(".card").count()
    page.locator("select[name=thema]").select_option("sport")
    page.locator(".filters [type=submit]").click()
    expect(page).to_have_url(re.compile("thema=sport"))
    assert 0 < page.locator(".card").count() < before
    page.locator(".card a").first.click()
    expect(page.locator("#short")).to_be_visible()
    page.locator("a[href='#full']").click()
    expect(page.locator("#full")).to_be_visible()


def test_the_menu_is_there(phone_without_script):
    phone_without_script.goto("/nl/")
    expect(phone_without_script.locator("[data-menu-button]")).to_be_hidden()
    expect(phone_without_script.locator("#menu a").first).to_be_visible()


def test_a_lit_window_leads_into_its_story(page_without_script):
    page_without_script.goto("/nl/")
    window = page_without_script.locator(".village a").first
    title = window.get_attribute("aria-label") or window.text_content()
    page_without_script.goto(window.get_attribute("href") or window.get_attribute("xlink:href"))
    assert page_without_script.locator("h1").text_content().strip() in title


def test_the_language_is_changed(phone_without_script):
    page = phone_without_script
    page.goto("/nl/")
    page.locator(".languages summary").click()
    page.locator(".languages a[lang=ar]").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


def test_something_is_searched(page_without_script):
    page = page_without_script
    page.goto("/nl/zoeken/")
    page.locator("main input[name=q]").fill("fiets")
    page.keyboard.press("Enter")
    expect(page.locator(".results a").first).to_be_visible()


def test_a_message_is_mended_and_sent(page_without_script):
    page, opened = page_without_script, time.monotonic()
    page.goto(examples.url_of_page("contact.ContactPage", "nl"))
    page.locator("[name=first_name]").fill("Mie")
    page.locator("[name=way][value=mail]").check()
    page.locator("[name=reach]").fill("geen adres")
    page.locator("main form [type=submit]").click()
    expect(page.locator(".notice--error")).to_be_visible()
    expect(page.locator("[name=first_name]")).to_have_value("Mie")
    page.locator("[name=reach]").fill("mie@example.org")
    page.locator("[name=municipality]").select_option(index=1)
    time.sleep(max(0, SHORTEST_SECONDS + 1 - (time.monotonic() - opened)))  # nobody types faster than that
    page.locator("main form [type=submit]").click()
    expect(page).to_have_url(re.compile(r"\?verstuurd$"))


@pytest.mark.parametrize("example", [example for example in examples.FOUND if example.language == "nl"], ids=str)
def test_nothing_is_offered_that_does_nothing(example, page_without_script):
    """A button that only a script serves stays hidden until the script is there."""
    page_without_script.goto(example.find())
    assert page_without_script.locator("button:visible:not([type=submit])").count() == 0
