"""The partners' portal on a phone and a desk: axe finds nothing, nothing is wider than the screen, and it works without a script."""

import json

import pytest

from activities.models import Activity, HolidaySet
from initiatives.models import Initiative
from projects.models import Indicator
from signals.factories import SignalFactory
from tests.browser.conftest import PHONE
from tests.browser.test_accessibility import COLOURS, NARROW, WIDE, found_by_axe
from tests.support.portal import partner_client

pytestmark = pytest.mark.drawn

# What is unfolded in the header lies over what is below it, as it should: the public pages have it looked at.
UNFOLD = "() => document.querySelectorAll('main details').forEach(details => { details.open = true })"
PAGES = {
    "home": "/partner/",
    "for whom": "/partner/zet-op-de-agenda/",
    "form": "/partner/zet-op-de-agenda/?organisatie=al-arm-vzw",
    "activity": "/partner/activiteit/{uid}/",
    "change": "/partner/activiteit/{uid}/wijzig/",
    "one date": "/partner/activiteit/{uid}/datum/{date}/",
    "all dates": "/partner/activiteit/{uid}/alle-data/",
    "initiative form": "/partner/initiatief/nieuw/?organisatie=al-arm-vzw",
    "initiative": "/partner/initiatief/{initiative}/",
    "initiative change": "/partner/initiatief/{initiative}/wijzigen/",
    "organisation": "/partner/organisatie/al-arm-vzw/",
    "people": "/partner/organisatie/al-arm-vzw/mensen/",
    "own site": "/partner/organisatie/al-arm-vzw/op-je-site/",
    "measuring": "/partner/meten/",
    "measure": "/partner/meten/{indicator}/",
    "signals": "/partner/signalen/",
    "signal form": "/partner/signalen/nieuw/?organisatie=al-arm-vzw",
    "import": "/partner/organisatie/al-arm-vzw/agenda-binnenhalen/",
}


@pytest.fixture
def partner(site):
    """The demo's partner who works for two organisations, signed in."""
    from network.models import Membership

    membership = Membership.objects.get(user__email="nieuw@example.org", organisation__slug="al-arm-vzw")
    measured().measured_by.add(membership.organisation)
    SignalFactory(organisation=membership.organisation)
    return partner_client(membership.user)


def measured():
    return Indicator.objects.visible().filter(computed="").exclude(baseline_year=None)[0]


def address_of(name, language):
    activity = Activity.objects.visible().filter(organisation__slug="al-arm-vzw").exclude(rrule="").order_by("pk")[0]
    date = activity.occurrences.order_by("starts_at").last()
    initiative = Initiative.objects.visible().filter(organisation__slug="al-arm-vzw").order_by("pk")[0]
    path = PAGES[name].format(uid=activity.uid, date=f"{date.original:%Y%m%dT%H%M}", initiative=initiative.uid, indicator=measured().uid)
    return f"{path}{'&' if '?' in path else '?'}taal={language}"


def signed_in(context, site, client):
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    return context.new_page()


@pytest.mark.parametrize("language", ["nl", "ar"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(name, language, site, partner, new_context):
    page = signed_in(new_context(viewport=WIDE, color_scheme="light"), site, partner)
    assert page.goto(address_of(name, language)).status == 200
    found = {}
    for size, viewport in (("wide", WIDE), ("narrow", NARROW)):
        page.set_viewport_size(viewport)
        page.evaluate(UNFOLD)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), f"{size}: wider than the screen"
        found[size] = found_by_axe(page)
    page.emulate_media(color_scheme="dark")
    found["dark"] = found_by_axe(page, COLOURS)
    assert not any(found.values()), json.dumps(found, indent=1, ensure_ascii=False)


def test_it_works_on_a_phone_without_a_script(site, partner, new_context):
    page = signed_in(new_context(**PHONE, java_script_enabled=False), site, partner)
    page.goto("/partner/zet-op-de-agenda/?organisatie=al-arm-vzw&taal=nl")
    page.locator("[name=title]").fill("Zonder script")
    page.locator("[name=day]").fill("2027-03-03")
    page.locator("[name=start_time]").fill("14:00")
    page.locator("[name=end_time]").fill("16:00")
    page.locator("[name=repeat][value=weekly]").check()
    page.locator(f"[name=skips][value='{HolidaySet.objects.get(slug='school').pk}']").check()
    page.locator("[name=where]").first.check()
    page.locator("[name=show]").click()
    assert "Elke woensdag van 14 tot 16, behalve in de schoolvakanties" in page.locator("[data-preview]").inner_text()
    assert page.locator("[name=title]").input_value() == "Zonder script"
    page.locator("[name=send]").click()
    page.wait_for_url("**/partner/activiteit/**")
    assert Activity.objects.get(title="Zonder script").rrule == "FREQ=WEEKLY;BYDAY=WE"
    page.go_back()
    assert page.locator("[name=title]").input_value() == "Zonder script", "what was typed is still there"


def test_the_form_is_filled_in_by_keyboard_alone(site, partner, new_context):
    page = signed_in(new_context(viewport=WIDE), site, partner)
    page.goto("/partner/zet-op-de-agenda/?organisatie=al-arm-vzw&taal=nl")
    page.locator("[name=title]").focus()
    page.keyboard.type("Met de toetsen")
    reached = set()
    for _press in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.name || document.activeElement.tagName"))
        outlined = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outlined != "none", page.evaluate("document.activeElement.outerHTML")
        if page.evaluate("document.activeElement.name") == "send":
            break
    assert {"day", "start_time", "end_time", "repeat", "where", "contact_phone", "send", "SUMMARY"} <= reached
