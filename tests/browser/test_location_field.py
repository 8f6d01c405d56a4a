"""Where an initiative is, on the desk: the postal code fills in the municipality, a click and the arrow keys move the point."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from initiatives.models import InitiativePlace
from tests.browser.test_accessibility import RULES

ADD = "/admin/snippets/initiatives/initiative/add/"


@pytest.fixture
def desk(page, sign_in):
    sign_in(page, "redactie").goto(ADD)
    page.locator("#id_places-ADD").click()
    return page


def number(page, name):
    return float(page.locator(f"[name=places-0-{name}]").input_value())


def fill_in_geel(page):
    page.locator("[name=places-0-postal_code]").fill("2440")
    expect(page.locator("[name=places-0-latitude]")).not_to_have_value("")


def test_it_works(desk):
    """Nothing is asked of another host: the fixtures of the browser see to that."""
    fill_in_geel(desk)
    assert desk.locator("[name=places-0-municipality] option:checked").inner_text() == "Geel"
    assert desk.locator("[name=places-0-precision]").input_value() == "municipality"
    before = number(desk, "latitude"), number(desk, "longitude")

    drawing = desk.locator("[data-location-drawing]")
    box = drawing.bounding_box()
    drawing.click(position={"x": box["width"] * 0.4, "y": box["height"] * 0.4})
    clicked = number(desk, "latitude"), number(desk, "longitude")
    assert clicked != before and 50.9 < clicked[0] < 51.4 and 4.7 < clicked[1] < 5.2
    assert desk.locator("[name=places-0-precision]").input_value() == "exact"

    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("Shift+ArrowRight")
    assert number(desk, "latitude") > clicked[0] and number(desk, "longitude") > clicked[1]
    assert str(number(desk, "latitude")) in desk.locator("[data-location-said]").inner_text()

    there = number(desk, "latitude")
    desk.locator("[name=places-0-street]").fill("Markt 1")
    desk.wait_for_timeout(800)
    assert number(desk, "latitude") == there, "what was pointed out by hand stays"

    desk.locator("[name=name]").fill("De Speelbrug")
    with desk.expect_navigation():
        desk.locator("form [type=submit].action-save").first.click()
    kept = InitiativePlace.objects.get(initiative__name="De Speelbrug")
    assert (kept.municipality.name, kept.latitude, kept.precision) == ("Geel", there, "exact")


def test_numbers_by_hand_move_the_dot(desk):
    fill_in_geel(desk)
    dot = desk.locator("[data-location-dot]")
    before = float(dot.get_attribute("cx"))
    desk.locator("[name=places-0-longitude]").fill("5,05")
    assert float(dot.get_attribute("cx")) > before


def test_an_unknown_postal_code_is_said(desk):
    desk.locator("[name=places-0-postal_code]").fill("0001")
    expect(desk.locator("[data-location-said]")).to_contain_text(".")


def test_axe_finds_nothing_and_the_page_complains_of_nothing(page, sign_in, complaints):
    said = complaints(page)
    sign_in(page, "redactie").goto(ADD)
    page.locator("#id_places-ADD").click()
    fill_in_geel(page)
    found = Axe().run(page, context={"include": [["[data-inline-panel-child]"]]}, options=RULES).response["violations"]
    assert [rule["id"] for rule in found] == []
    assert [one for one in said if "location" in one.lower()] == []
