"""A partner on a phone, a reviewer, a family and its calendar: one activity from the mailed link until after the clocks change."""

import datetime
import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from activities.models import Activity, HolidaySet, Occurrence
from network.factories import MembershipFactory, OrganisationFactory
from tests.support import html
from tests.support.calendars import READERS, utc

TITLE = "Voorlezen bij de kachel"
FIRST, LAST = datetime.date(2027, 3, 1), datetime.date(2027, 5, 31)


@pytest.fixture
def partner(site, time_machine):
    """Els works for a library that nobody knows yet; it is the first of March, four weeks before the clocks change."""
    time_machine.move_to("2027-03-01T10:00:00+01:00")
    library = OrganisationFactory(name="Bib De Kachel", phone="014 12 34 56")
    return MembershipFactory(email="els@example.org", organisation=library)


class Fingers:
    """Counts what is touched besides typing."""

    def __init__(self, phone):
        self.phone, self.touched = phone, 0

    def touch(self, selector, **options):
        self.touched += 1
        self.phone.locator(selector).first.click(**options)


def signs_in(phone, time_machine):
    phone.goto("/partner/?taal=nl")
    phone.locator("[name=email]").fill("els@example.org")
    time_machine.shift(datetime.timedelta(seconds=5))  # a form that is sent within three seconds was not filled in by a person
    phone.locator("main form [type=submit]").first.click()
    phone.wait_for_url("**/partner/code/**")
    link = re.search(r"http://testserver(/partner/in/\S+)", mail.outbox[-1].body)[1]
    phone.goto(link)
    phone.locator("main form [type=submit]").first.click()
    phone.wait_for_url("**/partner/*")


def puts_it_on_the_agenda(phone):
    fingers = Fingers(phone)
    fingers.touch("a[href^='/partner/zet-op-de-agenda/']")
    phone.locator("[name=title]").fill(TITLE)
    phone.locator("[name=day]").fill("2027-03-03")
    phone.locator("[name=start_time]").fill("14:00")
    phone.locator("[name=end_time]").fill("16:00")
    fingers.touch("[name=repeat][value=weekly]")
    fingers.touch(f"[name=skips][value='{HolidaySet.objects.get(slug='school').pk}']")
    phone.locator("[name=place_name]").fill("De bib")
    phone.locator("[name=street]").fill("Markt 1")
    phone.locator("[name=postal_code]").fill("2440")
    expect(phone.locator("[data-preview]")).to_contain_text("Elke woensdag van 14 tot 16, behalve in de schoolvakanties")
    expect(phone.locator("[data-preview]")).to_contain_text("14 april 2027")
    fingers.touch("details:has([name=age_from]) summary")
    phone.locator("[name=age_from]").fill("3")
    phone.locator("[name=age_to]").fill("8")
    fingers.touch("[name=send]")
    phone.wait_for_url("**/partner/activiteit/**")
    assert fingers.touched <= 10, "at most ten interactions besides typing"


def approves(page, sign_in):
    sign_in(page, "nalezer")
    page.goto("/admin/wacht-op-mij/")
    page.get_by_role("link", name=TITLE).click()
    page.locator("button[value=approve]").click()
    page.wait_for_url("**/wacht-op-mij/")


def finds_it(page):
    """Geel, for a child of six; the address of the calendar that follows this question."""
    page.goto("/nl/agenda/")
    page.locator("[name=gemeente]").select_option(label="Geel")
    page.locator("[name=leeftijd]").select_option(label="6")
    page.locator(".filters [type=submit]").click()
    expect(page.get_by_role("link", name=TITLE).first).to_be_visible()
    address = page.locator("a[href*='agenda.ics']").first.get_attribute("href")
    assert "gemeente=13008" in address and "leeftijd=6" in address
    return address


def changes_two_dates(phone, activity):
    phone.goto(f"/partner/activiteit/{activity.uid}/datum/20270310T1400/")
    phone.locator("[name=what][value=cancelled]").check()
    phone.locator("[name=reason]").fill("Els is ziek.")
    phone.locator(".date-form [type=submit]").click()
    phone.wait_for_url("**gedaan=gezegd**")
    phone.goto(f"/partner/activiteit/{activity.uid}/datum/20270414T1400/")
    phone.locator("[name=what][value=moved]").check()
    phone.locator("[name=day]").fill("2027-04-15")
    phone.locator("[name=start_time]").fill("10:00")
    phone.locator("[name=end_time]").fill("12:00")
    phone.locator(".date-form [type=submit]").click()
    phone.wait_for_url("**gedaan=gezegd**")


def on_the_site(client, language, activity):
    """Beginning by beginning, as the page of the activity says it, with what is struck through."""
    page = html.read(client.get(f"/{language}/agenda/{activity.slug}/")).soup
    lines = page.select(".activity__dates li")
    return [(utc(datetime.datetime.fromisoformat(line.time["datetime"])), bool(line.select("del"))) for line in lines]


def in_the_calendar(client, address, language, read):
    text = b"".join(client.get(address.replace("/nl/", f"/{language}/"))).decode()
    # Programs differ in what they hold of the past.
    return sorted((found.starts, found.status == "CANCELLED") for found in read(text, FIRST, LAST) if TITLE in found.summary)


def test_it_works(partner, phone, page, new_context, sign_in, client, time_machine):
    signs_in(phone, time_machine)
    puts_it_on_the_agenda(phone)
    activity = Activity.objects.get(title=TITLE)
    assert client.get(f"/nl/agenda/{activity.slug}/").status_code == 404
    approves(page, sign_in)
    assert "els@example.org" in mail.outbox[-1].to
    address = finds_it(new_context().new_page())
    changes_two_dates(phone, activity)
    dates = Occurrence.objects.filter(activity=activity, starts_at__lt=datetime.datetime(2027, 6, 1, tzinfo=datetime.UTC))
    wanted = sorted((utc(row.starts_at), row.is_off) for row in dates)
    assert [start for start, off in wanted if off] == ["2027-03-10T13:00Z"]
    assert "2027-04-15T08:00Z" in dict(wanted) and "2027-03-31T12:00Z" not in dict(wanted)
    for moment in ("2027-03-02T12:00:00+01:00", "2027-03-29T12:00:00+02:00"):
        time_machine.move_to(moment)
        now = utc(datetime.datetime.fromisoformat(moment))
        for language in ("nl", "ar"):
            coming = [date for date in wanted if date[0] > now]
            assert on_the_site(client, language, activity)[: len(coming)] == coming, language
            for name, read in READERS.items():
                assert [date for date in in_the_calendar(client, address, language, read) if date[0] > now] == coming, name
