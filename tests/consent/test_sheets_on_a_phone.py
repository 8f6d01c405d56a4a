"""Register and Expo on a small phone: each cell says what it is."""

import pytest

from consent.factories import PersonFactory
from tests.support.html import Html

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/admin/toestemming/register/", "/admin/toestemming/register/mensen/", "/admin/toestemming/expo/"])
def test_each_cell_carries_its_heading(keeper_client, address):
    PersonFactory()
    page = Html(keeper_client.get(address).content.decode(), "").soup
    headings = [heading.get_text(strip=True) for heading in page.select(".keeping-table thead th")]
    rows = page.select(".keeping-table tbody tr")
    assert rows
    for row in rows:
        assert [cell["data-label"] for cell in row.select("td")] == headings[1:]
