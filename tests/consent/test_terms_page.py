"""Ages and terms: what holds today stands there with its source, also when nobody ever changed it."""

import datetime

import pytest
from django.utils import timezone

from consent.terms import DEFAULTS, Term
from tests.support.html import Html

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/toestemming/termijnen/"


def rows(client):
    page = Html(client.get(ADDRESS).content.decode(), "").soup
    return {row["data-term"]: row for row in page.select("[data-term]")}


def test_every_term_in_force_stands_there_with_its_source(keeper_client):
    found = rows(keeper_client)
    assert set(found) == set(DEFAULTS)
    assert "Belgisch Burgerlijk Wetboek, art. 388" in found["adult_age"].get_text()
    assert "18" in found["adult_age"].get_text()
    assert found["adult_age"].select_one("a")["href"] == "/admin/toestemming/termijnen/new/?key=adult_age"


def test_a_row_takes_the_place_of_a_default_from_its_day_on(keeper_client):
    today = timezone.localdate()
    Term.objects.create(key="adult_age", value=19, valid_from=today, source="An invented law")
    Term.objects.create(key="decides_along_age", value=14, valid_from=today + datetime.timedelta(days=1), source="A law to come")
    found = rows(keeper_client)
    assert "19" in found["adult_age"].get_text()
    assert "An invented law" in found["adult_age"].get_text()
    assert "12" in found["decides_along_age"].get_text()
    assert "A law to come" not in found["decides_along_age"].get_text()


def test_change_leads_to_a_form_with_the_term_chosen(keeper_client):
    page = Html(keeper_client.get("/admin/toestemming/termijnen/new/?key=adult_age").content.decode(), "").soup
    assert page.select_one("select[name=key] option[selected]")["value"] == "adult_age"


def test_a_term_that_is_none_chooses_nothing(keeper_client):
    page = Html(keeper_client.get("/admin/toestemming/termijnen/new/?key=<b>").content.decode(), "").soup
    assert page.select_one("select[name=key] option[selected]")["value"] == ""


def test_the_page_asks_as_much_with_many_rows(keeper_client, query_count):
    keeper_client.get(ADDRESS)
    with query_count(40) as few:
        keeper_client.get(ADDRESS)
    for day in range(1, 13):
        Term.objects.create(key="review_years", value=1, valid_from=datetime.date(2026, 1, day), source=f"Row {day}")
    with query_count(len(few) + 1):
        keeper_client.get(ADDRESS)


def test_who_is_no_keeper_does_not_see_it(editor_client):
    assert editor_client.get(ADDRESS).status_code == 302
