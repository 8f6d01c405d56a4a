"""The lines of a calendar file: short, ended as they must, and none that somebody's text begins."""

import datetime
import re

import icalendar
import pytest

from activities.factories import ActivityFactory
from activities.models import Activity, HolidaySet, Override
from activities.occurrences import changed
from network.factories import OrganisationFactory, PlaceFactory

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


def update(activity, **values):
    """As a program would that checks nothing."""
    Activity.objects.filter(pk=activity.pk).update(**values)
    return activity


def series(client, activity, language="nl"):
    answer = client.get(f"/{language}/agenda/{activity.slug}/serie.ics")
    assert answer.status_code == 200
    return answer.content


LONG = "قراءة بصوت عالٍ 👨‍👩‍👧‍👦 voor iedereen; met koffie, thee & «gebak» \\ "


def test_lines_are_short_and_end_as_they_must(client):
    written = series(client, make(title=(LONG * 2)[:120], description=LONG * 20, skips=[HolidaySet.objects.get(slug="school")]))
    assert written.endswith(b"\r\n") and re.search(rb"(?<!\r)\n|\r(?!\n)", written) is None
    assert max(len(line) for line in written.split(b"\r\n")) <= 75
    assert all(line.decode() for line in written.split(b"\r\n")[:-1]), "no line is cut inside a letter"
    event = icalendar.Calendar.from_ical(written).walk("VEVENT")[0]
    assert event["SUMMARY"] == (LONG * 2)[:120].strip() and LONG.strip() in event["DESCRIPTION"]


ENDS = ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x1e", "\x85", "\u2028", "\u2029", "\r\n ", "\\n", "\x00", "\ud83d\r\n"]
EVIL = "BEGIN:VEVENT{end}ATTACH:https://evil.example/x{end}END:VEVENT"


@pytest.mark.parametrize("end", ENDS, ids=ascii)
def test_nothing_that_somebody_typed_begins_a_line(end, client):
    evil = f"Samen{end}{EVIL.format(end=end)}".encode("utf-8", "ignore").decode().replace("\x00", "\x01")
    activity = make(organisation=OrganisationFactory(), left_out=["2027-03-17T14:00"])
    differ(activity, status="moved_online", online_url="https://example.org/")
    place = PlaceFactory(organisation=activity.organisation)
    type(place).objects.filter(pk=place.pk).update(name=evil, street=evil)
    type(activity.organisation).objects.filter(pk=activity.organisation_id).update(name=evil[:120])
    Override.objects.update(reason=evil[:200], online_url=f"https://example.org/{evil}"[:200], place=place)
    names = ("title", "description", "category", "contact_name", "contact_phone", "contact_email", "status_reason", "moved_url")
    update(activity, place=place, **{name: evil[: Activity._meta.get_field(name).max_length] for name in names})
    for language in ("nl", "ar"):
        written = series(client, activity, language)
        # Every way in which a program may cut a text into lines.
        for found in (written.decode().splitlines(), re.split("\r\n|\r|\n", written.decode())):
            assert [line for line in found if line.startswith(("ATTACH", "END:VEVENT")) and line != "END:VEVENT"] == []
            assert found.count("BEGIN:VEVENT") == found.count("END:VEVENT") == 2
            assert all(re.match(r"[A-Z-]+[;:]|[ ]", line) for line in found if line)
        assert [component.get("ATTACH") for component in icalendar.Calendar.from_ical(written).walk("VEVENT")] == [None, None]


@pytest.mark.parametrize("field", ["rrule", "extra_dates", "left_out"])
def test_no_line_comes_in_by_way_of_a_rule_or_date(field, client):
    evil = "FREQ=WEEKLY\r\nATTACH:https://evil.example/x" if field == "rrule" else ["2027-03-10T14:00\r\nATTACH:https://evil.example/x"]
    good = make(title="Zwemmen")
    bad = update(make(), **{field: evil})
    everything = b"".join(client.get("/nl/agenda/agenda.ics").streaming_content)
    assert b"ATTACH" not in everything and everything.endswith(b"END:VCALENDAR\r\n")
    assert str(good.uid).encode() in everything and str(bad.uid).encode() not in everything
