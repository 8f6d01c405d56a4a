"""A partner puts something on the agenda, changes it, and loses nothing."""

import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.models import Count, Q
from django.test.utils import CaptureQueriesContext

from activities.factories import ActivityFactory
from activities.models import Activity, HolidaySet
from network.enums import OrganisationStatus, Trust
from network.models import Organisation, Place, PostalCode
from pictures.demo_pictures import draw
from pictures.models import Picture
from tests.support import html
from tests.support.forms import as_it_stands
from tests.support.portal import member, reading

pytestmark = pytest.mark.django_db
ADD = "/partner/zet-op-de-agenda/"


@pytest.fixture(autouse=True)
def winter(time_machine):
    time_machine.move_to("2027-03-01T12:00:00+01:00", tick=False)


@pytest.fixture
def partner():
    return member(organisation__name="De Speelvogel", organisation__trust=Trust.TRUSTED)


def made():
    return Activity.objects.get(title="Voorlezen bij de kachel")


def starts(activity):
    return [f"{row.starts:%d-%m %H:%M}" for row in activity.occurrences.order_by("starts_at")]


def errors(response):
    return html.read(response).soup.select(".field__error")


def words(response):
    return " ".join(html.read(response).soup.get_text(" ").split())


def test_it_works(partner, client):
    school = HolidaySet.objects.get(slug="school").pk
    response = partner.client.post(ADD, reading(skips=[school], until="2027-05-05"))
    assert response.status_code == 302
    activity = made()
    assert response.headers["Location"] == f"/partner/activiteit/{activity.uid}/?gedaan=verstuurd&taal=nl"
    assert starts(activity) == [
        "03-03 14:00",
        "10-03 14:00",
        "17-03 14:00",
        "24-03 14:00",
        "14-04 14:00",
        "21-04 14:00",
        "28-04 14:00",
        "05-05 14:00",
    ]
    assert activity.place.municipality.name == "Geel"
    assert "Voorlezen bij de kachel" in client.get("/nl/agenda/").content.decode()
    assert "elke woensdag van 14 tot 16" in words(client.get("/nl/agenda/voorlezen-bij-de-kachel/")).lower()


def test_what_a_moderated_partner_sends_is_not_public(client):
    partner = member()
    assert partner.client.post(ADD, reading()).status_code == 302
    assert not made().live and not made().occurrences.exists()
    assert client.get("/nl/agenda/voorlezen-bij-de-kachel/").status_code == 404
    assert "Voorlezen bij de kachel" not in client.get("/nl/agenda/").content.decode()
    assert "Voorlezen bij de kachel" in partner.client.get("/partner/").content.decode()


REPEATS = {
    "once": ({"repeat": "once"}, "", ["03-03 14:00"]),
    "several dates": ({"repeat": "dates", "dates": ["2027-03-10", "", "2027-03-20"]}, "", ["03-03 14:00", "10-03 14:00", "20-03 14:00"]),
    "every week": ({"until": "2027-03-17"}, "FREQ=WEEKLY;BYDAY=WE;UNTIL=20270317", ["03-03 14:00", "10-03 14:00", "17-03 14:00"]),
    "two days a week": ({"weekdays": ["FR", "MO"], "until": "2027-03-08"}, "FREQ=WEEKLY;BYDAY=MO,FR;UNTIL=20270308", ["05-03 14:00", "08-03 14:00"]),
    "every two weeks": (
        {"repeat": "fortnightly", "until": "2027-03-20"},
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;UNTIL=20270320",
        ["03-03 14:00", "17-03 14:00"],
    ),
    "the first Wednesday": ({"repeat": "monthly", "until": "2027-04-30"}, "FREQ=MONTHLY;BYDAY=1WE;UNTIL=20270430", ["03-03 14:00", "07-04 14:00"]),
    "the last Wednesday": (
        {"repeat": "monthly", "day": "2027-03-31", "until": "2027-04-30"},
        "FREQ=MONTHLY;BYDAY=-1WE;UNTIL=20270430",
        ["31-03 14:00", "28-04 14:00"],
    ),
    "the third": (
        {"repeat": "monthly", "monthly_by": "date", "until": "2027-04-30"},
        "FREQ=MONTHLY;BYMONTHDAY=3;UNTIL=20270430",
        ["03-03 14:00", "03-04 14:00"],
    ),
    "all day": ({"repeat": "once", "all_day": "on", "start_time": "", "end_time": ""}, "", ["03-03 00:00"]),
    "a time as people write it": ({"repeat": "once", "start_time": "14u30", "end_time": "16"}, "", ["03-03 14:30"]),
    "a day as people write it": ({"repeat": "once", "day": "3/3/2027"}, "", ["03-03 14:00"]),
}


@pytest.mark.parametrize(("changed", "rule", "dates"), REPEATS.values(), ids=REPEATS)
def test_each_way_of_repeating(partner, changed, rule, dates):
    response = partner.client.post(ADD, reading(**changed))
    assert response.status_code == 302, errors(response)
    assert (made().rrule, starts(made())) == (rule, dates)


@pytest.mark.parametrize(("changed", "rule", "dates"), REPEATS.values(), ids=REPEATS)
def test_the_form_of_a_change_says_what_was_said(partner, changed, rule, dates):
    """Opened and sent as it stands, nothing is another."""
    partner.client.post(ADD, reading(**changed))
    url = f"/partner/activiteit/{made().uid}/wijzig/"
    response = partner.client.post(url, as_it_stands(partner.client.get(url)))
    assert response.status_code == 302, errors(response)
    assert (made().rrule, starts(made())) == (rule, dates)


REFUSED = {
    "no title": {"title": " "},
    "no day": {"day": ""},
    "30 February": {"day": "2027-02-30"},
    "no hours": {"start_time": "", "end_time": ""},
    "25 o'clock": {"start_time": "25:00"},
    "no other dates": {"repeat": "dates"},
    "an end before the beginning": {"until": "2027-03-01"},
    "a last day before the first": {"last_day": "2027-03-01"},
    "an unknown postal code": {"postal_code": "0000"},
    "letters for a postal code": {"postal_code": "abcd"},
    "no address": {"place_name": "", "street": ""},
    "no address online": {"where": "online"},
    "a script for an address": {"where": "online", "online_url": "javascript:alert(1)"},
    "no contact": {"contact_phone": ""},
    "the oldest younger than the youngest": {"age_from": "8", "age_to": "6"},
    "a price below zero": {"price": "-1"},
    "an unknown kind": {"category": "x"},
    "an unknown way of repeating": {"repeat": "secondly"},
    "a NUL": {"title": "a\x00b"},
    "a title of a thousand letters": {"title": "a" * 1000},
    "seventy dates": {"repeat": "dates", "dates": [f"2027-{month:02}-{day:02}" for month in (4, 5, 6) for day in range(1, 28)]},
}


@pytest.mark.parametrize("changed", REFUSED.values(), ids=REFUSED)
def test_it_refuses_with_a_sentence_and_keeps_what_was_typed(partner, changed):
    places = Place.objects.count()
    response = partner.client.post(ADD, reading(description="Dit blijft staan.", **changed))
    assert response.status_code == 200
    assert errors(response) and all(error.get_text(strip=True).endswith((".", "!", "?")) for error in errors(response))
    assert "Dit blijft staan." in response.content.decode()
    assert not Activity.objects.filter(organisation=partner.organisation).exists()
    assert Place.objects.count() == places


def test_line_breaks_in_a_title_are_spaces(partner):
    partner.client.post(ADD, reading(title="Voor\r\nlezen"))
    assert Activity.objects.filter(title="Voor lezen").exists()


def test_a_postal_code_of_two_municipalities_is_asked_for(partner):
    codes = PostalCode.objects.annotate(several=Count("in_municipalities", filter=Q(in_municipalities__successor=None)))
    code = codes.filter(several__gt=1).order_by("pk")[0].pk
    response = partner.client.post(ADD, reading(postal_code=code))
    asked = html.read(response).soup.select("select[name=municipality] option")
    assert response.status_code == 200 and len(asked) > 2
    assert partner.client.post(ADD, reading(postal_code=code, municipality=asked[1]["value"])).status_code == 302


def test_the_dates_are_shown_before_anything_is_kept(partner):
    response = partner.client.post(ADD, reading(show="1", skips=[HolidaySet.objects.get(slug="school").pk]))
    assert "Elke woensdag van 14 tot 16, behalve in de schoolvakanties" in words(response)
    assert "woensdag 14 april 2027" in words(response) and "woensdag 31 maart 2027" not in words(response)
    assert not Activity.objects.filter(organisation=partner.organisation).exists()


def test_the_script_beside_the_form_gets_the_same_dates(partner):
    response = partner.client.post(f"{ADD}voorbeeld/", reading())
    assert "Elke woensdag van 14 tot 16" in words(response) and "<html" not in response.content.decode()
    assert not Activity.objects.filter(organisation=partner.organisation).exists()


def test_the_same_form_twice_is_one_activity(partner):
    form = reading()
    partner.client.post(ADD, form)
    assert partner.client.post(ADD, form | {"title": "Voorlezen!"}).status_code == 302
    assert [one.title for one in Activity.objects.filter(organisation=partner.organisation)] == ["Voorlezen!"]


def test_a_place_is_kept_once_and_offered_again(partner):
    partner.client.post(ADD, reading())
    partner.client.post(ADD, reading(title="Nog iets"))
    place = Place.objects.get(organisation=partner.organisation)
    response = partner.client.post(ADD, reading(title="En nog", where=str(place.pk)))
    assert response.status_code == 302 and Activity.objects.get(title="En nog").place == place


def test_an_earlier_one_is_copied_without_its_day(partner):
    partner.client.post(ADD, reading(description="Met koekjes."))
    page = html.read(partner.client.get(f"{ADD}?kopie={made().uid}")).soup
    assert page.select_one("[name=title]")["value"] == "Voorlezen bij de kachel" and not page.select_one("[name=day]").get("value")
    assert "Met koekjes." in page.select_one("[name=description]").get_text()
    assert page.select_one("[name=uid]")["value"] != str(made().uid)


def test_a_change_of_a_moderated_partner_leaves_the_approved_version(client):
    partner = member()
    activity = ActivityFactory(organisation=partner.organisation, title="Voorlezen bij de kachel", first_day=datetime.date(2027, 3, 3))
    url = f"/partner/activiteit/{activity.uid}/wijzig/"
    assert partner.client.post(url, reading(title="Anders", where=str(activity.place_id))).status_code == 302
    assert "Voorlezen bij de kachel" in client.get("/nl/agenda/voorlezen-bij-de-kachel/").content.decode()
    assert "Anders" not in client.get("/nl/agenda/").content.decode()
    assert 'value="Anders"' in partner.client.get(url).content.decode()


def test_two_people_change_the_same(partner):
    partner.client.post(ADD, reading())
    url = f"/partner/activiteit/{made().uid}/wijzig/"
    opened = as_it_stands(partner.client.get(url))
    partner.client.post(url, opened | {"title": ["Voorlezen, eerst"]})
    second = partner.client.post(url, opened | {"title": ["Voorlezen, daarna"]})
    assert second.status_code == 200 and 'value="Voorlezen, daarna"' in second.content.decode()
    assert Activity.objects.get(organisation=partner.organisation).title == "Voorlezen, eerst"
    assert partner.client.post(url, as_it_stands(second)).status_code == 302
    assert Activity.objects.get(organisation=partner.organisation).title == "Voorlezen, daarna"


def test_it_is_taken_off_the_agenda_or_thrown_away(partner, client):
    partner.client.post(ADD, reading())
    url = f"/partner/activiteit/{made().uid}/weg/"
    assert partner.client.get(url).status_code == 302 and made().live
    partner.client.post(url)
    assert not made().live and client.get("/nl/agenda/voorlezen-bij-de-kachel/").status_code == 404
    Organisation.objects.filter(pk=partner.organisation.pk).update(trust=Trust.MODERATED)
    partner.client.post(ADD, reading(title="Nooit gelezen"))
    partner.client.post(f"/partner/activiteit/{Activity.objects.get(title='Nooit gelezen').uid}/weg/")
    assert not Activity.objects.filter(title="Nooit gelezen").exists()


# Another organisation's things, in any form or address.


@pytest.fixture
def other():
    return ActivityFactory(title="Van een ander", first_day=datetime.date(2027, 3, 3), every="FREQ=WEEKLY;BYDAY=WE")


@pytest.mark.parametrize("rest", ["", "wijzig/", "weg/", "alle-data/", "datum/20270303T1400/", "vanaf/20270303T1400/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_organisations_activity_is_a_404(partner, other, rest, method):
    response = getattr(partner.client, method)(f"/partner/activiteit/{other.uid}/{rest}", reading() | {"what": "cancelled", "reason": "Zomaar."})
    assert response.status_code == 404
    other.refresh_from_db()
    assert (other.title, other.live, other.status, other.overrides.count()) == ("Van een ander", True, "scheduled", 0)


def test_another_organisations_place_uid_and_name_are_not_taken(partner, other):
    assert partner.client.post(ADD, reading(where=str(other.place_id))).status_code == 200
    assert partner.client.post(ADD, reading(uid=str(other.uid))).status_code == 404
    assert partner.client.post(f"{ADD}?organisatie={other.organisation.slug}", reading()).status_code == 404
    assert partner.client.get(f"{ADD}?kopie={other.uid}").status_code == 404
    assert partner.client.post(f"{ADD}voorbeeld/?organisatie={other.organisation.slug}", reading()).status_code == 404
    assert not Activity.objects.filter(title="Voorlezen bij de kachel").exists()


@pytest.mark.parametrize("uid", ["x", "00000000-0000-0000-0000-000000000000", "' OR 1=1", "%00"])
def test_nonsense_for_an_id_is_no_error(partner, uid):
    assert partner.client.get(f"/partner/activiteit/{uid}/").status_code in {400, 404}
    assert partner.client.get(ADD, {"kopie": uid}).status_code in {400, 404}
    assert partner.client.post(ADD, reading(uid=uid)).status_code in {200, 302}


def test_who_works_for_two_says_for_whom(partner):
    second = member(user=partner.user)
    page = html.read(partner.client.get(ADD))
    assert {partner.organisation.name, second.organisation.name} <= {link.get_text() for link in page.soup.select("main a")}
    partner.client.post(f"{ADD}?organisatie={second.organisation.slug}", reading())
    assert made().organisation == second.organisation


def test_a_suspended_organisation_is_out_at_the_next_request_and_off_the_agenda(partner, client):
    partner.client.post(ADD, reading())
    Organisation.objects.filter(pk=partner.organisation.pk).update(status=OrganisationStatus.SUSPENDED)
    assert partner.client.get(f"/partner/activiteit/{made().uid}/").headers["Location"].startswith("/partner/?verder=")
    assert client.get("/nl/agenda/voorlezen-bij-de-kachel/").status_code == 404
    assert "Voorlezen bij de kachel" not in client.get("/nl/agenda/").content.decode()


def test_what_was_typed_comes_back_after_signing_in_again(partner):
    partner.client.logout()
    onward = partner.client.post(ADD, reading(title="Bijna weg")).headers["Location"]
    assert onward.startswith("/partner/?verder=")
    partner.client.force_login(partner.user, backend="partners.backends.PartnerBackend")
    back = partner.client.get(parse_qs(urlsplit(onward).query)["verder"][0])
    assert 'value="Bijna weg"' in back.content.decode()
    assert partner.client.post(ADD, as_it_stands(back)).status_code == 302
    assert Activity.objects.filter(title="Bijna weg").exists()


def test_the_list_asks_the_same_at_ten_and_at_forty(partner):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert partner.client.get("/partner/").status_code == 200
        return len(queries)

    ActivityFactory.create_batch(10, organisation=partner.organisation)
    partner.client.get("/partner/")
    at_ten = asked()
    ActivityFactory.create_batch(30, organisation=partner.organisation)
    assert asked() == at_ten


PICTURES = {
    "without a word of what is on it": (draw("garden"), "foto.png", "", "alt_text"),
    "a text": (b"hallo", "foto.png", "Een zaal", "picture"),
    "a page": (b"<html><script>alert(1)</script></html>", "foto.jpg", "Een zaal", "picture"),
    "eleven megabytes": (b"\x89PNG\r\n\x1a\n" + bytes(11 * 1024 * 1024), "foto.png", "Een zaal", "picture"),
}


@pytest.mark.parametrize(("content", "name", "alt_text", "field"), PICTURES.values(), ids=PICTURES)
def test_a_picture_that_is_none_is_refused_with_a_sentence(partner, content, name, alt_text, field):
    before = Picture.objects.count()
    response = partner.client.post(ADD, reading(picture=SimpleUploadedFile(name, content), alt_text=alt_text))
    assert response.status_code == 200 and html.read(response).soup.select(f"#id_{field}_error")
    assert Picture.objects.count() == before and not Activity.objects.filter(organisation=partner.organisation).exists()


def test_a_picture_waits_until_somebody_has_looked(partner, client):
    file = SimpleUploadedFile("mijn-dochter.png", draw("garden"))
    assert partner.client.post(ADD, reading(picture=file, alt_text="Een tuin")).status_code == 302
    picture = made().picture
    assert (picture.people_state, picture.alt_text) == ("unchecked", "Een tuin") and "dochter" not in picture.title + picture.file.name
    assert "<img" not in client.get("/nl/agenda/voorlezen-bij-de-kachel/").text.split("<main")[1].split("</main")[0]
    partner.client.post(f"/partner/activiteit/{made().uid}/wijzig/", reading(where=str(made().place_id), without_picture="on"))
    assert made().picture is None
