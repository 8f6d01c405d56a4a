"""Who has this version of the calendar is sent nothing; who has another, everything. A version is made without writing the calendar."""

import datetime
import gzip

import pytest

from activities.factories import ActivityFactory
from activities.models import Activity, ActivityText, HolidayPeriod, HolidaySet, Override
from activities.occurrences import changed
from network.factories import OrganisationFactory
from network.models import Organisation

pytestmark = pytest.mark.django_db
FEED = "/nl/agenda/agenda.ics"


@pytest.fixture(autouse=True)
def winter(db, time_machine):
    time_machine.move_to("2027-03-01T12:00:00+01:00", tick=False)
    Activity.objects.update(live=False)  # those of the demo


def make(title, **values):
    return ActivityFactory(title=title, first_day=datetime.date(2027, 3, 10), **values)


@pytest.fixture
def known(client):
    make("Zwemmen", organisation=OrganisationFactory(name="De Wulp"), skips=[HolidaySet.objects.get(slug="school")], every="FREQ=WEEKLY")
    return client.get(FEED).headers["ETag"]


def test_who_has_this_version_is_sent_nothing(client, known, query_count):
    for etag in (known, f"W/{known}", f'"other", {known}', "*"):
        answer = client.get(FEED, headers={"If-None-Match": etag})
        assert (answer.status_code, answer.content, answer.headers["ETag"]) == (304, b"", known)
        assert "max-age=300" in answer.headers["Cache-Control"]
    with query_count(3):
        client.get(FEED, headers={"If-None-Match": known})
    assert client.get(FEED, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_version_that_was_sent_compressed_is_known_again(client, known):
    answer = client.get(FEED, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip" and answer.headers["ETag"] == f"W/{known}"
    assert b"SUMMARY:Zwemmen\r\n" in gzip.decompress(b"".join(answer.streaming_content))
    again = client.get(FEED, headers={"Accept-Encoding": "gzip", "If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_who_asks_for_the_head_gets_nothing_else(client, known):
    answer = client.head(FEED)
    assert (answer.status_code, answer.content, answer.headers["ETag"]) == (200, b"", known)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert client.head(FEED, headers={"If-None-Match": known}).status_code == 304
    assert client.post(FEED).status_code == 405


def zwemmen():
    return Activity.objects.get(title="Zwemmen")


def cancel_a_date():
    Override.objects.create(activity=zwemmen(), original=datetime.datetime(2027, 3, 17, 14), status="cancelled")
    changed(zwemmen())


def change_the_holidays():
    """Past the set that would tell its series."""
    HolidayPeriod.objects.filter(holiday_set__slug="school").order_by("pk")[0].delete()


def translate_it():
    text = ActivityText.objects.get(activity=zwemmen())
    text.title = "Zwemles"
    text.save()


CHANGES = {
    "another one": lambda: make("Lezen"),
    "one gone": lambda: zwemmen().unpublish(),
    "one that goes while another comes": lambda: (zwemmen().unpublish(), make("Lezen")),
    "a date cancelled": cancel_a_date,
    "an organisation with another name": lambda: Organisation.objects.filter(name="De Wulp").update(name="De Wilp"),
    "an organisation suspended": lambda: Organisation.objects.filter(name="De Wulp").update(status="suspended"),
    "other holidays": change_the_holidays,
    "other words": translate_it,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_is_another_version(change, client, known):
    change()
    answer = client.get(FEED, headers={"If-None-Match": known})
    assert answer.status_code == 200 and answer.headers["ETag"] != known


def test_every_filter_language_and_day_is_another_version(client, known, time_machine):
    versions = {client.get(address).headers["ETag"] for address in (FEED, "/ar/agenda/agenda.ics", f"{FEED}?gratis=1", f"{FEED}?van=2027-03-02")}
    time_machine.move_to("2027-03-02T12:00:00+01:00", tick=False)
    assert len({*versions, client.get(FEED).headers["ETag"]}) == 5
