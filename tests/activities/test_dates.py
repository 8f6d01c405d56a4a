"""From a series to its dates: on the wall first, the zone afterwards."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from activities.factories import ActivityFactory
from activities.models import Activity, HolidayPeriod, HolidaySet, Occurrence, Override
from activities.occurrences import changed, rebuild, top_up
from common.wall_clock import moment

pytestmark = pytest.mark.django_db
WALL = datetime.datetime


def day(text):
    return datetime.date.fromisoformat(text)


def starts(activity):
    return [f"{row.starts:%d-%m %H:%M}" for row in activity.occurrences.order_by("starts_at")]


@pytest.fixture(autouse=True)
def winter(time_machine):
    """A day before the clocks change on 28 March 2027."""
    time_machine.move_to("2027-03-01T12:00:00+01:00", tick=False)


@pytest.fixture
def reading():
    """Every Wednesday from 14 to 16, not in school holidays."""
    holidays = HolidaySet.objects.get(slug="school")
    return ActivityFactory(first_day=day("2027-03-03"), every="FREQ=WEEKLY;BYDAY=WE;UNTIL=20270505", skips=[holidays])


def test_it_works(reading):
    assert starts(reading) == ["03-03 14:00", "10-03 14:00", "17-03 14:00", "24-03 14:00", "14-04 14:00", "21-04 14:00", "28-04 14:00", "05-05 14:00"]


def test_two_o_clock_stays_two_o_clock_when_the_clocks_change(reading):
    rows = {row.original.date(): row for row in reading.occurrences.all()}
    assert rows[day("2027-03-24")].starts_at == WALL(2027, 3, 24, 13, tzinfo=datetime.UTC)
    assert rows[day("2027-04-14")].starts_at == WALL(2027, 4, 14, 12, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("wall", "utc"),
    [
        ("2027-03-28T01:30", "2027-03-28T00:30"),
        ("2027-03-28T02:30", "2027-03-28T01:30"),  # is skipped: 03:30
        ("2027-03-28T03:30", "2027-03-28T01:30"),
        ("2026-10-25T02:30", "2026-10-25T00:30"),  # comes twice: the first
        ("2026-10-25T03:30", "2026-10-25T02:30"),
    ],
)
def test_what_a_time_is_when_the_clocks_change(wall, utc):
    assert moment(WALL.fromisoformat(wall)) == WALL.fromisoformat(utc).replace(tzinfo=datetime.UTC)


def test_an_evening_past_midnight_ends_the_next_day():
    activity = ActivityFactory(first_day=day("2027-03-27"), start_time=datetime.time(22), end_time=datetime.time(4))
    (row,) = activity.occurrences.all()
    assert (row.starts, row.ends) == (WALL(2027, 3, 27, 22), WALL(2027, 3, 28, 4))
    assert row.ends_at - row.starts_at == datetime.timedelta(hours=5)  # the night the clocks go forward


def test_a_whole_day_lasts_until_midnight():
    activity = ActivityFactory(first_day=day("2027-03-27"), last_day=day("2027-03-28"), start_time=None, end_time=None)
    (row,) = activity.occurrences.all()
    assert (row.starts, row.ends) == (WALL(2027, 3, 27), WALL(2027, 3, 29))


def test_several_dates():
    activity = ActivityFactory(first_day=day("2027-03-05"), extra_dates=["2027-04-01T10:00", "2027-03-05T14:00"])
    assert starts(activity) == ["05-03 14:00", "01-04 10:00"]


def test_dates_that_are_left_out():
    activity = ActivityFactory(first_day=day("2027-03-03"), every="FREQ=WEEKLY;COUNT=3;BYDAY=WE", left_out=["2027-03-10T14:00"])
    assert starts(activity) == ["03-03 14:00", "17-03 14:00"]


def test_one_date_that_is_moved_keeps_its_name(reading):
    Override.objects.create(activity=reading, original=WALL(2027, 3, 10, 14), starts=WALL(2027, 3, 11, 15), ends=WALL(2027, 3, 11, 17))
    changed(reading)
    assert starts(reading)[:2] == ["03-03 14:00", "11-03 15:00"]
    assert reading.occurrences.get(original=WALL(2027, 3, 10, 14)).starts == WALL(2027, 3, 11, 15)


def test_a_date_that_is_cancelled_stays(reading):
    Override.objects.create(activity=reading, original=WALL(2027, 3, 10, 14), status="cancelled", reason="Ziek.")
    changed(reading)
    row = reading.occurrences.get(original=WALL(2027, 3, 10, 14))
    assert (row.status, row.reason, row.is_off, len(starts(reading))) == ("cancelled", "Ziek.", True, 8)


def test_a_series_that_is_off_has_no_date_that_goes_on(reading):
    Override.objects.create(activity=reading, original=WALL(2027, 3, 10, 14), status="moved_online")
    Activity.objects.filter(pk=reading.pk).update(status="cancelled")
    reading.refresh_from_db()
    changed(reading)
    assert set(reading.occurrences.values_list("status", flat=True)) == {"cancelled"}


def test_a_draft_has_no_dates_and_one_taken_off_has_none_any_more(reading):
    assert not ActivityFactory(live=False).occurrences.exists()
    reading.unpublish()
    assert not reading.occurrences.exists()


def test_an_open_series_reaches_eighteen_months_and_grows_at_night(time_machine):
    activity = ActivityFactory(first_day=day("2027-03-03"), every="FREQ=WEEKLY;BYDAY=WE")
    assert activity.occurrences.latest("starts_at").starts.date() == day("2028-08-30")
    time_machine.move_to("2027-03-15T12:00:00+01:00", tick=False)
    assert top_up() >= 2
    assert top_up() == 0
    assert activity.occurrences.latest("starts_at").starts.date() == day("2028-09-13")
    assert rebuild(activity) == Occurrence.objects.filter(activity=activity).count()


def test_the_night_makes_no_date_twice(time_machine):
    activity = ActivityFactory(
        first_day=day("2027-03-01"), last_day=day("2027-03-04"), start_time=None, end_time=None, every="FREQ=MONTHLY;BYMONTHDAY=1"
    )
    before = activity.occurrences.count()
    time_machine.move_to("2027-03-02T12:00:00+01:00", tick=False)
    top_up()
    assert activity.occurrences.count() == before


REFUSED = {
    "an end before the beginning": {"last_day": day("2027-03-01")},
    "a year of two digits": {"first_day": day("0027-03-03"), "last_day": day("0027-03-03")},
    "a time that lasts a year": {"last_day": day("2028-03-03")},
    "no end": {"end_time": None},
    "a rule of another day": {"every": "FREQ=WEEKLY;BYDAY=TH"},
    "a rule that we do not take": {"every": "FREQ=SECONDLY"},
    "a date that does not exist": {"extra_dates": ["2027-02-30T10:00"]},
    "a thousand dates": {"extra_dates": [f"2027-{month:02}-{number:02}T10:00" for month in range(1, 13) for number in range(1, 29)]},
    "no contact": {"contact_phone": ""},
    "an age of minus one": {"age_from": -1},
    "the oldest younger than the youngest": {"age_from": 8, "age_to": 6},
    "a price below zero": {"price": -1},
}


@pytest.mark.parametrize("values", REFUSED.values(), ids=REFUSED)
def test_it_refuses(values):
    with pytest.raises(ValidationError):
        ActivityFactory(**{"first_day": day("2027-03-03")} | values)
    assert not Activity.objects.filter(first_day=day("2027-03-03")).exists()


def test_editing_a_set_of_holidays_makes_the_series_that_use_it_anew(reading):
    before = reading.sequence
    holidays = HolidaySet.objects.get(slug="school")
    holidays.periods.add(HolidayPeriod(name="Brugdag", first_day=day("2027-03-10"), last_day=day("2027-03-10")))
    holidays.save()
    reading.refresh_from_db()
    assert "10-03 14:00" not in starts(reading) and reading.sequence > before


def test_no_activity_hides_another_page_of_the_agenda(client):
    activity = ActivityFactory(title="Inbedden")
    assert activity.slug == "inbedden-2" and client.get("/nl/agenda/inbedden-2/").status_code == 200
