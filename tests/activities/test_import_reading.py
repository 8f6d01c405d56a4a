"""What other calendars write, and what it becomes on a Belgian wall."""

import datetime

import pytest
import recurring_ical_events
from django.core.exceptions import ValidationError
from django.utils import translation
from icalendar import Calendar

from activities.importing.lines import events_of, read_text
from activities.importing.moments import zone_of
from activities.importing.reading import read_event
from activities.recurrence.expansion import Series
from activities.recurrence.rule import Rule
from common.wall_clock import BELGIAN
from tests.activities.calendars import APPLE, GOOGLE, OUTLOOK, as_sent, calendar

TODAY = datetime.date(2027, 3, 1)
UNTIL = datetime.date(2027, 9, 1)


def read(data):
    """The events of a calendar by title, its changes with them."""
    lines = events_of(read_text(data))
    series = [one for one in lines if "RECURRENCE-ID" not in one]
    return [
        read_event(one, [other for other in lines if "RECURRENCE-ID" in other and other.plain("UID") == one.plain("UID")], TODAY) for one in series
    ]


def one(lines, *changes):
    (event,) = read(calendar(lines, *(f"UID:0@example.org\n{change}" for change in changes)))
    return event


def dates(event, until=UNTIL):
    """When it is on, as text, with what differs."""
    series = Series(
        first=event.starts, length=event.ends - event.starts, rule=Rule.read(event.rrule) if event.rrule else None,
        extra=tuple(map(datetime.datetime.fromisoformat, event.extra_dates)),
        left_out=frozenset(map(datetime.datetime.fromisoformat, event.left_out)),
    )  # fmt: skip
    changes = {change.original: change for change in event.changes}
    found = []
    for start in series.starts(TODAY, until):
        change = changes.get(start)
        if change is None or change.status != "cancelled":
            start, end = (change.starts, change.ends) if change and change.starts else (start, start + series.length)
            found.append(f"{start:%d-%m %H:%M}–{end:%d-%m %H:%M}")
    return found


def by_another_reader(data, title):
    calendar = Calendar.from_ical(data)
    found = []
    for event in recurring_ical_events.of(calendar).between(TODAY, UNTIL + datetime.timedelta(days=1)):
        if event["SUMMARY"] == title and event.get("STATUS") != "CANCELLED":
            walls = [at.astimezone(BELGIAN) if isinstance(at, datetime.datetime) and at.tzinfo else at for at in (event.start, event.end)]
            found.append("–".join(f"{wall:%d-%m %H:%M}" for wall in walls))
    return sorted(found, key=lambda text: text[3:5] + text[:2])


@pytest.mark.parametrize("text", [GOOGLE, OUTLOOK, APPLE], ids=["google", "outlook", "apple"])
def test_it_works(text):
    """Each event falls on the same dates as for a reader that is not ours."""
    lines = events_of(read_text(as_sent(text)))
    taken = [one for one in lines if "RECURRENCE-ID" not in one and one.plain("CLASS") != "PRIVATE"]
    assert len(taken) >= 2
    for series in taken:
        event = read_event(series, [one for one in lines if "RECURRENCE-ID" in one and one.plain("UID") == series.plain("UID")], TODAY)
        if not event.is_over:
            assert dates(event) == by_another_reader(as_sent(text), event.title) != [], event.title


def test_what_google_writes():
    reading, talk, sale, last_year = read(as_sent(GOOGLE))
    assert (reading.title, reading.rrule) == ("Voorlezen in de bib", "FREQ=WEEKLY;BYDAY=WE;UNTIL=20270602")
    assert reading.description == "Voor kinderen vanaf 4 jaar.\nBreng een kussen mee\nKoffie & thee"
    assert reading.location == "De Boekerij, Werft 16, 2440 Geel, België"
    assert reading.left_out == ["2027-04-07T14:00", "2027-04-14T14:00"]
    assert [(change.status, change.location) for change in reading.changes] == [("scheduled", ""), ("cancelled", "")]
    assert (talk.starts, talk.ends) == (datetime.datetime(2027, 4, 3, 14), datetime.datetime(2027, 4, 3, 16))
    assert sale.all_day and sale.schedule["last_day"] == datetime.date(2027, 4, 25) and sale.schedule["start_time"] is None
    assert last_year.is_over and not any(event.notes for event in (reading, talk, sale))


def test_what_outlook_writes():
    lines = events_of(read_text(as_sent(OUTLOOK)))
    cafe, games = (read_event(lines[number], [], TODAY) for number in (0, 2))
    assert (cafe.title, cafe.description, cafe.rrule) == ("Taalcafé", "", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270525")
    assert dates(games) == ["10-03 19:30–11-03 00:30", "14-04 19:30–15-04 00:30", "12-05 19:30–13-05 00:30", "09-06 19:30–10-06 00:30"]
    with translation.override("en"), pytest.raises(ValidationError, match="private"):
        read_event(lines[1], [], TODAY)


def test_what_apple_writes():
    sunday, camp = read(as_sent(APPLE))
    assert sunday.location == "Het Heem Kerkstraat 1, 2440 Geel, België" and sunday.title == "Zondag spelen"
    assert (camp.schedule["first_day"], camp.schedule["last_day"]) == (datetime.date(2027, 7, 1), datetime.date(2027, 7, 10))


TIMES = {
    "on the clock of who reads it": ("DTSTART:20270603T140000\nDTEND:20270603T160000", "03-06 14:00–03-06 16:00"),
    "UTC in summer": ("DTSTART:20270603T120000Z\nDTEND:20270603T140000Z", "03-06 14:00–03-06 16:00"),
    "UTC in winter": ("DTSTART:20270303T120000Z\nDTEND:20270303T140000Z", "03-03 13:00–03-03 15:00"),
    "New York": ("DTSTART;TZID=America/New_York:20270603T080000\nDTEND;TZID=America/New_York:20270603T100000", "03-06 14:00–03-06 16:00"),
    "behind a prefix": ("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Brussels:20270603T140000\nDURATION:PT2H", "03-06 14:00–03-06 16:00"),
    "between quotes": ('DTSTART;TZID="W. Europe Standard Time":20270603T140000\nDURATION:PT2H', "03-06 14:00–03-06 16:00"),
    "as Outlook describes it": ('DTSTART;TZID="(UTC+01:00) Brussels, Paris":20270603T140000\nDURATION:P0DT2H', "03-06 14:00–03-06 16:00"),
    "from one zone into another": ("DTSTART;TZID=Europe/London:20270603T130000\nDTEND:20270603T140000Z", "03-06 14:00–03-06 16:00"),
    "a day without an end": ("DTSTART;VALUE=DATE:20270603", "03-06 00:00–04-06 00:00"),
    "a day that ends when it begins": ("DTSTART;VALUE=DATE:20270603\nDTEND;VALUE=DATE:20270603", "03-06 00:00–04-06 00:00"),
    "a day without saying so": ("DTSTART:20270603\nDURATION:P2D", "03-06 00:00–05-06 00:00"),
    "in the hour that spring skips": ("DTSTART:20270328T013000Z\nDURATION:PT1H", "28-03 03:30–28-03 04:30"),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "when"), TIMES.values(), ids=TIMES)
def test_when_it_is(lines, when):
    assert dates(one(lines)) == [when]


def test_midnight_to_midnight_is_a_whole_day():
    assert one("DTSTART:20270603T220000Z\nDTEND:20270605T220000Z").all_day


def test_a_series_of_utc_stays_at_its_hour_and_says_so():
    event = one(
        "DTSTART:20270310T130000Z\nDTEND:20270310T150000Z\nRRULE:FREQ=WEEKLY;UNTIL=20270407T120000Z\nEXDATE:20270331T130000Z",
        "RECURRENCE-ID:20270407T130000Z\nDTSTART:20270407T140000Z\nDTEND:20270407T160000Z",
    )
    assert dates(event) == ["10-03 14:00–10-03 16:00", "17-03 14:00–17-03 16:00", "24-03 14:00–24-03 16:00"]
    assert len(event.notes) == 1 and "14:00" in event.notes[0]


def test_the_end_of_a_utc_series_is_read_on_its_own_clock():
    """Fifteen o'clock in summer; the last date is in winter, when the same UTC is fourteen here."""
    event = one("DTSTART:20270901T130000Z\nDTEND:20270901T140000Z\nRRULE:FREQ=MONTHLY;BYMONTHDAY=1;UNTIL=20271201T130000Z")
    assert dates(event, datetime.date(2028, 1, 1))[-1] == "01-12 15:00–01-12 16:00"


def test_a_series_of_amsterdam_needs_no_word():
    event = one("DTSTART;TZID=Europe/Amsterdam:20270310T140000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=5")
    assert event.notes == [] and dates(event)[-1] == "07-04 14:00–07-04 15:00"


def test_a_date_that_differs_is_found_from_any_zone():
    event = one(
        "DTSTART;TZID=Europe/Brussels:20270324T140000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2",
        "RECURRENCE-ID:20270331T120000Z\nSTATUS:CANCELLED",
    )
    assert dates(event) == ["24-03 14:00–24-03 15:00"]


def test_the_beginning_counts_even_outside_its_rule():
    """RFC 5545: a Monday that repeats on Wednesdays is on that Monday too, and is one of the three."""
    event = one("DTSTART:20270301T140000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=3")
    assert event.extra_dates == ["2027-03-01T14:00"]
    assert dates(event) == ["01-03 14:00–01-03 15:00", "03-03 14:00–03-03 15:00", "10-03 14:00–10-03 15:00"]


def test_a_fortnight_keeps_its_weeks_when_the_beginning_falls_outside():
    event = one("DTSTART:20270305T140000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;COUNT=3")
    assert dates(event) == ["05-03 14:00–05-03 15:00", "17-03 14:00–17-03 15:00", "31-03 14:00–31-03 15:00"]


def test_once_although_it_repeats():
    event = one("DTSTART:20270301T140000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=1")
    assert (event.rrule, dates(event)) == ("", ["01-03 14:00–01-03 15:00"])


def test_a_list_of_dates_without_a_rule():
    event = one("DTSTART:20270301T140000\nDURATION:PT1H\nRDATE:20270405T140000,20270412T150000\nRDATE;VALUE=DATE:20270419\nEXDATE:20270301T140000")
    assert dates(event) == ["05-04 14:00–05-04 15:00", "12-04 15:00–12-04 16:00", "19-04 14:00–19-04 15:00"]


def test_dates_besides_the_rule_and_days_left_out():
    event = one("DTSTART:20270303T140000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3\nRDATE:20270305T100000\nEXDATE;VALUE=DATE:20270310")
    assert dates(event) == ["03-03 14:00–03-03 15:00", "05-03 10:00–05-03 11:00", "17-03 14:00–17-03 15:00"]


def test_whole_days_that_repeat():
    event = one("DTSTART;VALUE=DATE:20270306\nDTEND;VALUE=DATE:20270308\nRRULE:FREQ=MONTHLY;BYDAY=1SA;COUNT=3\nEXDATE;VALUE=DATE:20270403")
    assert dates(event) == ["06-03 00:00–08-03 00:00", "01-05 00:00–03-05 00:00"]


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=3", "FREQ=YEARLY"),
        ("FREQ=MONTHLY;BYDAY=WE;BYSETPOS=1", "FREQ=MONTHLY;BYDAY=1WE"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,WE;WKST=SU;COUNT=4", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,WE;COUNT=4"),
        ("FREQ=WEEKLY;BYDAY=WE;WKST=SU", "FREQ=WEEKLY;BYDAY=WE"),
    ],
)
def test_ways_of_saying_the_same(rule, kept):
    assert one(f"DTSTART:20270303T140000\nDURATION:PT1H\nRRULE:{rule}").rrule == kept


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        ("FREQ=WEEKLY;INTERVAL=2;UNTIL=20271231", "17-02-2027"),
        ("FREQ=DAILY;INTERVAL=3;UNTIL=20271231", "28-01-2027"),
        ("FREQ=MONTHLY;INTERVAL=2;UNTIL=20271231", "07-01-2027"),
        ("FREQ=MONTHLY;BYDAY=2FR;UNTIL=20271231", "08-01-2027"),
        ("FREQ=YEARLY;UNTIL=20291231", "07-01-2027"),
        ("FREQ=WEEKLY", "07-01-2022"),
    ],
)
def test_a_series_of_many_years_goes_on_in_step(rule, first):
    """It began on Friday 7 January 2022; three years is the longest here, and nobody needs what was."""
    event = one(f"DTSTART:20220107T140000\nDURATION:PT1H\nRRULE:{rule}")
    theirs = by_another_reader(calendar(f"DTSTART:20220107T140000\nDURATION:PT1H\nRRULE:{rule}"), "Samen koken")
    assert dates(event) == theirs
    if rule == "FREQ=WEEKLY":
        assert f"{event.starts:%d-%m-%Y}" == first


def test_what_is_held_every_year_since_long():
    event = one("DTSTART:19850607T140000\nDURATION:PT1H\nRRULE:FREQ=YEARLY")
    assert dates(event, datetime.date(2029, 1, 1)) == ["07-06 14:00–07-06 15:00"] * 2


NOT_FITTING = [
    "MONTHLY;BYMONTHDAY=31",
    "MONTHLY;BYDAY=5MO",
    "MONTHLY;BYDAY=-1FR;INTERVAL=3",
    "WEEKLY;INTERVAL=3;BYDAY=MO",
]


@pytest.mark.parametrize("rule", [f"FREQ={rule}" for rule in NOT_FITTING])
def test_the_first_day_that_fits(rule):
    """Found by reckoning; the library that expands the series says the same."""
    first = datetime.date(2027, 3, 3)
    event = one(f"DTSTART:20270303T140000\nDURATION:PT1H\nRRULE:{rule}")
    assert event.extra_dates == ["2027-03-03T14:00"] and event.starts.date() == next(Rule.read(rule).days(first))


OVER = [
    "DTSTART:20270228T140000\nDURATION:PT1H",
    "DTSTART:20220107T140000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;UNTIL=20270201",
    "DTSTART:20220107T140000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=10",
    "DTSTART:20220107T140000\nDURATION:PT1H\nRDATE:20230107T140000",
    "DTSTART;VALUE=DATE:20270227",
]


@pytest.mark.parametrize("lines", OVER)
def test_what_is_over(lines):
    assert one(lines).is_over


@pytest.mark.parametrize("lines", ["DTSTART:20270228T200000\nDURATION:P3D", "DTSTART:20220107T140000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=400"])
def test_what_is_not_over(lines):
    assert not one(lines).is_over


WHEN = "DTSTART:20270603T140000\nDURATION:PT1H\n"
WORDS = {
    "a line break in it": ("SUMMARY:Koken\\nATTENDEE:mailto:x@example.org", "Koken ATTENDEE:mailto:x@example.org"),
    "a control character": ("SUMMARY:Ko\x07\x1bken", "Koken"),
    "a letter that turns the rest round": ("SUMMARY:Koken \u202egnp.exe", "Koken gnp.exe"),
    "markup": ("SUMMARY:<b>Koken</b> <script>alert(1)</script>", "Koken alert(1)"),
    "what only looks like it": ("SUMMARY:Koken voor < 5 euro", "Koken voor < 5 euro"),
    "escaped signs": ("SUMMARY:Koken\\, eten\\; praten \\\\ o/", "Koken, eten; praten \\ o/"),
    "a parameter": ('SUMMARY;LANGUAGE=nl;X-A="a:b;c":Koken', "Koken"),
    "folded inside a letter's name": ("SUMMARY:Ko\n ken", "Koken"),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "title"), WORDS.values(), ids=WORDS)
def test_words(lines, title):
    assert one(WHEN + lines).title == title


def test_long_texts_are_cut_and_say_so():
    event = one(f"{WHEN}SUMMARY:{'woord ' * 50}\nDESCRIPTION:{'x' * 3000}")
    assert len(event.title) <= 120 and event.title.endswith("woord…") and len(event.description) == 2000 and len(event.notes) == 2


def test_a_date_that_is_called_otherwise_says_so():
    event = one(f"{WHEN}RRULE:FREQ=WEEKLY", "RECURRENCE-ID:20270610T140000\nDTSTART:20270610T140000\nDURATION:PT1H\nSUMMARY:Feest")
    assert len(event.notes) == 1 and "10-06-2027" in event.notes[0] and dates(event)[1] == "10-06 14:00–10-06 15:00"


def test_older_windows_programs():
    assert read(calendar(f"{WHEN}SUMMARY:Café").decode().encode("cp1252"))[0].title == "Café"


def test_other_line_ends_and_a_mark_at_the_beginning():
    for change in (lambda data: data.replace(b"\r\n", b"\n"), lambda data: data.replace(b"\r\n", b"\r"), lambda data: b"\xef\xbb\xbf\r\n" + data):
        assert read(change(calendar(f"{WHEN}SUMMARY:Café")))[0].title == "Café"


REFUSED = {
    "no beginning": "DTEND:20270603T140000",
    "no end": "DTSTART:20270603T140000",
    "no title": WHEN + "SUMMARY: ",
    "an end before the beginning": "DTSTART:20270603T140000\nDTEND:20270603T130000",
    "an end at the beginning": "DTSTART:20270603T140000\nDTEND:20270603T140000",
    "30 February": "DTSTART:20270230T140000\nDURATION:PT1H",
    "25 o'clock": "DTSTART:20270603T250000\nDURATION:PT1H",
    "a date of words": "DTSTART:morgen\nDURATION:PT1H",
    "digits of another script": "DTSTART:٢٠٢٧٠٦٠٣T140000\nDURATION:PT1H",
    "the year 9999": "DTSTART:99991231T235959Z\nDURATION:PT1H",
    "the year 1": "DTSTART:00010101T000000Z\nDURATION:PT1H",
    "a length below nothing": "DTSTART:20270603T140000\nDURATION:-PT1H",
    "a length of a million years": "DTSTART:20270603T140000\nDURATION:P999999999D",
    "a length of more digits than a number has": f"DTSTART:20270603T140000\nDURATION:P{'9' * 5000}D",
    "a length of a year": "DTSTART:20270603T140000\nDTEND:20280603T140000",
    "a series of ten years": WHEN + "RRULE:FREQ=DAILY;UNTIL=20370101",
    "a length of words": "DTSTART:20270603T140000\nDURATION:lang",
    "a zone that nobody knows": "DTSTART;TZID=Mars/Olympus:20270603T140000\nDURATION:PT1H",
    "a zone that is a path": "DTSTART;TZID=../../etc/passwd:20270603T140000\nDURATION:PT1H",
    "a zone that is a folder": "DTSTART;TZID=Europe:20270603T140000\nDURATION:PT1H",
    "every second": WHEN + "RRULE:FREQ=SECONDLY",
    "ten million times": WHEN + "RRULE:FREQ=DAILY;COUNT=10000000",
    "both an end and a number": WHEN + "RRULE:FREQ=DAILY;COUNT=3;UNTIL=20270701",
    "until 30 February": WHEN + "RRULE:FREQ=DAILY;UNTIL=20280230T120000Z",
    "said twice": WHEN + "RRULE:FREQ=DAILY;FREQ=WEEKLY",
    "a rule with a line break": WHEN + "RRULE:FREQ=DAILY\\nATTENDEE:mailto:x@example.org",
    "a rule that never comes true": "DTSTART:20270302T140000\nDURATION:PT1H\nRRULE:FREQ=DAILY;INTERVAL=7;BYDAY=MO",
    "a day that its months do not have": "DTSTART:20270214T140000\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31",
    "a thousand dates left out": WHEN + "RRULE:FREQ=DAILY\n" + "EXDATE:20270604T140000\n" * 1000,
    "a count from the last century": "DTSTART:19990603T140000\nDURATION:PT1H\nRRULE:FREQ=YEARLY;COUNT=50",
    "two rules": WHEN + "RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY",
    "a rule of what it is not": WHEN + "RRULE:FREQ=DAILY\nEXRULE:FREQ=WEEKLY",
    "weeks that begin on Sunday": "DTSTART:20270307T140000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=SU",
    "days of another zone": "DTSTART:20270602T230000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=WE",
    "a hundred dates one by one": WHEN + "RDATE:" + ",".join(f"2027{month:02}{day:02}T140000" for month in range(4, 12) for day in range(1, 29)),
    "all dates taken back": WHEN + "EXDATE:20270603T140000",
    "a date left out that does not exist": WHEN + "RRULE:FREQ=DAILY\nEXDATE:20270631T140000",
    "private": WHEN + "CLASS:CONFIDENTIAL",
    "a line that is none": "DTSTART;TZID:20270603T140000\nDURATION:PT1H",
}  # fmt: skip


@pytest.mark.parametrize("lines", REFUSED.values(), ids=REFUSED)
def test_it_refuses(lines):
    with pytest.raises(ValidationError) as refusal:
        one(lines)
    assert len(refusal.value.messages) == 1 and refusal.value.messages[0].endswith(".")


@pytest.mark.parametrize(
    "change",
    [
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20270610T140000\nDTSTART:20270610T150000\nDURATION:PT1H",
        "RECURRENCE-ID:20270610T140000",
        "RECURRENCE-ID:20270631T140000\nSTATUS:CANCELLED",
        "RECURRENCE-ID:20270610T140000\nDTSTART:20270610T150000\nDTEND:20270610T140000",
    ],
)
def test_a_date_that_cannot_be_read_is_a_note_and_the_series_comes(change):
    event = one(f"{WHEN}RRULE:FREQ=WEEKLY", change)
    assert event.changes == [] and len(event.notes) == 1 and event.notes[0].endswith(".")


def test_zones_by_any_name():
    assert zone_of("Romance Standard Time").key == "Europe/Paris" and zone_of("Europe/Brussels") is zone_of("(UTC+01:00) Brussels, Madrid")
    assert zone_of("") is None and zone_of("\0") is None and zone_of("x" * 500) is None
