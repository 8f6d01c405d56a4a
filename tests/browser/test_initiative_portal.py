"""Putting something on the map from a phone: without a script, with one, and in Arabic."""

import json

import pytest

from initiatives.models import Category, Initiative
from tests.browser.conftest import PHONE
from tests.browser.test_accessibility import COLOURS, NARROW, WIDE, found_by_axe
from tests.support.portal import member

pytestmark = pytest.mark.drawn
ADD = "/partner/initiatief/nieuw/?taal=nl"
UNFOLD = "() => document.querySelectorAll('main details').forEach(details => { details.open = true })"


@pytest.fixture
def partner(site):
    return member(organisation__trust="trusted")


@pytest.fixture
def opened(site, partner, new_context):
    def open_with(**options):
        context = new_context(**options)
        context.add_cookies([{"name": "sessionid", "value": partner.client.cookies["sessionid"].value, "url": site}])
        return context.new_page()

    return open_with


def answer(page):
    page.locator("[name=name]").fill("Zonder script")
    page.locator("[name=category]").select_option(str(Category.objects.get(slug="play-spot").pk))
    page.locator("[name=plaats-1-street]").fill("Markt 1")
    page.locator("[name=plaats-1-postal_code]").fill("2440")
    page.locator("[name=contact_phone]").fill("014 12 34 56")


def places():
    return Initiative.objects.get(name="Zonder script").places.count()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_it_works(opened, script):
    """Opening it, choosing a kind and sending: with a second place it is one press more."""
    page = opened(**PHONE, java_script_enabled=script)
    page.goto(ADD)
    answer(page)
    page.locator("[name=meer_plaatsen]").click()
    page.locator("[name=plaats-2-postal_code]").fill("2400")
    assert page.locator("[name=plaats-1-street]").input_value() == "Markt 1"
    page.locator("[name=send]:visible").click()
    page.wait_for_url("**/partner/initiatief/**gedaan**")
    assert places() == 2
    page.go_back()
    assert page.locator("[name=name]").input_value() == "Zonder script", "what was typed is still there"


def test_the_enter_key_sends(opened):
    page = opened(**PHONE, java_script_enabled=False)
    page.goto(ADD)
    answer(page)
    page.locator("[name=name]").press("Enter")
    page.wait_for_url("**/partner/initiatief/**gedaan**")
    assert places() == 1


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_axe_finds_nothing(opened, partner, language):
    page = opened(viewport=WIDE, color_scheme="light")
    page.goto(ADD)
    answer(page)
    page.locator("[name=send]:visible").click()
    page.wait_for_url("**/partner/initiatief/**gedaan**")
    uid = Initiative.objects.get(name="Zonder script").uid
    found = {}
    for address in ("/partner/initiatief/nieuw/", f"/partner/initiatief/{uid}/", f"/partner/initiatief/{uid}/wijzigen/", "/partner/"):
        assert page.goto(f"{address}?taal={language}").status == 200
        for viewport in (WIDE, NARROW):
            page.set_viewport_size(viewport)
            page.evaluate(UNFOLD)
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), (
                f"{address} is wider than the screen"
            )
            found[f"{address} {viewport['width']}"] = found_by_axe(page)
        page.emulate_media(color_scheme="dark")
        found[f"{address} dark"] = found_by_axe(page, COLOURS)
        page.emulate_media(color_scheme="light")
    assert not any(found.values()), json.dumps(found, indent=1, ensure_ascii=False)
