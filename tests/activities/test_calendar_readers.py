"""Site and subscription say the same: three readers find in the calendar what the agenda shows, date by date."""

import datetime

import pytest

from activities.factories import ActivityFactory
from activities.models import Activity, HolidaySet, Occurrence, Override
from activities.occurrences import changed
from network.factories import PlaceFactory
from tests.support.calendars import READERS, utc

pytestmark = pytest.mark.django_db
WALL = datetime.datetime
FIRST, LAST = datetime.date(2026, 9, 1), datetime.date(2028, 1, 1)
"""Three changes of the clocks lie between: 25 October 2026, 28 March and 31 October 2027."""

every_reader = pytest.mark.parametrize("reader", READERS.values(), ids=READERS)


@pytest.fixture(autouse=True)
def september(db, time_machine):
    time_machine.move_to("2026-09-01T00:30:00+02:00", tick=False)
    Activity.objects.update(live=False)  # those of the demo, made at another time


def make(first, hours="14:00-16:00", last="", **values):
    """`hours` empty is all day."""
    start, end = (map(datetime.time.fromisoformat, hours.split("-"))) if hours else (None, None)
    last_day = datetime.date.fromisoformat(last or first)
    return ActivityFactory(first_day=datetime.date.fromisoformat(first), last_day=last_day, start_time=start, end_time=end, **values)


def differ(activity, original, **values):
    Override.objects.create(activity=activity, original=WALL.fromisoformat(original), **values)
    changed(activity)
    return activity


def school():
    return HolidaySet.objects.get(slug="school")


WEEKLY = "FREQ=WEEKLY;BYDAY=WE"


def weekly(**values):
    return make("2026-09-02", every=WEEKLY, **values)


def weekly_times(rule, **values):
    return make("2026-09-02", every=rule, **values)


def split():
    """This and following: the second goes on where the first ends."""
    before = weekly(skips=[school()])
    make("2027-02-03", "15:00-17:00", every=WEEKLY, follows=before, skips=[school()])
    return before


def whole_series(status):
    activity = differ(weekly(), "2026-09-16T14:00", status="moved_online", online_url="https://example.org/samen")
    Activity.objects.filter(pk=activity.pk).update(status=status, status_reason="De zaal is stuk.")
    activity.refresh_from_db()
    changed(activity)
    return activity


def another_place():
    activity = weekly()
    return differ(activity, "2026-09-16T14:00", place=PlaceFactory(organisation=activity.organisation, name="De kerk"))


CASES = {
    "once": lambda: make("2026-09-02"),
    "weekly, not in school holidays": lambda: weekly(skips=[school()]),
    "weekly, not in school and public holidays": lambda: weekly(skips=list(HolidaySet.objects.all())),
    "every two weeks on two days": lambda: make("2026-09-02", every="FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,FR"),
    "every day, not in school holidays": lambda: make("2026-09-02", every="FREQ=DAILY", skips=[school()]),
    "every working day": lambda: make("2026-09-02", every="FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR"),
    "all day": lambda: make("2026-10-25", ""),
    "all day, weekly, some left out": lambda: make("2026-09-02", "", every=WEEKLY, skips=[school()], left_out=["2026-09-09T00:00"]),
    "several whole days": lambda: make("2027-03-26", "", "2027-03-29"),
    "several whole days, every month": lambda: make("2026-09-25", "", "2026-09-27", every="FREQ=MONTHLY;BYDAY=-1FR"),
    "whole days until a day": lambda: make("2026-09-02", "", every="FREQ=WEEKLY;UNTIL=20261125"),
    "a camp with nights over the change": lambda: make("2027-03-27", "18:00-16:00", "2027-03-29"),
    "past midnight": lambda: make("2026-10-24", "22:00-04:00"),
    "past midnight, every Saturday": lambda: make("2026-09-05", "22:00-04:00", every="FREQ=WEEKLY;BYDAY=SA"),
    "past midnight, every day": lambda: make("2026-09-05", "21:30-03:00", every="FREQ=DAILY;UNTIL=20271101"),
    "several dates": lambda: make("2026-09-02", extra_dates=["2026-10-25T10:00", "2027-03-28T10:00", "2026-09-02T14:00"]),
    "several dates, one left out": lambda: make("2026-09-02", extra_dates=["2026-10-25T10:00", "2026-11-03T10:00"], left_out=["2026-10-25T10:00"]),
    "several dates, the first left out": lambda: make(
        "2026-09-02", extra_dates=["2026-10-07T10:00", "2026-11-11T10:00"], left_out=["2026-09-02T14:00"]
    ),
    "several whole days apart": lambda: make("2026-09-02", "", extra_dates=["2026-10-25T00:00", "2027-03-28T10:00"]),
    "dates besides a rule": lambda: weekly(extra_dates=["2026-09-03T10:00", "2026-11-04T14:00", "2026-12-26T10:00"], skips=[school()]),
    "a date before the rule begins": lambda: make("2026-09-09", every=WEEKLY, extra_dates=["2026-09-03T10:00"]),
    "the first Wednesday": lambda: make("2026-09-02", every="FREQ=MONTHLY;BYDAY=1WE", skips=[school()]),
    "the last Friday": lambda: make("2026-09-25", every="FREQ=MONTHLY;BYDAY=-1FR"),
    "the 31st": lambda: make("2026-10-31", every="FREQ=MONTHLY;BYMONTHDAY=31"),
    "monthly from a 31st": lambda: make("2026-10-31", every="FREQ=MONTHLY"),
    "monthly on the 31st, every two months": lambda: make("2026-10-31", every="FREQ=MONTHLY;INTERVAL=2"),
    "every year": lambda: make("2026-09-02", every="FREQ=YEARLY"),
    "a number of times": lambda: weekly_times("FREQ=WEEKLY;COUNT=12"),
    "a number of times, some in holidays": lambda: weekly_times("FREQ=WEEKLY;COUNT=12", skips=[school()]),
    "until a day": lambda: weekly_times("FREQ=WEEKLY;UNTIL=20261028"),
    "until the night the clocks change": lambda: make("2026-10-20", "02:30-05:00", every="FREQ=DAILY;UNTIL=20261025"),
    "long over at its first date": lambda: weekly_times("FREQ=WEEKLY;UNTIL=20260902"),
    "a date left out": lambda: weekly(left_out=["2026-09-16T14:00", "2026-09-17T14:00"]),
    "a cancelled date": lambda: differ(weekly(), "2026-09-16T14:00", status="cancelled", reason="Ziek."),
    "a postponed date": lambda: differ(weekly(), "2026-09-16T14:00", status="postponed"),
    "a moved date": lambda: differ(weekly(), "2026-09-16T14:00", starts=WALL(2026, 9, 18, 19), ends=WALL(2026, 9, 18, 21, 30)),
    "a date moved into a holiday": lambda: differ(
        weekly(skips=[school()]), "2026-10-28T14:00", starts=WALL(2026, 11, 2, 9), ends=WALL(2026, 11, 2, 11)
    ),
    "a date moved over another": lambda: differ(weekly(), "2026-09-16T14:00", starts=WALL(2026, 9, 23, 14), ends=WALL(2026, 9, 23, 16)),
    "a date moved into the hour that comes twice": lambda: differ(
        weekly(), "2026-10-21T14:00", starts=WALL(2026, 10, 25, 2, 30), ends=WALL(2026, 10, 25, 2, 45)
    ),
    "a date of whole days moved to an evening": lambda: differ(
        make("2026-09-02", "", every=WEEKLY), "2026-09-16T00:00", starts=WALL(2026, 9, 16, 19), ends=WALL(2026, 9, 16, 21)
    ),
    "a date at another place": another_place,
    "a full date": lambda: differ(weekly(), "2026-09-16T14:00", is_full=True),
    "a date besides the rule that is cancelled": lambda: differ(weekly(extra_dates=["2026-09-03T10:00"]), "2026-09-03T10:00", status="cancelled"),
    "the only date, cancelled": lambda: differ(make("2026-09-02"), "2026-09-02T14:00", status="cancelled"),
    "the only date, moved": lambda: differ(make("2026-09-02"), "2026-09-02T14:00", starts=WALL(2026, 9, 3, 9), ends=WALL(2026, 9, 3, 10)),
    "one of several dates, cancelled": lambda: differ(make("2026-09-02", extra_dates=["2026-10-07T10:00"]), "2026-09-02T14:00", status="cancelled"),
    "a whole series cancelled": lambda: whole_series("cancelled"),
    "a whole series postponed": lambda: whole_series("postponed"),
    "a whole series online": lambda: whole_series("moved_online"),
    "a split series": split,
    "an override of a date that is none": lambda: differ(weekly(), "2026-09-17T14:00", status="cancelled"),
    "an override of a date in a holiday": lambda: differ(weekly(skips=[school()]), "2026-11-04T14:00", status="cancelled"),
    "every night, over the spring gap": lambda: make("2027-03-20", "02:30-05:00", every="FREQ=DAILY;COUNT=12"),
    "every night, a short while in the spring gap": lambda: make("2027-03-20", "02:10-02:40", every="FREQ=DAILY;COUNT=12"),
    "once, in the spring gap": lambda: make("2027-03-28", "02:30-05:00"),
    "once, with the end in the spring gap": lambda: make("2027-03-28", "01:30-02:30"),
    "a series that begins in the spring gap": lambda: make("2027-03-28", "02:30-03:15", every="FREQ=DAILY;COUNT=3"),
    "every night, in the hour that comes twice": lambda: make("2026-10-20", "02:10-02:40", every="FREQ=DAILY;COUNT=12"),
    "every night, until the hour that comes twice": lambda: make("2026-10-20", "23:00-02:30", every="FREQ=DAILY;COUNT=12"),
    "once, in the hour that comes twice": lambda: make("2026-10-25", "02:10-02:40"),
}


def on_the_site(activities):
    """From the rows that the agenda shows."""
    rows = Occurrence.objects.filter(activity__in=activities).select_related("activity")
    shown = [(utc(row.starts_at), utc(row.ends_at), str(row.activity.uid), "CANCELLED" if row.is_off else "CONFIRMED") for row in rows]
    return sorted(row for row in shown if row[1] > utc(FIRST) and row[0] < utc(LAST))


def in_calendar(reader, content):
    return [tuple(one[:4]) for one in reader(content.decode(), FIRST, LAST)]


@every_reader
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_it_says_what_the_site_says(case, reader, client):
    activity = case()
    shown = on_the_site([activity])
    assert shown, "a case without a date shows nothing"
    assert in_calendar(reader, client.get(f"/nl/agenda/{activity.slug}/serie.ics").content) == shown


def test_the_calendar_of_all_says_what_the_site_says(client):
    for case in CASES.values():
        case()
    shown = on_the_site(Activity.objects.visible())
    for name, reader in READERS.items():
        for language in ("nl", "ar"):
            everything = b"".join(client.get(f"/{language}/agenda/agenda.ics").streaming_content)
            assert in_calendar(reader, everything) == shown, (name, language)


@every_reader
def test_one_date_by_itself(reader, client):
    activity = differ(weekly(), "2026-09-16T14:00", starts=WALL(2026, 9, 18, 19), ends=WALL(2026, 9, 18, 21))
    content = client.get(f"/nl/agenda/{activity.slug}/datum/20260916T1400.ics").content
    assert in_calendar(reader, content) == [("2026-09-18T17:00Z", "2026-09-18T19:00Z", f"{activity.uid}-20260916T1400", "CONFIRMED")]


@every_reader
def test_a_series_without_a_date_left_shows_none(reader, client):
    """Whether a rule or a holiday took the last one, programs that know the series hear that it is empty."""
    nothing = [
        make("2026-09-02", left_out=["2026-09-02T14:00"]),
        make("2026-09-02", "", left_out=["2026-09-02T00:00"]),
        weekly_times("FREQ=WEEKLY;COUNT=1", left_out=["2026-09-02T14:00"]),
        make("2026-11-04", every="FREQ=WEEKLY;COUNT=1", skips=[school()]),
        weekly(),
    ]
    Activity.objects.filter(pk=nothing[-1].pk).update(ends_before=datetime.date(2026, 9, 2))
    for activity in nothing:
        assert in_calendar(reader, client.get(f"/nl/agenda/{activity.slug}/serie.ics").content) == []


@every_reader
@pytest.mark.parametrize("rule", [WEEKLY, "FREQ=WEEKLY;COUNT=30", "FREQ=WEEKLY;COUNT=2", "FREQ=WEEKLY;UNTIL=20270630"])
def test_it_ends_where_another_series_goes_on(rule, reader, client):
    activity = weekly_times(rule)
    Activity.objects.filter(pk=activity.pk).update(ends_before=datetime.date(2026, 9, 30))
    activity.refresh_from_db()
    changed(activity)
    assert len(on_the_site([activity])) == (2 if "COUNT=2" in rule else 4)
    assert in_calendar(reader, client.get(f"/nl/agenda/{activity.slug}/serie.ics").content) == on_the_site([activity])


@every_reader
def test_a_reader_hears_where_and_what(reader, client):
    activity = differ(another_place(), "2026-09-23T14:00", status="cancelled", reason="Ziek.")
    Activity.objects.filter(pk=activity.pk).update(title="Koffie; thee, en «gebak»\\n")
    found = reader(client.get(f"/nl/agenda/{activity.slug}/serie.ics").content.decode(), FIRST, FIRST + datetime.timedelta(days=30))
    assert [one.location for one in found[:3]] == [f"{name}, Markt 1, 2440 Geel" for name in ("De bibliotheek", "De bibliotheek", "De kerk")]
    assert found[0].summary == "Koffie; thee, en «gebak»\\n"
    assert found[3].summary.endswith("Koffie; thee, en «gebak»\\n") and found[3].summary != found[0].summary
