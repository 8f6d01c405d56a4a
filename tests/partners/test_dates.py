"""One date, this date and those after it, or all of them: said once, and everybody knows at once."""

import datetime

import pytest

from activities.factories import ActivityFactory
from activities.models import Activity
from network.enums import Trust
from network.factories import PlaceFactory
from tests.support import html
from tests.support.portal import member, reading

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def winter(time_machine):
    time_machine.move_to("2027-03-01T12:00:00+01:00", tick=False)


@pytest.fixture
def partner():
    """Of an organisation that is not trusted: these words do not wait for a reviewer."""
    return member()


@pytest.fixture
def activity(partner):
    return ActivityFactory(
        organisation=partner.organisation, title="Zangstonde", first_day=datetime.date(2027, 3, 3), every="FREQ=WEEKLY;BYDAY=WE;UNTIL=20270331"
    )


def say(partner, activity, rest, **answers):
    return partner.client.post(f"/partner/activiteit/{activity.uid}/{rest}", answers)


def dates(activity):
    return {f"{row.original:%d-%m}": (f"{row.starts:%d-%m %H:%M}", row.status, row.is_full) for row in activity.occurrences.all()}


def line_of(client, text):
    """The line of the agenda that stands on this day, as words."""
    day = html.read(client.get("/nl/agenda/?q=Zangstonde")).soup.find("time", datetime=text).find_parent("li")
    return " ".join(day.get_text(" ").split())


def test_it_works(partner, activity, client):
    response = say(partner, activity, "datum/20270310T1400/", what="cancelled", reason="De zanger is ziek.")
    assert response.status_code == 302
    assert dates(activity)["10-03"] == ("10-03 14:00", "cancelled", False)
    assert "De zanger is ziek." in line_of(client, "2027-03-10")
    assert html.read(client.get("/nl/agenda/?q=Zangstonde")).soup.find("time", datetime="2027-03-10").find_parent("li").select("del")
    assert "De zanger is ziek." not in line_of(client, "2027-03-17")


def test_calendars_take_the_new_version(partner, activity):
    before = activity.sequence
    say(partner, activity, "datum/20270310T1400/", what="full")
    activity.refresh_from_db()
    assert activity.sequence == before + 1 and dates(activity)["10-03"] == ("10-03 14:00", "scheduled", True)


def test_another_time(partner, activity, client):
    say(partner, activity, "datum/20270310T1400/", what="moved", day="2027-03-11", start_time="15:00", end_time="17:00")
    assert dates(activity)["10-03"][0] == "11-03 15:00"
    assert "15" in line_of(client, "2027-03-11")


def test_past_midnight(partner, activity):
    say(partner, activity, "datum/20270310T1400/", what="moved", day="2027-03-10", start_time="22:00", end_time="1:00")
    assert activity.overrides.get().ends == datetime.datetime(2027, 3, 11, 1)


def test_another_place_and_online(partner, activity, client):
    place = PlaceFactory(organisation=partner.organisation, name="De kapel")
    say(partner, activity, "datum/20270310T1400/", what="elsewhere", place=place.pk)
    assert "De kapel" in line_of(client, "2027-03-10")
    say(partner, activity, "datum/20270317T1400/", what="moved_online", online_url="https://example.org/zing")
    assert dates(activity)["17-03"][1] == "moved_online"
    assert "https://example.org/zing" in client.get("/nl/agenda/zangstonde/").content.decode()


def test_it_goes_on_after_all(partner, activity):
    say(partner, activity, "datum/20270310T1400/", what="cancelled", reason="De zanger is ziek.")
    say(partner, activity, "datum/20270310T1400/", what="as_planned")
    assert dates(activity)["10-03"] == ("10-03 14:00", "scheduled", False)


def test_all_of_them(partner, activity, client):
    say(partner, activity, "alle-data/", what="cancelled", reason="Te weinig zangers.")
    assert {status for _start, status, _full in dates(activity).values()} == {"cancelled"}
    assert "Te weinig zangers." in client.get("/nl/agenda/zangstonde/").content.decode()
    say(partner, activity, "alle-data/", what="as_planned")
    assert {status for _start, status, _full in dates(activity).values()} == {"scheduled"}


def test_a_change_that_is_approved_later_does_not_undo_it(partner, activity, reviewer):
    """Trap: the change was written before the date was cancelled."""
    from network.review.deciding import approve

    partner.client.post(f"/partner/activiteit/{activity.uid}/wijzig/", reading(title="Zangstonde!", where=str(activity.place_id), until="2027-03-31"))
    say(partner, activity, "datum/20270310T1400/", what="cancelled", reason="De zanger is ziek.")
    say(partner, activity, "alle-data/", what="full")
    approve(activity, Activity.objects.get(pk=activity.pk).latest_revision_id, reviewer)
    activity.refresh_from_db()
    assert (activity.title, activity.is_full) == ("Zangstonde!", True)
    assert dates(activity)["10-03"] == ("10-03 14:00", "cancelled", True)


REFUSED = {
    "nothing": {},
    "no reason": {"what": "cancelled"},
    "no address online": {"what": "moved_online"},
    "no new time": {"what": "moved", "day": "", "start_time": "", "end_time": ""},
    "a day that does not exist": {"what": "moved", "day": "2027-02-30", "start_time": "14:00", "end_time": "15:00"},
    "no place": {"what": "elsewhere"},
    "another's place": {"what": "elsewhere", "place": "another"},
    "an unknown word": {"what": "x"},
    "a script": {"what": "moved_online", "online_url": "javascript:alert(1)"},
}


@pytest.mark.parametrize("answers", REFUSED.values(), ids=REFUSED)
def test_it_refuses_with_a_sentence(partner, activity, answers):
    if answers.get("place") == "another":
        answers = answers | {"place": PlaceFactory().pk}
    response = say(partner, activity, "datum/20270310T1400/", **answers)
    assert response.status_code == 200 and html.read(response).soup.select(".field__error")
    assert not activity.overrides.exists()


@pytest.mark.parametrize("date", ["20270311T1400", "20270310T1500", "20270230T1400", "x", "20270310", "99999999T9999", "20270310T1400Z"])
def test_what_is_no_date_of_it_is_a_404(partner, activity, date):
    for rest in (f"datum/{date}/", f"vanaf/{date}/"):
        assert say(partner, activity, rest, what="full").status_code == 404


def test_this_one_and_those_after_it(partner, activity, client):
    """The old series ends before, a new one goes on; nothing happens before it is approved."""
    form = reading(title="Zangstonde", start_time="16:00", end_time="17:00", day="2027-03-17", until="2027-03-31", where=str(activity.place_id))
    assert say(partner, activity, "vanaf/20270317T1400/", **form).status_code == 302
    assert list(dates(activity)) == ["03-03", "10-03", "17-03", "24-03", "31-03"]
    after = Activity.objects.get(follows=activity)
    assert not after.live
    approve_latest(after)
    assert list(dates(activity)) == ["03-03", "10-03"]
    assert [start for start, _status, _full in dates(after).values()] == ["17-03 16:00", "24-03 16:00", "31-03 16:00"]


def test_from_here_on_another_day(partner, activity):
    partner.organisation.trust = Trust.TRUSTED
    partner.organisation.save()
    form = reading(title="Zangstonde", day="2027-03-18", until="2027-03-31", where=str(activity.place_id))
    say(partner, activity, "vanaf/20270317T1400/", **form)
    assert list(dates(activity)) == ["03-03", "10-03"]
    assert [start for start, _status, _full in dates(Activity.objects.get(follows=activity)).values()] == ["18-03 14:00", "25-03 14:00"]
    again = say(partner, activity, "vanaf/20270310T1400/", **form)
    assert again.status_code == 200 and Activity.objects.filter(follows=activity).count() == 1


def approve_latest(activity):
    from django.contrib.auth import get_user_model

    from network.review.deciding import approve

    approve(activity, activity.latest_revision_id, get_user_model().objects.get(username="nalezer"))
