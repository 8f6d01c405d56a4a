"""A page breaks nothing in the browser: no script fails, the content policy refuses nothing, no cookie is kept."""

import pytest
from playwright.sync_api import Error

from tests.support import examples

pytestmark = pytest.mark.drawn


@pytest.mark.parametrize("example", examples.FOUND, ids=str)
def test_the_browser_complains_of_nothing_and_keeps_no_cookie(example, page, complaints):
    said = complaints(page)
    page.goto(example.find(), wait_until="networkidle")
    assert said == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_request_to_another_host_is_aborted_and_noticed(page, foreign_requests):
    """The guard of all these tests: without it they would pass blindly."""
    with pytest.raises(Error, match="ERR_FAILED"):
        page.goto("https://example.org/")
    assert foreign_requests == ["https://example.org/"]
    foreign_requests.clear()
