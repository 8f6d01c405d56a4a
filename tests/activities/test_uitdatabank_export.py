"""An activity as UiTdatabank takes it; valid against publiq's own schemas where they lie beside the repository."""

import datetime
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from activities.changing import change_all, change_date
from activities.factories import ActivityFactory
from activities.models import Activity, ActivityText, HolidaySet
from activities.uitdatabank.export import NOWHERE, TERMS, activity_as_uitdatabank
from network.factories import OrganisationFactory, PlaceFactory

pytestmark = pytest.mark.django_db
SCHEMAS = Path(__file__).resolve().parents[3] / "shared" / "uitdatabank"
ROOT = "https://schemas.example/models/"
WALL = datetime.datetime


@pytest.fixture(autouse=True)
def winter(time_machine):
    time_machine.move_to("2027-03-01T12:00:00+01:00", tick=False)


@pytest.fixture(scope="module")
def schema():
    if not (SCHEMAS / "event-post.json").exists():
        pytest.skip("The schemas of UiTdatabank are not here: they may not be copied into the repository.")
    named = {f"{ROOT}{path.name}": json.loads(path.read_text()) for path in SCHEMAS.glob("*.json")}
    registry = Registry().with_resources([(name, Resource(text, DRAFT202012)) for name, text in named.items()])
    # The older, shorter way of writing an event is valid too; ours must be valid in the present one.
    return Draft202012Validator({"$ref": f"{ROOT}event.json"}, registry=registry, format_checker=FormatChecker())


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.fixture
def reading():
    """Every Wednesday from 14 to 16 until Easter."""
    return ActivityFactory(title="Voorlezen", first_day=day("2027-03-03"), every="FREQ=WEEKLY;BYDAY=WE;UNTIL=20270331")


def starts(found):
    return [event["startDate"] for event in found["subEvent"]]


def test_it_works(schema):
    activity = ActivityFactory(first_day=day("2027-03-27"), title="Wandelen", category="outdoors", age_from=6, age_to=12, price="2.50")
    found = activity_as_uitdatabank(activity)
    schema.validate(found)
    assert found["name"] == {"nl": "Wandelen"} and found["terms"][0]["label"] == "Begeleide uitstap of rondleiding"
    assert found["calendarType"] == "single" and found["typicalAgeRange"] == "6-12" and found["priceInfo"][0]["price"] == 2.5
    assert found["subEvent"] == [
        {"startDate": "2027-03-27T14:00:00+01:00", "endDate": "2027-03-27T16:00:00+01:00", "status": {"type": "Available"}},
    ]
    assert found["location"]["address"]["nl"]["addressLocality"] == "Geel" and found["contactPoint"] == {"phone": ["014 00 00 00"]}
    assert json.loads(json.dumps(found)) == found and "organizer" not in found and "@id" not in found


def test_every_activity_of_the_demo_is_valid(schema):
    activities = list(Activity.objects.all())
    assert len(activities) >= 10
    for activity in activities:
        schema.validate(activity_as_uitdatabank(activity))


RULES = ["", "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3;COUNT=5", "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=WE,SA", "FREQ=WEEKLY;BYDAY=WE;UNTIL=20270630",
         "FREQ=WEEKLY;INTERVAL=2;UNTIL=20270630", "FREQ=MONTHLY;BYDAY=1WE", "FREQ=MONTHLY;BYMONTHDAY=3", "FREQ=YEARLY"]  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(
    "values", [{}, {"start_time": None, "end_time": None}, {"end_time": datetime.time(2)}], ids=["hours", "all day", "past midnight"]
)
def test_every_kind_of_repetition_is_valid(rule, values, schema):
    activity = ActivityFactory(first_day=day("2027-03-03"), every=rule, skips=[HolidaySet.objects.get(slug="school")], **values)
    found = activity_as_uitdatabank(activity)
    schema.validate(found)
    if rule == RULES[5] and not values:
        assert found["calendarType"] == "periodic"
    else:
        number = activity.occurrences.count()
        assert len(found["subEvent"]) == number and found["calendarType"] == ("single" if number == 1 else "multiple")


def test_weeks_that_are_all_alike_are_opening_hours(schema, reading):
    reading.childcare_from = datetime.time(13)
    reading.skips.set([HolidaySet.objects.get(slug="school")])
    found = activity_as_uitdatabank(reading)
    schema.validate(found)
    assert (found["startDate"], found["endDate"]) == ("2027-03-03T00:00:00+01:00", "2027-03-31T23:59:59+02:00")
    assert found["openingHours"] == [{"opens": "14:00", "closes": "16:00", "dayOfWeek": ["wednesday"], "childcare": {"start": "13:00"}}]
    assert found["openingHoursClosedDays"] == [{"startDate": "2027-03-29", "endDate": "2027-03-31", "description": {"nl": "Paasvakantie"}}]


def test_the_clocks_change_and_the_hour_stays(reading):
    change_date(reading, WALL(2027, 3, 10, 14), is_full=True)
    assert starts(activity_as_uitdatabank(reading))[-2:] == ["2027-03-24T14:00:00+01:00", "2027-03-31T14:00:00+02:00"]


def test_a_date_that_is_cancelled_says_so_in_its_status_not_in_the_title(schema, reading):
    change_date(reading, WALL(2027, 3, 10, 14), status="cancelled", reason="De bib is dicht.")
    change_date(reading, WALL(2027, 3, 17, 14), status="postponed")
    change_date(reading, WALL(2027, 3, 24, 14), starts=WALL(2027, 3, 25, 15), ends=WALL(2027, 3, 25, 17), is_full=True)
    found = activity_as_uitdatabank(reading)
    schema.validate(found)
    _first, second, third, fourth, _fifth = found["subEvent"]
    assert second["status"] == {"type": "Unavailable", "reason": {"nl": "De bib is dicht."}} and third["status"] == {"type": "TemporarilyUnavailable"}
    assert fourth["startDate"] == "2027-03-25T15:00:00+01:00" and fourth["bookingAvailability"] == {"type": "Unavailable"}
    assert found["status"] == {"type": "Available"} and found["name"] == {"nl": "Voorlezen"}


def test_a_series_that_is_off(schema, reading):
    change_all(reading, status="cancelled", status_reason="Geen volk.")
    found = activity_as_uitdatabank(reading)
    schema.validate(found)
    assert found["status"] == {"type": "Unavailable", "reason": {"nl": "Geen volk."}}
    assert {event["status"]["type"] for event in found["subEvent"]} == {"Unavailable"}


def test_a_date_elsewhere_says_so_in_words(schema, reading):
    change_date(reading, WALL(2027, 3, 10, 14), place=PlaceFactory(organisation=reading.organisation, name="De zolder", street="Markt 3"))
    found = activity_as_uitdatabank(reading)
    schema.validate(found)
    assert "De zolder, Markt 3" in found["subEvent"][1]["status"]["reason"]["nl"]


def test_online_and_both(schema):
    online = ActivityFactory(place=None, online_url="https://meet.example.org/a", organisation=OrganisationFactory())
    both = ActivityFactory(online_url="https://meet.example.org/a")
    moved = ActivityFactory()
    change_all(moved, status="moved_online", moved_url="https://meet.example.org/b")
    found = [activity_as_uitdatabank(one) for one in (online, both, moved)]
    for one in found:
        schema.validate(one)
    assert [one["attendanceMode"] for one in found] == ["online", "mixed", "online"] and found[0]["location"] == {"@id": NOWHERE}
    assert [one["onlineUrl"][-1] for one in found] == ["a", "a", "b"] and found[2]["status"] == {"type": "Available"}


def test_a_camp(schema):
    activity = ActivityFactory(
        first_day=day("2027-07-05"), last_day=day("2027-07-09"), start_time=datetime.time(9), end_time=datetime.time(16), overnight=True,
        children_only=True, capacity=24, childcare_from=datetime.time(8), childcare_until=datetime.time(18), age_from=6,
        departure_places="Station Geel\nhttps://io.uitdatabank.be/places/85b04295-479c-40f5-b3dd-469dfb4387b3", booking="needed",
    )  # fmt: skip
    found = activity_as_uitdatabank(activity)
    schema.validate(found)
    (stay,) = found["subEvent"]
    assert (
        stay["overnight"]
        and stay["childcare"] == {"start": "08:00", "end": "18:00"}
        and stay["bookingAvailability"] == {"type": "Available", "capacity": 24}
    )
    assert found["terms"][0]["id"] == "0.57.0.0.0" and found["childrenOnly"] and found["typicalAgeRange"] == "6-"
    assert found["departurePlaces"] == ["https://io.uitdatabank.be/places/85b04295-479c-40f5-b3dd-469dfb4387b3"]
    assert "Station Geel" in found["description"]["nl"] and found["bookingInfo"] == {"phone": "014 00 00 00"}


def test_childcare_within_the_hours_is_none(schema):
    found = activity_as_uitdatabank(ActivityFactory(childcare_from=datetime.time(15), childcare_until=datetime.time(15)))
    schema.validate(found)
    assert "childcare" not in found["subEvent"][0]


def test_all_of_the_rest(schema):
    activity = ActivityFactory(
        title="Wie dit leest, " * 8, description="", price=0, price_note="1 euro met UiTPAS", access_note="Er is een lift.", is_full=True,
        booking_url="https://example.org/inschrijven", organisation=OrganisationFactory(website="https://example.org"), contact_email="a@example.org",
    )  # fmt: skip
    found = activity_as_uitdatabank(activity)
    schema.validate(found)
    assert len(found["name"]["nl"]) == 90 and found["priceInfo"][0]["price"] == 0
    assert found["description"] == {"nl": "Prijs: 1 euro met UiTPAS\nToegankelijkheid: Er is een lift."}
    assert found["bookingAvailability"] == {"type": "Unavailable"} and found["bookingInfo"]["url"] == "https://example.org/inschrijven"
    assert found["contactPoint"] == {"phone": ["014 00 00 00"], "email": ["a@example.org"], "url": ["https://example.org"]}


def test_translations_of_these_very_words_go_along(schema, reading):
    from wagtail.models import Locale

    text = reading.texts.get(locale__language_code="nl")
    french = ActivityText.objects.create(
        activity=reading, locale=Locale.objects.get(language_code="fr"), title="Lecture", translation_key=text.translation_key
    )
    assert activity_as_uitdatabank(reading)["name"] == {"nl": "Voorlezen", "fr": "Lecture"}
    ActivityText.objects.filter(pk=french.pk).update(of="other words")
    assert activity_as_uitdatabank(reading)["name"] == {"nl": "Voorlezen"}


@pytest.mark.parametrize("category", ["", "meeting", *TERMS])
def test_every_kind_has_a_term(category, schema):
    schema.validate(activity_as_uitdatabank(ActivityFactory(category=category)))


def test_what_is_over_has_its_last_date(schema):
    found = activity_as_uitdatabank(ActivityFactory(first_day=day("2026-03-04"), every="FREQ=WEEKLY;COUNT=3"))
    schema.validate(found)
    assert starts(found) == ["2026-03-18T14:00:00+01:00"]


def test_a_draft_has_dates_too(schema):
    found = activity_as_uitdatabank(ActivityFactory(first_day=day("2027-03-03"), every="FREQ=WEEKLY;COUNT=3", live=False))
    schema.validate(found)
    assert len(found["subEvent"]) == 3


def test_what_came_from_there_is_never_new_there(schema):
    activity = ActivityFactory(udb_event_id="85b04295-479c-40f5-b3dd-469dfb4387b3")
    found = activity_as_uitdatabank(activity)
    schema.validate(found)
    assert found["@id"] == "https://io.uitdatabank.be/events/85b04295-479c-40f5-b3dd-469dfb4387b3"
