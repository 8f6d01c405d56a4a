"""A calendar that is followed is read again every night; what goes wrong is told to the partner and stops nobody else."""

import datetime

import pytest

from activities.importing.following import follow_all
from activities.models import Activity, CalendarSource, PendingImport
from activities.night import tend_agenda
from network.enums import OrganisationStatus, Trust
from network.factories import MembershipFactory, OrganisationFactory, PlaceFactory
from tests.activities.calendars import calendar
from tests.support.strange_server import StrangeServer

pytestmark = pytest.mark.django_db
WHEN = "DTSTART:20270310T140000\nDURATION:PT2H\n"


@pytest.fixture(autouse=True)
def winter(time_machine):
    time_machine.move_to("2027-03-01T12:00:00+01:00", tick=False)


class Elsewhere:
    """A calendar at an address; `answer` is what stands there now."""

    def __init__(self):
        self.answer = (200, {}, calendar(WHEN))
        self.server = StrangeServer({"/bib.ics": lambda request: self.give(request)})

    def give(self, request):
        status, headers, body = self.answer
        known = request.headers["If-None-Match"]
        return (304, {}, b"") if known and known == headers.get("ETag") else (status, headers, body)

    def holds(self, *events, etag=None):
        self.answer = (200, {"ETag": etag} if etag else {}, calendar(*events))


@pytest.fixture
def elsewhere(settings):
    made = Elsewhere()
    settings.FETCH_ALLOWED_NETWORKS = ["127.0.0.0/8"]
    settings.FETCH_PORTS = {made.server.port}
    with made.server:
        yield made


@pytest.fixture
def source(elsewhere):
    bib = OrganisationFactory(email="bib@example.org", trust=Trust.TRUSTED)
    PlaceFactory(organisation=bib, name="De Boekerij")
    person = MembershipFactory(organisation=bib).user
    return CalendarSource.objects.create(organisation=bib, url=f"{elsewhere.server.url}/bib.ics", is_followed=True, followed_by=person)


def night(source):
    number = follow_all()
    source.refresh_from_db()
    return number


def titles(source):
    return sorted(Activity.objects.filter(source=source, status="scheduled").values_list("title", flat=True))


def test_it_works(source, elsewhere):
    assert night(source) == 1
    assert (titles(source), source.failure, source.read_at) == (["Samen koken"], "", datetime.datetime(2027, 3, 1, 11, tzinfo=datetime.UTC))
    elsewhere.holds(f"{WHEN}SUMMARY:Samen bakken", f"{WHEN}SUMMARY:Samen eten")
    night(source)
    assert titles(source) == ["Samen bakken", "Samen eten"]
    elsewhere.holds(f"{WHEN}SUMMARY:Samen bakken")
    night(source)
    assert titles(source) == ["Samen bakken"] and Activity.objects.filter(source=source, status="cancelled").count() == 1


def test_the_night_reads_it(source, elsewhere):
    tend_agenda()
    assert titles(source) == ["Samen koken"]


def test_what_is_not_followed_is_not_asked(source, elsewhere):
    CalendarSource.objects.update(is_followed=False)
    assert night(source) == 0 and elsewhere.server.asked == []


def test_of_a_suspended_organisation_nothing_is_asked(source, elsewhere):
    source.organisation.status = OrganisationStatus.SUSPENDED
    source.organisation.save()
    assert night(source) == 0 and elsewhere.server.asked == []


def test_what_did_not_change_is_not_read_again(source, elsewhere, time_machine):
    elsewhere.holds(WHEN, etag='"1"')
    night(source)
    time_machine.move_to("2027-03-02T04:00:00+01:00", tick=False)
    assert (night(source), source.etag, source.read_at.day) == (1, '"1"', 2)
    assert [request.headers["If-None-Match"] for request in elsewhere.server.asked] == [None, '"1"']


def test_a_mark_too_long_to_keep_is_not_cut_off(source, elsewhere):
    elsewhere.holds(WHEN, etag=f'"{"x" * 300}"')
    night(source)
    assert source.etag == ""


FAILURES = {
    "gone": (404, {}, b""),
    "no calendar": (200, {}, b"<!doctype html><p>Meld je aan</p>"),
    "broken": (200, {}, calendar(WHEN)[:-30]),
    "too much": (200, {}, calendar(*[WHEN] * 10_000)),
    "empty of a sudden": (200, {}, calendar()),
    "leading in a circle": (302, {"Location": "/bib.ics"}, b""),
    "leading inside": (302, {"Location": "http://169.254.169.254/"}, b""),
}


@pytest.mark.parametrize("answer", FAILURES.values(), ids=FAILURES)
def test_a_failure_is_kept_in_words_and_nothing_changes(answer, source, elsewhere):
    night(source)
    read_at = source.read_at
    elsewhere.answer = answer
    assert night(source) == 0
    assert source.failure.endswith(".") and "169.254" not in source.failure and titles(source) == ["Samen koken"] and source.read_at == read_at
    elsewhere.holds(WHEN)
    assert night(source) == 1 and source.failure == ""


def test_one_failure_stops_no_other(source, elsewhere):
    other = OrganisationFactory(email="club@example.org")
    CalendarSource.objects.create(
        organisation=other, url="http://10.0.0.1/a.ics", is_followed=True, followed_by=MembershipFactory(organisation=other).user
    )
    assert night(source) == 1 and other.calendars.get().failure


def test_a_place_that_nobody_told_waits_and_says_so(source, elsewhere):
    elsewhere.holds(WHEN, f"{WHEN}LOCATION:Kantoor", etag='"1"')
    assert night(source) == 0
    assert titles(source) == ["Samen koken"] and source.failure and source.etag == "", "tomorrow it is read in full again"


def test_who_does_not_work_there_any_more_brings_nothing_in(source, elsewhere):
    source.organisation.memberships.all().delete()
    assert night(source) == 0 and source.failure and elsewhere.server.asked == [] and titles(source) == []


def test_previews_that_nobody_said_yes_to_go(source, time_machine):
    PendingImport.objects.create(organisation=source.organisation, user=source.followed_by, text="BEGIN:VCALENDAR")
    night(source)
    assert PendingImport.objects.kept().count() == 1
    time_machine.move_to("2027-03-01T13:00:01+01:00", tick=False)
    assert not PendingImport.objects.kept().exists()
    night(source)
    assert not PendingImport.objects.exists()
