"""From a calendar into the agenda of one organisation: seen first, taken in once, changed when it changes there."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from activities.changing import change_all, change_date
from activities.factories import ActivityFactory
from activities.importing.asking import make_plan
from activities.importing.lines import MOST_EVENTS, read_text
from activities.importing.taking import detach, stop_following, take
from activities.models import Activity, CalendarSource
from common.words import normal
from network.enums import Trust
from network.factories import MembershipFactory, OrganisationFactory, PlaceFactory
from network.review.sending import send
from tests.activities.calendars import APPLE, GOOGLE, as_sent, calendar

pytestmark = pytest.mark.django_db
WALL = datetime.datetime
WHEN = "DTSTART:20270310T140000\nDURATION:PT2H\n"
WEEKLY = f"{WHEN}RRULE:FREQ=WEEKLY;COUNT=4\n"


@pytest.fixture(autouse=True)
def winter(time_machine):
    time_machine.move_to("2027-03-01T12:00:00+01:00", tick=False)
    translation.activate("en")


@pytest.fixture
def bib():
    """A trusted library with one room; somebody works for it."""
    bib = OrganisationFactory(name="De Boekerij Geel", email="bib@example.org", trust=Trust.TRUSTED)
    bib.room = PlaceFactory(organisation=bib, name="De Boekerij", street="Werft 16")
    bib.person = MembershipFactory(organisation=bib).user
    bib.source = CalendarSource.objects.create(organisation=bib, url="https://calendar.example/bib.ics", followed_by=bib.person, is_followed=True)
    return bib


@pytest.fixture
def club(bib):
    """The same, but somebody reads along."""
    bib.trust = Trust.MODERATED
    bib.save()
    return bib


def plan_of(organisation, data):
    return make_plan(organisation.source, read_text(data))


def bring_in(organisation, data):
    return take(plan_of(organisation, data), organisation.person)


def starts(activity):
    return [f"{row.starts:%d-%m %H:%M}" for row in activity.occurrences.order_by("starts_at")]


def only(organisation):
    return Activity.objects.get(organisation=organisation)


def test_it_works(bib):
    bib.source.where = {normal("Parochiezaal Sint-Dimpna"): bib.room.pk}
    plan = plan_of(bib, as_sent(GOOGLE))
    assert (len(plan.new), plan.over, plan.left_out, plan.unknown, Activity.objects.filter(organisation=bib).count()) == (3, 1, [], {}, 0)
    outcome = take(plan, bib.person)
    assert (outcome.created, outcome.updated, outcome.left_out, outcome.not_yet) == (3, 0, [], 0)
    reading, talk, sale = Activity.objects.visible().filter(organisation=bib).order_by("-title")
    assert (reading.title, reading.place, reading.contact_email, reading.source) == ("Voorlezen in de bib", bib.room, "bib@example.org", bib.source)
    assert (talk.online_url, talk.place, sale.all_day) == ("https://meet.example.org/abc-defg", None, True)
    rows = {row.original.date(): row for row in reading.occurrences.all()}
    assert rows[datetime.date(2027, 3, 17)].starts == WALL(2027, 3, 18, 15) and rows[datetime.date(2027, 3, 24)].status == "cancelled"
    assert datetime.date(2027, 4, 7) not in rows and len(rows) == 12


def test_repeated_it_makes_nothing_twice(bib):
    bring_in(bib, as_sent(GOOGLE))
    before = Activity.objects.filter(organisation=bib).values_list("pk", "sequence", "latest_revision").order_by("pk")
    before = list(before)
    again = as_sent(GOOGLE.replace("DTSTAMP:20270226T093012Z", "DTSTAMP:20270301T120000Z"))
    plan = plan_of(bib, again)
    assert (plan.new[:-1], plan.changed, plan.gone, plan.same) == ([], [], [], 2)  # the third waits for its place
    assert not plan.new[0].has_place
    take(plan, bib.person)
    assert list(Activity.objects.filter(organisation=bib).values_list("pk", "sequence", "latest_revision").order_by("pk")) == before


def test_two_that_were_shown_the_same_make_it_once(bib):
    first, second = plan_of(bib, calendar(WHEN)), plan_of(bib, calendar(WHEN))
    assert (take(first, bib.person).created, take(second, bib.person).created) == (1, 0)


def test_of_two_organisations_each_has_its_own(bib):
    bring_in(bib, calendar(WHEN))
    other = OrganisationFactory(phone="014 00 00 00")
    PlaceFactory(organisation=other, name="De Boekerij")
    other.source = CalendarSource.objects.create(organisation=other, url=bib.source.url)
    other.person = MembershipFactory(organisation=other).user
    assert bring_in(other, calendar(WHEN)).created == 1


def test_what_a_club_brings_in_waits_to_be_read(club):
    bring_in(club, calendar(WEEKLY))
    activity = only(club)
    assert not activity.live and activity.workflow_in_progress and not activity.occurrences.exists()


def test_what_changes_there_changes_here(bib):
    bring_in(bib, calendar(WEEKLY))
    activity = only(bib)
    activity.age_from = 4
    send(activity, bib.person)
    outcome = bring_in(bib, calendar(f"{WEEKLY.replace('T14', 'T15')}SUMMARY:Samen bakken"))
    changed = only(bib)
    assert (outcome.updated, changed.title, changed.age_from, starts(changed)[0]) == (1, "Samen bakken", 4, "10-03 15:00")
    assert changed.pk == activity.pk and changed.uid == activity.uid and changed.slug == activity.slug and changed.sequence > activity.sequence


def test_a_change_of_a_club_waits_and_the_approved_one_stays(club):
    bring_in(club, calendar(WEEKLY))
    only(club).latest_revision.publish()
    bring_in(club, calendar(f"{WEEKLY}SUMMARY:Samen bakken"))
    activity = only(club)
    assert (activity.title, activity.latest_revision.content["title"], activity.workflow_in_progress) == ("Samen koken", "Samen bakken", True)


def test_a_date_that_is_cancelled_there_is_cancelled_at_once_even_for_a_club(club):
    bring_in(club, calendar(WEEKLY))
    only(club).latest_revision.publish()
    bring_in(club, calendar(WEEKLY, "UID:0@example.org\nRECURRENCE-ID:20270317T140000\nSTATUS:CANCELLED"))
    assert only(club).occurrences.get(status="cancelled").original == WALL(2027, 3, 17, 14)
    bring_in(club, calendar(WEEKLY))
    assert not only(club).occurrences.filter(status="cancelled").exists()


def test_a_new_hour_that_waits_does_not_open_a_cancelled_date_again(club):
    bring_in(club, calendar(WEEKLY, "UID:0@example.org\nRECURRENCE-ID:20270317T140000\nSTATUS:CANCELLED"))
    only(club).latest_revision.publish()
    bring_in(club, calendar(WEEKLY.replace("T14", "T15"), "UID:0@example.org\nRECURRENCE-ID:20270317T150000\nSTATUS:CANCELLED"))
    assert only(club).occurrences.get(status="cancelled").original == WALL(2027, 3, 17, 14)
    only(club).latest_revision.publish()
    assert only(club).occurrences.get(status="cancelled").original == WALL(2027, 3, 17, 15)


def test_what_the_partner_changed_here_stays(bib):
    bring_in(bib, calendar(WEEKLY))
    activity = only(bib)
    activity.title = "Koken met Fatima"
    send(activity, bib.person)
    plan = plan_of(bib, calendar(f"{WEEKLY}SUMMARY:Samen bakken"))
    assert plan.changed == [] and len(plan.left_out) == 1 and "yours stays" in plan.left_out[0].reason
    take(plan, bib.person)
    assert only(bib).title == "Koken met Fatima"


def test_what_the_partner_said_of_one_date_stays(bib):
    bring_in(bib, calendar(WEEKLY, "UID:0@example.org\nRECURRENCE-ID:20270317T140000\nDTSTART:20270318T140000\nDURATION:PT2H"))
    change_date(only(bib), WALL(2027, 3, 17, 14), status="cancelled", reason="Ziek.")
    change_date(only(bib), WALL(2027, 3, 24, 14), status="cancelled", reason="Ziek.")
    bring_in(
        bib, calendar(f"{WEEKLY}SUMMARY:Samen bakken", "UID:0@example.org\nRECURRENCE-ID:20270324T140000\nDTSTART:20270325T140000\nDURATION:PT2H")
    )
    assert only(bib).title == "Samen bakken"
    assert set(only(bib).occurrences.filter(status="cancelled").values_list("reason", flat=True)) == {"Ziek."}
    assert only(bib).occurrences.filter(status="cancelled").count() == 2


def test_what_is_cancelled_there_is_cancelled_here_and_comes_back(bib):
    bring_in(bib, calendar(WEEKLY))
    for _ in range(2):
        bring_in(bib, calendar(f"{WEEKLY}STATUS:CANCELLED"))
        assert only(bib).status == "cancelled"
    bring_in(bib, calendar(WEEKLY))
    assert only(bib).status == "scheduled"


def test_what_the_partner_cancelled_here_stays_cancelled(bib):
    bring_in(bib, calendar(WEEKLY))
    change_all(only(bib), status="cancelled", status_reason="Geen volk.")
    bring_in(bib, calendar(f"{WEEKLY}SUMMARY:Samen bakken"))
    assert (only(bib).status, only(bib).status_reason) == ("cancelled", "Geen volk.")


def test_what_vanished_is_cancelled_in_words_not_deleted(bib):
    bring_in(bib, calendar(WEEKLY, f"{WHEN}UID:other@example.org"))
    plan = plan_of(bib, calendar(WEEKLY))
    assert [activity.source_uid for activity in plan.gone] == ["other@example.org"]
    assert take(plan, bib.person).cancelled == 1
    gone = Activity.objects.get(organisation=bib, source_uid="other@example.org")
    assert gone.status == "cancelled" and gone.status_reason and gone.occurrences.get().status == "cancelled"
    assert plan_of(bib, calendar(WEEKLY)).gone == []
    bring_in(bib, calendar(WEEKLY, f"{WHEN}UID:other@example.org"))
    gone.refresh_from_db()
    assert (gone.status, gone.status_reason) == ("scheduled", "")


def test_what_is_over_and_what_cannot_be_read_any_more_has_not_vanished(bib, time_machine):
    bring_in(bib, calendar(WEEKLY, f"{WHEN}UID:other@example.org"))
    assert plan_of(bib, calendar(f"{WEEKLY}CLASS:PRIVATE", f"{WHEN}UID:other@example.org")).gone == []
    time_machine.move_to("2027-03-12T12:00:00+01:00", tick=False)
    assert plan_of(bib, calendar(WEEKLY)).gone == []


def test_a_file_takes_nothing_away(bib):
    bib.source = CalendarSource.objects.create(organisation=bib)
    bring_in(bib, calendar(WEEKLY, f"{WHEN}UID:other@example.org"))
    assert plan_of(bib, calendar(WEEKLY)).gone == []


def test_an_older_file_changes_nothing(bib):
    bring_in(bib, calendar(f"{WEEKLY}SEQUENCE:3"))
    plan = plan_of(bib, calendar(f"{WEEKLY}SEQUENCE:2\nSUMMARY:Samen bakken"))
    assert plan.changed == [] and "older" in plan.left_out[0].reason


def test_of_two_versions_in_one_file_the_newest_counts(bib):
    bring_in(bib, calendar(f"{WEEKLY}SEQUENCE:3\nUID:a", f"{WEEKLY}SEQUENCE:2\nSUMMARY:Samen bakken\nUID:a"))
    assert only(bib).title == "Samen koken"


def test_from_two_calendars_the_first_keeps_it(bib):
    bring_in(bib, calendar(WEEKLY))
    bib.source = CalendarSource.objects.create(organisation=bib, url="https://calendar.example/other.ics")
    plan = plan_of(bib, calendar(f"{WEEKLY}SUMMARY:Samen bakken"))
    assert plan.changed == plan.new == [] and "another of your calendars" in plan.left_out[0].reason


@pytest.mark.parametrize("loose", [lambda bib: detach(only(bib)), lambda bib: stop_following(bib.source)], ids=["one", "all"])
def test_what_was_detached_stays_and_is_not_read_any_more(bib, loose):
    bring_in(bib, calendar(WEEKLY))
    loose(bib)
    assert only(bib).source is None and only(bib).live
    bib.source, _created = CalendarSource.objects.get_or_create(organisation=bib, url=bib.source.url)
    plan = plan_of(bib, calendar(f"{WEEKLY}SUMMARY:Samen bakken"))
    assert plan.new == plan.changed == plan.gone == [] and "yourself" in plan.left_out[0].reason


PLACES = {
    "its name": "De Boekerij",
    "its name in other letters": "de  BOEKERIJ.",
    "its street": "Werft 16",
    "its street and town": "Werft 16, 2440 Geel",
    "all of it": "De Boekerij, Werft 16, 2440 Geel, België",
    "its street with more words": "Leeszaal, Werft 16 - 2440 Geel (achteraan)",
}


@pytest.mark.parametrize("location", PLACES.values(), ids=PLACES)
def test_a_place_is_known_by(location, bib):
    PlaceFactory(organisation=bib, name="De Boekerij, zolder", street="Markt 1")
    (taken,) = plan_of(bib, calendar(f"{WHEN}LOCATION:{location}")).new
    assert taken.place == bib.room


@pytest.mark.parametrize("location", ["", "Werft 161", "Werft 16, 2400 Mol", "Boekerij", "Gemeentehuis"])
def test_a_place_that_is_not_known_is_asked(location, bib):
    plan = plan_of(bib, calendar(f"{WHEN}LOCATION:{location}"))
    assert plan.unknown == {normal(location): location} and not plan.new[0].has_place
    assert take(plan, bib.person).created == 0
    bib.source.where = {normal(location): bib.room.pk}
    assert bring_in(bib, calendar(f"{WHEN}LOCATION:{location}")).created == 1


def test_what_happens_at_a_place_may_be_left_out(bib):
    bib.source.where = {normal("Kantoor"): 0}
    plan = plan_of(bib, calendar(f"{WHEN}LOCATION:Kantoor"))
    assert plan.new == [] and plan.unknown == {} and len(plan.left_out) == 1


def test_the_place_of_another_organisation_is_no_answer(bib):
    bib.source.where = {normal("Kantoor"): PlaceFactory().pk}
    assert not plan_of(bib, calendar(f"{WHEN}LOCATION:Kantoor")).new[0].has_place


def test_one_date_elsewhere(bib):
    attic = PlaceFactory(organisation=bib, name="De zolder", street="Markt 1")
    bring_in(bib, calendar(WEEKLY, "UID:0@example.org\nRECURRENCE-ID:20270317T140000\nDTSTART:20270317T140000\nDURATION:PT2H\nLOCATION:De zolder"))
    assert only(bib).occurrences.get(place=attic).original == WALL(2027, 3, 17, 14)


def test_without_a_contact_nothing_comes_in(bib):
    bib.email = ""
    bib.save()
    outcome = bring_in(bib, calendar(WHEN))
    assert outcome.created == 0 and len(outcome.left_out) == 1 and not Activity.objects.filter(organisation=bib).exists()
    bib.source.contact_phone = "014 11 22 33"
    assert bring_in(bib, calendar(WHEN)).created == 1 and only(bib).contact_phone == "014 11 22 33"


def test_one_that_cannot_come_in_stops_no_other(bib):
    plan = plan_of(bib, calendar(WHEN, "DTSTART:20270310T140000\nDURATION:PT2H\nRRULE:FREQ=SECONDLY", "DTSTART:20270230T140000\nDURATION:PT2H"))
    assert [len(plan.new), len(plan.left_out)] == [1, 2] and all(one.title == "Samen koken" and one.reason.endswith(".") for one in plan.left_out)
    assert take(plan, bib.person).created == 1


def test_what_differs_of_a_series_that_is_not_there(bib):
    plan = plan_of(bib, calendar("RECURRENCE-ID:20270317T140000\nDTSTART:20270318T140000\nDURATION:PT2H"))
    assert plan.new == [] and len(plan.left_out) == 1


def test_without_a_uid_it_would_come_twice(bib):
    data = calendar(WHEN).replace(b"UID:0@example.org\r\n", b"")
    assert plan_of(bib, data).new == [] and "UID" in plan_of(bib, data).left_out[0].reason


def test_a_very_long_uid_is_told_from_another(bib):
    bring_in(bib, calendar(f"{WHEN}UID:{'x' * 300}1", f"{WHEN}UID:{'x' * 300}2"))
    assert Activity.objects.filter(organisation=bib).count() == 2


def test_what_is_not_taken_for_lack_of_time_is_taken_the_next_time(bib):
    plan = plan_of(bib, as_sent(GOOGLE))
    outcome = take(plan, bib.person, seconds=-1)
    assert (outcome.created, outcome.not_yet) == (0, 2)
    assert bring_in(bib, as_sent(GOOGLE)).created == 2


def test_guests_and_alarms_stay_outside(bib):
    bib.source.where = {normal("Parochiezaal Sint-Dimpna"): bib.room.pk}
    PlaceFactory(organisation=bib, name="Het Heem", street="Kerkstraat 1")
    for text in (GOOGLE, APPLE):
        bring_in(bib, as_sent(text))
    for activity in Activity.objects.filter(organisation=bib):
        said = str(activity.latest_revision.content)
        assert "iemand@example.org" not in said and "wekker" not in said


@pytest.mark.parametrize(
    "data",
    {
        "nothing": b"",
        "spaces": b"  \r\n ",
        "words": b"elke woensdag",
        "a web page": b"<!doctype html><title>Kalender</title>",
        "a picture": b"\x89PNG\r\n\x1a\n" + bytes(50),
        "another kind of card": b"BEGIN:VCARD\r\nEND:VCARD\r\n",
        "half of one": calendar(WHEN)[:-30],
        "a zero byte": calendar(WHEN).replace(b"koken", b"ko\0ken"),
        "utf-16": calendar(WHEN).decode().encode("utf-16"),
        "50 MB": b"BEGIN:VCALENDAR\r\n" + b"X-A:" + b"a" * 50_000_000,
        "10,000 events": calendar(*[WHEN] * 10_000),
        "10,000 events, folded": calendar(*[WHEN] * 10_000).replace(b"BEGIN:VEVENT", b"BEGIN:VEV\r\n ENT"),
        "200,000 lines": b"BEGIN:VCALENDAR\r\n" + b"X-A:a\r\n" * 200_000 + b"END:VCALENDAR\r\n",
    }.items(),
    ids=lambda item: item[0],
)
def test_it_refuses(data, bib):
    with pytest.raises(ValidationError) as refusal:
        plan_of(bib, data[1])
    assert len(refusal.value.messages) == 1 and refusal.value.messages[0].endswith(".")


def test_a_full_calendar_is_compared_in_a_fixed_number_of_queries(bib, query_count):
    ActivityFactory(organisation=bib, place=bib.room)
    few, many = (calendar(*[WEEKLY] * number) for number in (2, 40))
    bring_in(bib, few)
    with query_count(10) as of_few:
        plan_of(bib, few.replace(b"Samen koken", b"Samen bakken"))
    bring_in(bib, many)
    with query_count(len(of_few)):
        assert len(plan_of(bib, many.replace(b"Samen koken", b"Samen bakken")).changed) == 40


def test_as_many_as_may_come_are_read(bib):
    assert len(plan_of(bib, calendar(*[WHEN] * MOST_EVENTS)).new) == MOST_EVENTS
