"""Times are Belgian, and the page says so to whoever's clock shows another time."""

import pytest

from tests.browser.conftest import DESKTOP


@pytest.fixture
def notice_of(browser, site):
    """Whether the notice is seen by somebody whose clock stands in this zone, on each page with hours."""

    def look(zone):
        context = browser.new_context(base_url=site, timezone_id=zone, locale="nl-BE", **DESKTOP)
        page, seen = context.new_page(), []
        for address in ("/nl/agenda/", "/nl/agenda/babyontmoeting/"):
            page.goto(address)
            page.wait_for_load_state("networkidle")
            seen.append(page.locator("[data-belgian-time]").is_visible())
        context.close()
        return seen

    return look


def test_it_works(notice_of):
    assert notice_of("America/New_York") == [True, True]


def test_in_belgium_and_where_it_is_as_late_nothing_is_said(notice_of):
    assert notice_of("Europe/Brussels") == [False, False]
    assert notice_of("Europe/Madrid") == [False, False]
