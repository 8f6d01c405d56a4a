"""The map in a real browser: the same question by mouse, by keyboard, by names alone and without a script; marks that are buttons; one host."""

import re

import pytest

from initiatives.factories import InitiativeFactory
from initiatives.filters import MapFilters
from initiatives.models import Initiative
from initiatives.scale import make_many

QUESTION = "?gemeente=13025&categorie=play-spot&leeftijd=8"
EXPECTED = ["De Vlinder", "Zandput"]


@pytest.fixture
def play_spots(open_db):
    """Mol as the question of the issue wants it: two that fit, three that do not."""
    Initiative.objects.update(live=False)
    InitiativeFactory(name="De Vlinder", postal_code="2400", point=(51.2, 5.11))
    InitiativeFactory(name="Zandput", postal_code="2400", point=(51.18, 5.14), age_from=6, age_to=12)
    InitiativeFactory(name="Voor kleintjes", postal_code="2400", age_to=3)
    InitiativeFactory(name="In Geel", postal_code="2440")
    InitiativeFactory(name="Huiswerkklas", postal_code="2400", kind="homework-help")


def answer(page):
    """Names in the list, the number that is said, and how many the map draws."""
    names = sorted(page.locator(".near__list .find h3").all_inner_texts())
    return names, page.locator(".near__found [role=status] strong").inner_text(), drawn(page)


def drawn(page):
    page.locator(".near__map").scroll_into_view_if_needed()
    page.wait_for_function("() => /\\d/.test(document.querySelector('.streets [role=status]')?.textContent || '')")
    return int(re.search(r"\d+", page.locator(".streets [role=status]").inner_text())[0])


def wait_for(page, found):
    page.wait_for_function(
        f"() => document.querySelector('.near__found [role=status] strong')?.textContent === '{found}' && !document.querySelector('[aria-busy]')"
    )


def test_by_mouse(page, play_spots, complaints):
    said = complaints(page)
    page.goto("/nl/kaart/")
    assert drawn(page) == 5
    page.locator("#filter-gemeente").select_option("13025")
    page.locator("#filter-categorie").select_option("play-spot")
    page.locator("#filter-leeftijd").select_option("8")
    page.locator(".filters button").click()
    wait_for(page, 2)
    page.wait_for_function("() => document.querySelector('.streets [role=status]').textContent.startsWith('2')")
    assert answer(page) == (EXPECTED, "2", 2)
    assert page.url.partition("#")[0].endswith(f"/nl/kaart/{QUESTION}"), "the address says what is shown"
    page.locator(".point").first.click()
    link = page.locator(".leaflet-popup a[href*='/initiatief/']")
    assert link.inner_text() in EXPECTED
    page.go_back()
    wait_for(page, 5)
    assert page.evaluate("document.querySelector('#filter-leeftijd').value") == "", "back is back in the form too"
    assert said == []


def test_by_keyboard_alone(page, play_spots):
    page.goto("/nl/kaart/")
    drawn(page)
    for field, keys in {"#filter-gemeente": "Mol", "#filter-leeftijd": "8"}.items():
        tab_to(page, field)
        page.keyboard.type(keys)
    page.keyboard.press("Enter")
    tab_to(page, ".filters button")
    page.keyboard.press("Enter")
    wait_for(page, 3)
    assert page.evaluate("document.activeElement.matches('.filters button')"), "the focus stays where it was"
    tab_to(page, ".point, .cluster")
    name = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert "Mol" in name
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.closest('.leaflet-popup')")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.point, .cluster')"), "Escape leads back to the mark"
    for _press in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("!document.activeElement.closest('main')"):
            return
    pytest.fail("the map holds the focus")


def tab_to(page, selector):
    for _press in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"no way to {selector} by Tab")


def test_by_names_as_a_screen_reader_says_them(page, play_spots):
    page.goto(f"/nl/kaart/{QUESTION}")
    assert drawn(page) == 2
    names = [mark.get_attribute("aria-label") for mark in page.locator(".streets .leaflet-marker-pane button").all()]
    assert sorted(names) == ["De Vlinder, Mol", "Zandput, Mol"]
    for name in EXPECTED:
        assert page.get_by_role("link", name=name).count() == 1


def test_without_a_script(page_without_script, play_spots):
    page = page_without_script
    page.goto("/nl/kaart/")
    page.locator("#filter-gemeente").select_option("13025")
    page.locator("#filter-categorie").select_option("play-spot")
    page.locator("#filter-leeftijd").select_option("8")
    page.locator(".filters button").click()
    assert sorted(page.locator(".near__list .find h3").all_inner_texts()) == EXPECTED
    spot = page.locator(".region a")
    assert (spot.count(), spot.get_attribute("aria-label")[:6]) == (1, "Mol: 2")


def test_in_arabic_on_a_phone(phone, play_spots):
    phone.goto(f"/ar/kaart/{QUESTION}")
    assert answer(phone) == (EXPECTED, "2", 2)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_buttons_move_it_without_dragging_and_the_address_follows(page, play_spots):
    page.goto("/nl/kaart/")
    drawn(page)
    for button in page.locator(".streets__buttons button").all()[:6]:
        before = page.evaluate("location.hash")
        button.click()
        page.wait_for_function("before => location.hash !== before", arg=before)
    page.goto("/nl/gemeente/mol/")
    page.goto("/nl/kaart/#13/51.2000/5.1100")
    assert drawn(page) == 5
    assert page.evaluate("location.hash") == "#13/51.2000/5.1100", "an address that somebody sent opens there"


def test_back_after_the_map_was_moved(page, play_spots):
    page.goto("/nl/kaart/")
    drawn(page)
    page.locator(".streets__buttons button").first.click()
    page.wait_for_function("() => location.hash")
    here = page.evaluate("location.hash")
    page.get_by_role("link", name="Verhalen").last.click()
    page.wait_for_function("() => location.search.includes('toon=verhalen') && !document.querySelector('[aria-busy]')")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "status", "the number found is read, and Tab goes on from there"
    page.go_back()
    wait_for(page, 5)
    page.wait_for_function("here => location.hash === here", arg=here)


def test_ten_thousand_are_never_more_than_three_hundred_marks(page, open_db):
    make_many(10_000)
    places = MapFilters().count_by_place()
    page.goto("/nl/kaart/")
    assert drawn(page) == sum(many for nis, many in places.items() if nis)
    assert page.locator(".near__found [role=status] strong").inner_text() == str(sum(places.values()))
    for button in (1, 1, 1, 0, 0, 0, 0, 0, 0):
        assert 0 < page.locator(".streets .leaflet-marker-pane > *").count() <= 300
        page.locator(".streets__buttons button").nth(button).click()
        page.wait_for_timeout(400)


def test_what_does_not_load_leaves_the_drawing(page, play_spots):
    page.route(re.compile("leaflet.*js"), lambda route: route.abort())
    page.goto("/nl/kaart/")
    page.locator(".region").scroll_into_view_if_needed()
    page.wait_for_function("() => /\\w/.test(document.querySelector('.region').firstChild.textContent)")
    assert page.locator(".region svg a").first.is_visible()
