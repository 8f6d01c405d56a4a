"""The demo's people sign in on the desk."""

import pytest

from home.demo.people import PEOPLE


@pytest.mark.parametrize("username", [*PEOPLE, "beheer"])
def test_they_sign_in(username, page, sign_in):
    sign_in(page, username)
    assert page.locator("main h1").count() == 1
