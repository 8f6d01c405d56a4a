"""How something repeats, and every way of saying it that we refuse with a sentence."""

import datetime
import itertools

import pytest
from django.core.exceptions import ValidationError

from activities.recurrence.rule import Rule, check_span

WEDNESDAY = datetime.date(2026, 9, 2)


def first_days(text, first=WEDNESDAY, number=3):
    return [f"{day:%d-%m-%Y}" for day in itertools.islice(Rule.read(text).days(first), number)]


def test_it_works():
    assert first_days("FREQ=WEEKLY;BYDAY=WE") == ["02-09-2026", "09-09-2026", "16-09-2026"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("FREQ=DAILY;INTERVAL=2", ["02-09-2026", "04-09-2026", "06-09-2026"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", ["02-09-2026", "16-09-2026", "30-09-2026"]),
        ("FREQ=WEEKLY;BYDAY=WE,FR", ["02-09-2026", "04-09-2026", "09-09-2026"]),
        ("FREQ=MONTHLY;BYDAY=1WE", ["02-09-2026", "07-10-2026", "04-11-2026"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", ["25-09-2026", "30-10-2026", "27-11-2026"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", ["31-10-2026", "31-12-2026", "31-01-2027"]),
        ("FREQ=YEARLY", ["02-09-2026", "02-09-2027", "02-09-2028"]),
        ("FREQ=WEEKLY;COUNT=2", ["02-09-2026", "09-09-2026"]),
        ("FREQ=WEEKLY;UNTIL=20260909", ["02-09-2026", "09-09-2026"]),
        ("RRULE:freq=weekly;count=1", ["02-09-2026"]),
    ],
)
def test_each_way_of_repeating(text, days):
    assert first_days(text) == days


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("INTERVAL=1;BYDAY=WE;FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=WE"),
        ("WKST=SU;FREQ=MONTHLY;BYDAY=+2TU", "FREQ=MONTHLY;BYDAY=2TU"),
        ("UNTIL=20270630T235959Z;FREQ=DAILY", "FREQ=DAILY;UNTIL=20270701"),
    ],
)
def test_the_frequency_comes_first_and_nothing_superfluous_stays(text, kept):
    assert Rule.read(text).text() == kept


def test_an_end_in_the_morning_leaves_out_the_afternoon():
    assert Rule.read("FREQ=DAILY;UNTIL=20270630T080000Z", datetime.time(14)).until == datetime.date(2027, 6, 29)
    assert Rule.read("FREQ=DAILY;UNTIL=20270630T120000Z", datetime.time(14)).until == datetime.date(2027, 6, 30)


REFUSED = {
    "every second": "FREQ=SECONDLY",
    "every hour": "FREQ=HOURLY;INTERVAL=2",
    "ten million times": "FREQ=DAILY;COUNT=10000000",
    "more digits than a number has": "FREQ=DAILY;COUNT=" + "9" * 150,
    "no times": "FREQ=DAILY;COUNT=0",
    "a negative number": "FREQ=DAILY;COUNT=-1",
    "digits of another script": "FREQ=DAILY;COUNT=٣",
    "both an end and a number": "FREQ=DAILY;COUNT=3;UNTIL=20270101",
    "30 February": "FREQ=DAILY;UNTIL=20270230",
    "the thirtieth of February": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "a day 32": "FREQ=MONTHLY;BYMONTHDAY=32",
    "the sixth Wednesday": "FREQ=MONTHLY;BYDAY=6WE",
    "the second Wednesday of a week": "FREQ=WEEKLY;BYDAY=2WE",
    "no such day": "FREQ=WEEKLY;BYDAY=XX",
    "Wednesdays of a month, which?": "FREQ=MONTHLY;BYDAY=WE",
    "two kinds of day": "FREQ=MONTHLY;BYDAY=1WE;BYMONTHDAY=1",
    "a day that may never come": "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
    "every 53 weeks": "FREQ=WEEKLY;INTERVAL=53",
    "said twice": "FREQ=DAILY;FREQ=WEEKLY",
    "a line break": "FREQ=DAILY\r\nATTENDEE:mailto:x@example.org",
    "an unknown word": "FREQ=DAILY;BYSETPOS=1",
    "nothing": "",
    "nonsense": "elke woensdag",
    "a very long text": "FREQ=DAILY;BYDAY=" + ",".join(["MO"] * 100),
}  # fmt: skip


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_it_refuses(text):
    with pytest.raises(ValidationError) as refusal:
        Rule.read(text)
    assert len(refusal.value.messages) == 1 and refusal.value.messages[0].endswith((".", "!"))


def test_it_refuses_an_end_before_the_beginning_and_one_that_is_far_away():
    for until in ("20260901", "20300101"):
        with pytest.raises(ValidationError):
            check_span(Rule.read(f"FREQ=DAILY;UNTIL={until}"), WEDNESDAY)
    check_span(Rule.read("FREQ=DAILY;UNTIL=20290902"), WEDNESDAY)
