"""What changes after somebody subscribed: dates and series that are off, moved, full; and the words in another language."""

import datetime

import pytest
from django.utils.translation import gettext, override

from activities.factories import ActivityFactory
from activities.models import Activity, ActivityText, Override
from activities.occurrences import changed
from network.factories import PlaceFactory
from tests.support.calendars import unfolded, values

pytestmark = pytest.mark.django_db
WALL = datetime.datetime
WEEKLY = "FREQ=WEEKLY;BYDAY=WE"
PREFIXES = {"cancelled": "Cancelled: %(title)s", "postponed": "Postponed: %(title)s"}


@pytest.fixture(autouse=True)
def winter(time_machine):
    time_machine.move_to("2027-03-01T12:00:00+01:00", tick=False)


def make(every=WEEKLY, first=datetime.date(2027, 3, 3), **values):
    return ActivityFactory(**{"title": "Voorlezen", "first_day": first, "every": every} | values)


def differ(activity, original=WALL(2027, 3, 10, 14), **values):  # noqa: B008 - a date, not a moment
    Override.objects.create(activity=activity, original=original, **values)
    changed(activity)
    return activity


def lines(client, activity, language="nl"):
    answer = client.get(f"/{language}/agenda/{activity.slug}/serie.ics")
    assert answer.status_code == 200
    return unfolded(answer.content)


def test_every_change_raises_the_sequence_and_the_uid_stays(client):
    activity = make()
    before = lines(client, activity)
    differ(activity, status="cancelled")
    after = lines(client, activity)
    assert set(values(before, "UID")) == set(values(after, "UID")) == set(values(lines(client, activity, "ar"), "UID")) == {str(activity.uid)}
    assert int(values(after, "SEQUENCE")[0]) > int(values(before, "SEQUENCE")[0])
    assert len(set(values(after, "SEQUENCE"))) == 1


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_date_that_is_off_stays_and_says_so_in_front(status, client):
    written = lines(client, differ(make(), status=status, reason="De juf is ziek."))
    event = written[written.index("RECURRENCE-ID;TZID=Europe/Brussels:20270310T140000") - 20 :]
    with override("nl"):
        said = gettext(PREFIXES[status]) % {"title": "Voorlezen"}
    assert said != "Voorlezen" and f"SUMMARY:{said}" in event and "STATUS:CANCELLED" in event
    assert values(written, "DESCRIPTION")[-1].startswith("De juf is ziek.\\n")
    assert written.count("STATUS:CONFIRMED") == 1, "the series itself goes on"


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_series_that_is_off_has_no_date_that_goes_on(status, client):
    activity = differ(make(), status="moved_online")
    Activity.objects.filter(pk=activity.pk).update(status=status, status_reason="De zaal is stuk.")
    changed(Activity.objects.get(pk=activity.pk))
    written = lines(client, activity)
    assert values(written, "STATUS") == ["CANCELLED", "CANCELLED"]
    assert all("De zaal is stuk." in words for words in values(written, "DESCRIPTION"))


def test_a_date_online_says_where(client):
    written = lines(client, differ(make(), status="moved_online", online_url="https://example.org/samen", reason="Ijzel."))
    assert values(written, "LOCATION") == ["De bibliotheek\\, Markt 1\\, 2440 Geel", "https://example.org/samen"]
    assert values(written, "URL")[-1] == "https://example.org/samen" and values(written, "STATUS") == ["CONFIRMED", "CONFIRMED"]
    with override("nl"):
        assert values(written, "DESCRIPTION")[-1].startswith(gettext("Moved online.") + "\\nIjzel.")


def test_a_date_at_another_place_and_a_full_one(client):
    activity = make()
    place = PlaceFactory(organisation=activity.organisation, name="De kerk", street="Plein 2", postal_code="2300")
    written = lines(client, differ(activity, place=place, is_full=True))
    assert values(written, "LOCATION") == ["De bibliotheek\\, Markt 1\\, 2440 Geel", "De kerk\\, Plein 2\\, 2300 Turnhout"]
    with override("nl"):
        assert values(written, "DESCRIPTION")[-1].startswith(gettext("Full: nobody can join any more.").replace(",", "\\,"))


def test_an_override_of_what_is_no_date_any_more_is_not_written(client):
    activity = differ(make(), WALL(2027, 3, 11, 14), status="cancelled")
    assert lines(client, activity).count("BEGIN:VEVENT") == 1
    written = lines(client, differ(activity, WALL(2027, 3, 10, 14), status="cancelled"))
    assert values(written, "RECURRENCE-ID") == ["20270310T140000"]


def test_words_follow_the_language_and_dates_do_not(client):
    activity = make(category="play")
    text = ActivityText.objects.get(activity=activity)
    arabic = text.copy_for_translation(type(text.locale).objects.get(language_code="ar"))
    arabic.title = "قراءة بصوت عالٍ"
    arabic.save()
    dutch, other = lines(client, activity), lines(client, activity, "ar")
    assert values(dutch, "SUMMARY") == ["Voorlezen"] and values(other, "SUMMARY") == ["قراءة بصوت عالٍ"]
    for language, written in (("nl", dutch), ("ar", other)):
        with override(language):
            assert values(written, "CATEGORIES") == [str(activity.get_category_display())]
    for name in ("UID", "DTSTART", "DTEND", "RRULE", "SEQUENCE"):
        assert values(dutch, name) == values(other, name)
