"""A partner writes a number down on a phone, and «Hoe ver staan we?» says it: in the drawing and in the table."""

import pytest

from network.models import Membership
from projects.models import Indicator
from tests.browser.conftest import PHONE
from tests.support.portal import partner_client

NAME = "Gemeenten die met Trampoline werken"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_it_works(script, site, new_context):
    context = new_context(**PHONE, java_script_enabled=script)
    client = partner_client(Membership.objects.get(user__email="partner@example.org").user)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    page = context.new_page()
    page.goto("/nl/hoe-ver-staan-we/")
    indicator = page.locator(f"#indicator-{Indicator.objects.get(name=NAME).pk}")
    assert "Nog niet gemeten" in indicator.inner_text()
    page.goto("/partner/meten/?taal=nl")
    page.get_by_role("link", name=NAME).first.click()
    page.locator("[name=value]").fill("9")
    page.locator("[name=measured_on]").fill("2026-03-01")
    page.locator("main form button[type=submit]").last.click()
    page.goto("/nl/hoe-ver-staan-we/")
    assert "9 gemeenten" in indicator.inner_text() and "Ligo Kempen" in indicator.locator("table").inner_text()
    assert "9" in indicator.locator("svg[role=img]").text_content()
