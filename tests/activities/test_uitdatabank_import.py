"""What an organiser put into UiTdatabank comes in as from any calendar; off unless the site has an address to ask."""

import datetime
import json

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from activities.factories import ActivityFactory
from activities.importing.asking import ask, make_plan
from activities.importing.following import follow
from activities.importing.taking import take
from activities.models import Activity, CalendarSource
from activities.uitdatabank.event import read_event
from activities.uitdatabank.export import activity_as_uitdatabank
from activities.uitdatabank.import_events import A_PAGE, organiser_of
from common.fetching import NotFetched
from network.enums import Trust
from network.factories import MembershipFactory, OrganisationFactory, PlaceFactory
from tests.support.strange_server import StrangeServer

pytestmark = pytest.mark.django_db
WALL = datetime.datetime
TODAY = datetime.date(2027, 3, 1)
ORGANISER = "5cf42d51-3a4f-46f0-a8af-1cf672be8c84"
NUMBER = "92c04395-579d-41a6-b4ee-570efb5398c4"


def event(number=1, **changes):
    """As the Search API writes it with `embed=true`; people and places are invented."""
    made = {
        "@id": f"https://io.uitdatabank.be/event/85b04295-479c-40f5-b3dd-{number:012}",
        "@context": "/contexts/event",
        "@type": "Event",
        "mainLanguage": "nl",
        "name": {"nl": "Voorlezen in de bib", "fr": "Lecture à la bibliothèque"},
        "description": {"nl": "<p>Voor <strong>kinderen</strong>.</p><p>Breng een kussen mee.</p>"},
        "calendarType": "multiple",
        "startDate": "2027-03-03T13:00:00+00:00",
        "endDate": "2027-04-07T14:00:00+00:00",
        "status": {"type": "Available"},
        "bookingAvailability": {"type": "Available"},
        "subEvent": [
            {"id": 0, "@type": "Event", "startDate": "2027-03-03T13:00:00+00:00", "endDate": "2027-03-03T15:00:00+00:00",
             "status": {"type": "Available"}, "bookingAvailability": {"type": "Unavailable"}},
            {"id": 1, "@type": "Event", "startDate": "2027-03-10T13:00:00+00:00", "endDate": "2027-03-10T16:00:00+00:00",
             "status": {"type": "Available"}, "bookingAvailability": {"type": "Available"}},
            {"id": 2, "@type": "Event", "startDate": "2027-04-07T12:00:00+00:00", "endDate": "2027-04-07T14:00:00+00:00",
             "status": {"type": "Unavailable", "reason": {"nl": "De bib is dicht."}}, "bookingAvailability": {"type": "Available"}},
        ],
        "attendanceMode": "offline",
        "location": {
            "@id": "https://io.uitdatabank.be/place/85b04295-479c-40f5-b3dd-469dfb4387b3", "@type": "Place", "name": {"nl": "De Boekerij"},
            "address": {"nl": {"addressCountry": "BE", "addressLocality": "Geel", "postalCode": "2440", "streetAddress": "Werft 16"}},
            "terms": [{"id": "kI7uAyn2uUu9VV6Z3uWZTA", "label": "Bibliotheek of documentatiecentrum", "domain": "eventtype"}],
        },
        "organizer": {"@id": f"https://io.uitdatabank.be/organizers/{ORGANISER}", "@type": "Organizer", "name": {"nl": "De Boekerij"}},
        "terms": [{"id": "0.7.0.0.0", "label": "Begeleide uitstap of rondleiding", "domain": "eventtype"}],
        "typicalAgeRange": "4-8",
        "priceInfo": [
            {"category": "base", "name": {"nl": "Basistarief"}, "price": 2.5, "priceCurrency": "EUR"},
            {"category": "uitpas", "name": {"nl": "Kansentarief"}, "price": 0.5, "priceCurrency": "EUR"},
        ],
        "bookingInfo": {"url": "https://example.org/inschrijven", "urlLabel": {"nl": "Schrijf je in"}},
        "languages": ["nl", "fr"],
        "created": "2027-01-15T10:00:00+00:00",
        "modified": "2027-02-26T09:30:00+00:00",
        "creator": "45c0d021-c78f-445f-adef-be3355b23e4f",
        "workflowStatus": "APPROVED",
        "audience": {"audienceType": "everyone"},
    }  # fmt: skip
    return {name: value for name, value in (made | changes).items() if value is not None}


SINGLE = {"calendarType": "single", "subEvent": [{"startDate": "2027-03-10T13:00:00+00:00", "endDate": "2027-03-10T15:00:00+00:00"}]}


@pytest.fixture(autouse=True)
def winter(time_machine):
    time_machine.move_to("2027-03-01T12:00:00+01:00", tick=False)
    translation.activate("en")


class Recorded:
    """publiq's Search API, as it answered."""

    def __init__(self):
        self.holds, self.answer = [event()], None
        self.server = StrangeServer({"/events/": lambda request: self.answer or (200, {}, self.page(request))})

    def page(self, request):
        asked = dict(pair.split("=") for pair in request.path.partition("?")[2].split("&"))
        assert asked["clientId"] == "key" and asked["organizerId"] == ORGANISER and asked["embed"] == "true"
        start, limit = int(asked["start"]), int(asked["limit"])
        members = self.holds[start : start + limit]
        return json.dumps({"@type": "PagedCollection", "itemsPerPage": limit, "totalItems": len(self.holds), "member": members}).encode()


@pytest.fixture
def register(settings):
    made = Recorded()
    settings.FETCH_ALLOWED_NETWORKS = ["127.0.0.0/8"]
    settings.FETCH_PORTS = {made.server.port}
    settings.UITDATABANK_URL = f"{made.server.url}/events/?clientId=key"
    with made.server:
        yield made


@pytest.fixture
def bib():
    bib = OrganisationFactory(email="bib@example.org", trust=Trust.TRUSTED)
    bib.room = PlaceFactory(organisation=bib, name="De Boekerij", street="Werft 16")
    bib.person = MembershipFactory(organisation=bib).user
    address = f"https://io.uitdatabank.be/organizers/{ORGANISER}"
    bib.source = CalendarSource.objects.create(organisation=bib, url=address, is_followed=True, followed_by=bib.person)
    return bib


def plan_of(organisation):
    return make_plan(organisation.source, ask(organisation.source).data.decode())


def bring_in(organisation):
    return take(plan_of(organisation), organisation.person)


def only(organisation):
    return Activity.objects.get(organisation=organisation)


def test_it_works(bib, register):
    outcome = bring_in(bib)
    assert (outcome.created, outcome.left_out) == (1, [])
    activity = only(bib)
    assert (activity.title, activity.description, activity.place) == ("Voorlezen in de bib", "Voor kinderen.\nBreng een kussen mee.", bib.room)
    assert (activity.age_from, activity.age_to, str(activity.price), activity.category) == (4, 8, "2.50", "outdoors")
    assert (activity.booking, activity.booking_url, activity.live) == ("needed", "https://example.org/inschrijven", True)
    first, second, third = activity.occurrences.order_by("starts_at")
    assert (first.starts, first.is_full) == (WALL(2027, 3, 3, 14), True)
    assert (second.ends, second.is_full) == (WALL(2027, 3, 10, 17), False)
    assert (third.starts, third.status, third.reason) == (WALL(2027, 4, 7, 14), "cancelled", "De bib is dicht.")


def test_it_is_off_without_an_address(bib, settings):
    assert settings.UITDATABANK_URL == ""
    with pytest.raises(NotFetched, match="does not read from UiTdatabank"):
        ask(bib.source)


def test_repeated_it_makes_nothing_twice(bib, register):
    bring_in(bib)
    register.holds = [event(modified="2027-03-01T04:00:00+00:00")]
    plan = plan_of(bib)
    assert (plan.new, plan.changed, plan.gone, plan.same) == ([], [], [], 1)


def test_what_changes_there_changes_here_and_what_vanishes_is_cancelled(bib, register):
    bring_in(bib)
    register.holds = [event(name={"nl": "Voorlezen op de zolder"}, priceInfo=None)]
    bring_in(bib)
    assert (only(bib).title, only(bib).price) == ("Voorlezen op de zolder", None)
    register.holds = [event(2)]
    assert bring_in(bib).cancelled == 1


def test_what_the_partner_changed_here_stays(bib, register):
    from network.review.sending import send

    bring_in(bib)
    activity = only(bib)
    activity.price = 5
    send(activity, bib.person)
    register.holds = [event(name={"nl": "Voorlezen op de zolder"})]
    assert plan_of(bib).changed == [] and len(plan_of(bib).left_out) == 1


def test_many_pages(bib, register):
    register.holds = [event(number, **SINGLE) for number in range(A_PAGE + 3)]
    assert len(plan_of(bib).new) == A_PAGE + 3 and len(register.server.asked) == 2


def test_at_night_it_is_read_as_any_calendar(bib, register):
    assert follow(bib.source) and only(bib).live
    register.answer = (503, {}, b"")
    assert not follow(bib.source) and "503" in bib.source.failure


def test_what_came_from_there_goes_back_under_its_own_number(bib, register):
    bring_in(bib)
    assert activity_as_uitdatabank(only(bib))["@id"] == "https://io.uitdatabank.be/events/85b04295-479c-40f5-b3dd-000000000001"


def test_what_was_sent_there_from_here_never_comes_back_as_another(bib, register):
    activity = ActivityFactory(organisation=bib, place=bib.room)
    sent = activity_as_uitdatabank(activity)
    register.holds = [event(7, hiddenLabels=sent["hiddenLabels"])]
    plan = plan_of(bib)
    assert plan.new == [] and "already" in plan.left_out[0].reason
    take(plan, bib.person)
    activity.refresh_from_db()
    assert activity.udb_event_id == "85b04295-479c-40f5-b3dd-000000000007"
    register.holds = [event(7)]
    assert plan_of(bib).new == [], "known by its number from now on"


def test_the_label_of_another_organisation_s_activity_is_no_proof(bib, register):
    stranger = ActivityFactory()
    register.holds = [event(hiddenLabels=[f"dorprondhetkind:{stranger.uid}"])]
    assert bring_in(bib).created == 1
    stranger.refresh_from_db()
    assert stranger.udb_event_id == ""


WEEK = {"calendarType": "periodic", "startDate": "2027-03-01T00:00:00+01:00", "endDate": "2027-03-31T23:59:59+02:00", "subEvent": None}
HOURS = [{"opens": "9:00", "closes": "12:00", "dayOfWeek": ["wednesday"]}, {"opens": "9:00", "closes": "12:00", "dayOfWeek": ["saturday"]}]


def test_weeks_that_are_all_alike_are_a_series(bib, register):
    closed = [{"startDate": "2027-03-10", "endDate": "2027-03-14", "description": {"nl": "Kermis"}}]
    register.holds = [event(**WEEK, openingHours=HOURS, openingHoursClosedDays=closed)]
    bring_in(bib)
    assert only(bib).rrule == "FREQ=WEEKLY;BYDAY=WE,SA;UNTIL=20270331"
    starts = [f"{row.starts:%d-%m %H:%M}" for row in only(bib).occurrences.order_by("starts_at")]
    assert starts == ["03-03 09:00", "06-03 09:00", "17-03 09:00", "20-03 09:00", "24-03 09:00", "27-03 09:00", "31-03 09:00"]


def test_online_and_whole_days(bib, register):
    stay = [{"startDate": "2027-07-05T00:00:00+02:00", "endDate": "2027-07-09T23:59:59+02:00", "overnight": True}]
    camp = [{"id": "0.57.0.0.0", "label": "Kamp of vakantie", "domain": "eventtype"}]
    register.holds = [
        event(1, attendanceMode="online", onlineUrl="https://meet.example.org/a", location={"@id": "https://io.uitdatabank.be/place/0"}, **SINGLE),
        event(2, **SINGLE | {"subEvent": stay}, terms=camp, childrenOnly=True),
    ]
    bring_in(bib)
    online, camp = Activity.objects.filter(organisation=bib).order_by("first_day")
    assert (online.place, online.online_url) == (None, "https://meet.example.org/a")
    assert (camp.all_day, camp.last_day, camp.overnight, camp.children_only) == (True, datetime.date(2027, 7, 9), True, True)


def test_a_place_that_is_not_known_is_asked(bib, register):
    register.holds = [
        event(
            location={
                "name": {"nl": "Sporthal"},
                "address": {"nl": {"streetAddress": "Sportlaan 1", "postalCode": "2440", "addressLocality": "Geel"}},
            }
        )
    ]
    assert list(plan_of(bib).unknown.values()) == ["Sporthal, Sportlaan 1, 2440 Geel"]


def dated(month, day):
    return {"startDate": f"2027-{month:02}-{day:02}T13:00:00+00:00", "endDate": f"2027-{month:02}-{day:02}T15:00:00+00:00"}


LEFT_OUT = {
    "always on": event(calendarType="permanent", subEvent=None),
    "hours that differ": event(**WEEK, openingHours=[HOURS[0], HOURS[1] | {"closes": "13:00"}]),
    "no hours": event(**WEEK),
    "hours that change": event(**WEEK, openingHours=HOURS, openingHoursAdjustedDays=[{}]),
    "not public": event(workflowStatus="REJECTED"),
    "no dates": event(subEvent=[]),
    "30 February": event(subEvent=[{"startDate": "2027-02-30T13:00:00+00:00", "endDate": "2027-03-03T15:00:00+00:00"}]),
    "a time without a zone": event(subEvent=[{"startDate": "2027-03-03T13:00:00", "endDate": "2027-03-03T15:00:00"}]),
    "no name": event(name={}),
    "no terms": event(terms=None),
    "a price of words": event(priceInfo=[{"category": "base", "price": "gratis"}]),
    "a price without end": event(priceInfo=[{"category": "base", "price": "Infinity"}]),
    "a list where a text belongs": event(name=["Voorlezen"]),
    "a text where a list belongs": event(subEvent="morgen"),
    "two hundred dates": event(subEvent=[dated(month, day) for month in range(4, 12) for day in range(1, 26)]),
    "an end before the beginning": event(subEvent=[{"startDate": "2027-03-03T13:00:00+00:00", "endDate": "2027-03-03T12:00:00+00:00"}]),
    "no number": event() | {"@id": "https://io.uitdatabank.be/event/x"},
}  # fmt: skip


@pytest.mark.parametrize("data", LEFT_OUT.values(), ids=LEFT_OUT)
def test_it_leaves_out_and_says_why(data, bib, register):
    register.holds = [data, event(9)]
    plan = plan_of(bib)
    assert len(plan.new) == 1 and len(plan.left_out) == 1 and plan.left_out[0].reason.endswith(".") and plan.left_out[0].title


def test_what_is_over_is_counted_only():
    assert read_event(event(), NUMBER, datetime.date(2028, 1, 1)).is_over
    with pytest.raises(ValidationError):
        read_event({}, NUMBER, TODAY)


BROKEN = [
    (200, {}, b"<html>"),
    (200, {}, b"[]"),
    (200, {}, b'{"member": 3}'),
    (200, {}, b'{"member": [3]}'),
    (200, {}, b"[" * 100_000),
    (401, {}, b""),
]


@pytest.mark.parametrize("answer", BROKEN)
def test_an_answer_that_is_none(answer, bib, register):
    register.answer = answer
    with pytest.raises(NotFetched):
        ask(bib.source)


@pytest.mark.parametrize(
    ("address", "number"),
    [
        (f"https://io.uitdatabank.be/organizers/{ORGANISER}", ORGANISER),
        (f"https://www.uitdatabank.be/organizers/{ORGANISER.upper()}/preview", ORGANISER),
        (f"https://io-test.uitdatabank.be/organizer/{ORGANISER}/", ORGANISER),
        (f"https://uitdatabank.be.example.org/organizers/{ORGANISER}", ""),
        (f"https://example.org/?https://io.uitdatabank.be/organizers/{ORGANISER}", ""),
        ("https://io.uitdatabank.be/organizers/1", ""),
        ("", ""),
    ],
)
def test_which_addresses_are_organisers(address, number):
    assert organiser_of(address) == number
