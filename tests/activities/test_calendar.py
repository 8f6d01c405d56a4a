"""A series as a calendar file, and one date: what is written how, and the traps that programs set (docs/calendars.md)."""

import datetime
import re

import icalendar
import pytest

from activities.factories import ActivityFactory
from activities.models import HolidaySet, Override
from activities.occurrences import changed
from common.wall_clock import BELGIAN
from network.factories import OrganisationFactory
from tests.support.calendars import unfolded, values

pytestmark = pytest.mark.django_db
WALL = datetime.datetime
WEEKLY = "FREQ=WEEKLY;BYDAY=WE"


@pytest.fixture(autouse=True)
def winter(time_machine):
    time_machine.move_to("2027-03-01T12:00:00+01:00", tick=False)


def make(every=WEEKLY, first=datetime.date(2027, 3, 3), **values):
    return ActivityFactory(**{"title": "Voorlezen", "first_day": first, "every": every} | values)


def differ(activity, original=WALL(2027, 3, 10, 14), **values):  # noqa: B008 - a date, not a moment
    Override.objects.create(activity=activity, original=original, **values)
    changed(activity)
    return activity


def lines(client, activity, language="nl"):
    answer = client.get(f"/{language}/agenda/{activity.slug}/serie.ics")
    assert answer.status_code == 200
    return unfolded(answer.content)


def test_it_works(client):
    activity = make(skips=[HolidaySet.objects.get(slug="school")], description="Voor wie graag luistert.\nBreng een kussen mee.")
    answer = client.get(f"/nl/agenda/{activity.slug}/serie.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == f'inline; filename="{activity.slug}.ics"'
    assert set(answer.headers["Cache-Control"].split(", ")) == {"max-age=300", "public"}
    written = unfolded(answer.content)
    assert written[0] == "BEGIN:VCALENDAR" and written[-2:] == ["END:VCALENDAR", ""]
    for line in (
        "VERSION:2.0", "X-WR-CALNAME:Voorlezen", "REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H",
        f"UID:{activity.uid}", f"SEQUENCE:{activity.sequence}", "SUMMARY:Voorlezen", "STATUS:CONFIRMED",
        "DTSTART;TZID=Europe/Brussels:20270303T140000", "DTEND;TZID=Europe/Brussels:20270303T160000",
        "EXDATE;TZID=Europe/Brussels:20270331T140000", "LOCATION:De bibliotheek\\, Markt 1\\, 2440 Geel",
        f"URL:http://testserver/nl/agenda/{activity.slug}/", "DTSTAMP:20270301T110000Z", "LAST-MODIFIED:20270301T110000Z",
    ):  # fmt: skip
        assert line in written, line
    (description,) = values(written, "DESCRIPTION")
    for words in ("Voor wie graag luistert.\\nBreng een kussen mee.", activity.organisation.name, "014 00 00 00"):
        assert words in description


def test_no_mail_address_is_a_name_in_a_calendar(client):
    written = lines(client, make(contact_email="hallo@example.org"))
    assert not values(written, "ORGANIZER") + values(written, "ATTENDEE")
    assert "hallo@example.org" in values(written, "DESCRIPTION")[0]


# Times


@pytest.mark.parametrize(
    ("every", "rule"),
    [
        (WEEKLY, "FREQ=WEEKLY;BYDAY=WE"),
        ("BYDAY=1WE;INTERVAL=2;FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=2;BYDAY=1WE"),
        ("COUNT=5;FREQ=WEEKLY", "FREQ=WEEKLY;COUNT=5"),
        ("UNTIL=20270505;FREQ=WEEKLY", "FREQ=WEEKLY;UNTIL=20270505T215959Z"),
        ("UNTIL=20271215;FREQ=WEEKLY", "FREQ=WEEKLY;UNTIL=20271215T225959Z"),
    ],
)
def test_the_frequency_comes_first_and_the_end_is_in_utc(every, rule, client):
    assert values(lines(client, make(every)), "RRULE")[-1] == rule


def test_whole_days_end_the_day_after_and_are_left_out_as_days(client):
    activity = make("UNTIL=20270505;FREQ=WEEKLY", start_time=None, end_time=None, left_out=["2027-03-10T00:00"], extra_dates=["2027-03-12T00:00"])
    differ(activity, WALL(2027, 3, 17), status="cancelled")
    written = lines(client, activity)
    for line in (
        "DTSTART;VALUE=DATE:20270303", "DTEND;VALUE=DATE:20270304", "RRULE:FREQ=WEEKLY;UNTIL=20270505", "EXDATE;VALUE=DATE:20270310",
        "RDATE;VALUE=DATE:20270312", "RECURRENCE-ID;VALUE=DATE:20270317", "DTSTART;VALUE=DATE:20270317", "DTEND;VALUE=DATE:20270318",
    ):  # fmt: skip
        assert line in written, line


def test_only_dates_of_the_rule_are_left_out_and_none_beyond_the_last_holiday_we_know(client):
    activity = make(skips=[HolidaySet.objects.get(slug="school")], left_out=["2027-03-04T14:00"])
    written = lines(client, activity)
    left_out = [WALL.strptime(value, "%Y%m%dT%H%M%S") for value in values(written, "EXDATE")]
    assert all(line.startswith("EXDATE;TZID=Europe/Brussels:") for line in written if line.startswith("EXDATE"))
    assert len(left_out) > 10 and {(one.weekday(), one.hour) for one in left_out} == {(2, 14)}
    latest = activity.skips.get().periods.latest("last_day").last_day
    assert max(left_out).date() <= latest < max(left_out).date() + datetime.timedelta(days=7)


def test_what_happens_once_says_nothing_of_repeating(client):
    written = lines(client, make(""))
    assert written.count("BEGIN:VEVENT") == 1
    assert not any(values(written, name) for name in ("RDATE", "EXDATE", "RECURRENCE-ID"))
    assert [rule for rule in values(written, "RRULE") if "BYMONTH" not in rule] == []


def test_the_first_of_several_dates_is_among_them(client):
    """Readers drop DTSTART where there are RDATEs and no rule."""
    written = lines(client, make("", extra_dates=["2027-04-01T10:00"]))
    assert values(written, "RDATE") == ["20270303T140000", "20270401T100000"]


def test_a_time_that_comes_twice_or_never_is_said_so_that_there_is_no_doubt(client):
    at = {"start_time": datetime.time(2, 10), "end_time": datetime.time(2, 40)}
    twice = lines(client, make("", datetime.date(2027, 10, 31), **at))
    assert "DTSTART:20271031T001000Z" in twice and "DTEND:20271031T004000Z" in twice
    never = lines(client, make("", datetime.date(2027, 3, 28), **at))
    assert "DTSTART;TZID=Europe/Brussels:20270328T031000" in never and "DTEND;TZID=Europe/Brussels:20270328T034000" in never


def test_the_zone_is_right_until_2040(client):
    calendar = icalendar.Calendar.from_ical(client.get(f"/nl/agenda/{make().slug}/serie.ics").content)
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Brussels"
    ours = zone.to_tz(lookup_tzid=False)
    noon = datetime.datetime(2020, 1, 1, 12)
    for day in range(21 * 366):
        at = noon + datetime.timedelta(days=day)
        assert at.replace(tzinfo=ours).utcoffset() == at.replace(tzinfo=BELGIAN).utcoffset(), at


# One date


def test_one_date_has_a_uid_of_its_own(client):
    activity = differ(make(), starts=WALL(2027, 3, 11, 19), ends=WALL(2027, 3, 11, 21))
    answer = client.get(f"/nl/agenda/{activity.slug}/datum/20270310T1400.ics")
    assert answer.headers["Content-Disposition"] == f'inline; filename="{activity.slug}-20270310T1400.ics"'
    written = unfolded(answer.content)
    assert values(written, "UID") == [f"{activity.uid}-20270310T1400"]
    assert "DTSTART;TZID=Europe/Brussels:20270311T190000" in written
    assert not values(written, "RECURRENCE-ID")


def test_a_file_name_is_ascii(client):
    activity = make(title="Über «Café» قراءة")
    assert re.fullmatch(r'inline; filename="[\x21-\x7e]+\.ics"', client.get(f"/nl/agenda/{activity.slug}/serie.ics").headers["Content-Disposition"])


NO_DATE = [
    "20270311T1400",
    "20270310T1500",
    "20270310T140000",
    "20270230T1400",
    "00010101T0000",
    "99991231T1400",
    "20290307T1400",
    "x",
    "٢٠٢٧٠٣١٠T1400",
]


@pytest.mark.parametrize("when", NO_DATE)
def test_what_is_no_date_of_the_series_is_404(when, client):
    activity = make(skips=[HolidaySet.objects.get(slug="school")])
    assert client.get(f"/nl/agenda/{activity.slug}/datum/20270310T1400.ics").status_code == 200
    assert client.get(f"/nl/agenda/{activity.slug}/datum/{when}.ics").status_code == 404
    assert client.get(f"/nl/agenda/{activity.slug}/datum/20270331T1400.ics").status_code == 404, "in a holiday"


def test_what_the_public_may_not_see_is_404(client):
    suspended = make(organisation=OrganisationFactory(status="suspended"))
    gone = make()
    gone.unpublish()
    for slug in (make(live=False).slug, suspended.slug, gone.slug, "bestaat-niet"):
        assert client.get(f"/nl/agenda/{slug}/serie.ics").status_code == 404
        assert client.get(f"/nl/agenda/{slug}/datum/20270310T1400.ics").status_code == 404


@pytest.mark.parametrize("path", ["serie.ics", "datum/20270310T1400.ics"])
def test_an_unchanged_file_is_not_sent_again(path, client):
    address = f"/nl/agenda/{make().slug}/{path}"
    known = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": known}).status_code == 304
    assert (client.head(address).status_code, client.post(address).status_code) == (200, 405)
