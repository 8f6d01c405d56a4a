"""The agenda as a calendar to subscribe to: filters, names, weight."""

import datetime
import tracemalloc
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from activities.factories import ActivityFactory
from activities.models import Activity, HolidaySet, Occurrence, Override
from common.wall_clock import moment
from network.factories import OrganisationFactory, PlaceFactory
from tests.support.calendars import unfolded

pytestmark = pytest.mark.django_db
WALL = datetime.datetime
FEED = "/nl/agenda/agenda.ics"


@pytest.fixture(autouse=True)
def winter(db, time_machine):
    time_machine.move_to("2027-03-01T12:00:00+01:00", tick=False)
    Activity.objects.update(live=False)  # those of the demo


@pytest.fixture
def organisation():
    return OrganisationFactory(name="De Wulp")


def make(title, day="2027-03-10", **values):
    first = datetime.date.fromisoformat(day)
    return ActivityFactory(**{"title": title, "first_day": first} | values)


def read(client, address=FEED):
    answer = client.get(address)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def titles(client, query=""):
    return {line.removeprefix("SUMMARY:") for line in unfolded(read(client, FEED + query)) if line.startswith("SUMMARY:")}


def test_it_works(client, organisation):
    make("Zwemmen", organisation=organisation)
    make("Lezen", every="FREQ=WEEKLY")
    answer = client.get(FEED)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert set(answer.headers["Cache-Control"].split(", ")) == {"max-age=300", "public"}
    assert "Content-Disposition" not in answer.headers and not answer.cookies
    written = unfolded(b"".join(answer.streaming_content))
    assert written.count("BEGIN:VCALENDAR") == written.count("END:VCALENDAR") == written.count("BEGIN:VTIMEZONE") == 1
    assert titles(client) == {"Zwemmen", "Lezen"}


# Filters


def test_it_takes_the_filters_of_the_agenda(client, organisation):
    make("Zwemmen", organisation=organisation, category="play", age_from=3, age_to=6, price=0)
    other = OrganisationFactory()
    make("Lezen", organisation=other, place=PlaceFactory(organisation=other, postal_code="2300"), category="meeting", age_from=8, price=5)
    far = PlaceFactory(organisation=other, postal_code="8000")
    make("Koken", organisation=other, place=far, category="school", age_from=12, age_to=14, price=5)
    for query, expected in {
        "": {"Zwemmen", "Lezen", "Koken"},
        "?organisatie=de-wulp": {"Zwemmen"},
        "?gemeente=13040": {"Lezen"},
        "?streek=kempen": {"Zwemmen", "Lezen"},
        "?categorie=school": {"Koken"},
        "?leeftijd=5": {"Zwemmen"},
        "?gratis=1": {"Zwemmen"},
        "?q=lezen": {"Lezen"},
        "?organisatie=niemand": set(),
        "?gemeente=13040&categorie=play": set(),
    }.items():
        assert titles(client, query) == expected, query


def test_days_keep_what_happens_on_them(client):
    make("Zwemmen", "2027-03-10")
    make("Lezen", "2027-03-03", every="FREQ=WEEKLY")
    make("Koken", "2027-03-20", last_day=datetime.date(2027, 3, 22))
    for query, expected in {
        "?van=2027-03-10&tot=2027-03-10": {"Zwemmen", "Lezen"},
        "?van=2027-03-21&tot=2027-03-21": {"Koken"},
        "?van=2027-03-23": {"Lezen"},
        "?tot=2027-03-03": {"Lezen"},
        "?van=2027-02-30": {"Zwemmen", "Lezen", "Koken"},
    }.items():
        assert titles(client, query) == expected, query


def test_what_was_over_a_month_ago_is_left_out(client, time_machine):
    make("Oud", "2027-03-01")
    make("Lezen", "2027-03-03", every="FREQ=WEEKLY;COUNT=3")
    time_machine.move_to("2027-03-31T12:00:00+02:00", tick=False)
    assert titles(client) == {"Oud", "Lezen"}
    time_machine.move_to("2027-04-05T12:00:00+02:00", tick=False)
    assert titles(client) == {"Lezen"}


def test_what_the_public_may_not_see_is_not_in_it(client):
    make("Zwemmen", live=False)
    make("Lezen").unpublish()
    koken = make("Koken")
    assert titles(client) == {"Koken"}
    type(koken.organisation).objects.filter(pk=koken.organisation_id).update(status="suspended")
    assert titles(client) == set()


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "Dorp rond het kind"),
        ("?gemeente=13008", "Dorp rond het kind · Geel"),
        ("?streek=kempen", "Dorp rond het kind · Kempen"),
        ("?organisatie=de-wulp", "Dorp rond het kind · De Wulp"),
        ("?gemeente=99999", "Dorp rond het kind"),
        ("?q=a%0D%0AATTACH:x", "Dorp rond het kind · a ATTACH x"),
    ],
)
def test_its_name_says_what_it_is_of(query, name, client, organisation):
    assert f"X-WR-CALNAME:{name}" in unfolded(read(client, FEED + query))


def test_words_are_in_the_language_of_the_address_however_late_they_are_sent(client):
    koken = make("Koken")
    Activity.objects.filter(pk=koken.pk).update(status="cancelled")
    french = client.get("/fr/agenda/agenda.ics")
    with translation.override("ar"):
        written = unfolded(b"".join(french.streaming_content))
    assert f"URL:http://testserver/fr/agenda/{koken.slug}/" in written
    with translation.override("fr"):
        assert "SUMMARY:" + translation.gettext("Cancelled: %(title)s") % {"title": "Koken"} in written


# Weight


def many(number, organisation, **values):
    """Rows as they are after publishing, made cheaply: weekly, with a date that differs each."""
    place = PlaceFactory(organisation=organisation)
    school = HolidaySet.objects.get(slug="school")
    shared = {"organisation": organisation, "place": place, "description": "Kom maar af.", "live": True, "contact_phone": "014 00 00 00"}
    shared |= {"first_day": datetime.date(2027, 3, 3), "last_day": datetime.date(2027, 3, 3), "rrule": "FREQ=WEEKLY"}
    shared |= {"start_time": datetime.time(14), "end_time": datetime.time(16)} | values
    made = Activity.objects.bulk_create(Activity(title=f"Reeks {uuid.uuid4()}", slug=str(uuid.uuid4()), **shared) for _each in range(number))
    Activity.skips.through.objects.bulk_create(Activity.skips.through(activity=one, holidayset=school) for one in made)
    start, end = WALL(2027, 3, 3, 14), WALL(2027, 3, 3, 16)
    Override.objects.bulk_create(Override(activity=one, original=start, status="cancelled", place=place) for one in made)
    Occurrence.objects.bulk_create(
        Occurrence(activity=one, original=start, day=start.date(), starts_at=moment(start), ends_at=moment(end)) for one in made
    )
    return made


def test_a_thousand_are_sent_piece_by_piece(client, organisation):
    many(1000, organisation, rrule="FREQ=WEEKLY;COUNT=6")
    read(client, f"{FEED}?organisatie=niemand")
    tracemalloc.start()
    try:
        size = longest = 0
        for piece in client.get(f"{FEED}?organisatie=de-wulp").streaming_content:
            size, longest = size + len(piece), max(longest, len(piece))
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size > 1_000_000 and longest < 20_000
    assert most < 50 * 1024 * 1024


@pytest.mark.parametrize("address", [FEED, "/ar/agenda/agenda.ics"])
def test_ten_and_a_hundred_ask_the_same(address, client, organisation):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            etag = client.get(address).headers["ETag"]
            read(client, address)
        with CaptureQueriesContext(connection) as again:
            assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
        assert len(again) <= 3
        return len(queries), len(again)

    many(10, organisation)
    read(client, address)
    few = asked()
    many(90, organisation)
    assert asked() == few
