"""What editors do with the agenda on the desk: mend a word, take something off, keep the holidays."""

import datetime

import pytest

from activities.factories import ActivityFactory
from activities.models import Activity, HolidaySet
from tests.support import html

pytestmark = pytest.mark.django_db


@pytest.fixture
def activity(data, time_machine):
    time_machine.move_to("2031-03-03T12:00:00+01:00", tick=False)
    school = HolidaySet.objects.get(slug="school")
    return ActivityFactory(title="Zangstonde", first_day=datetime.date(2031, 3, 5), every="FREQ=WEEKLY;BYDAY=WE", skips=[school])


def fields_of(response):
    """The form as it stands."""
    data = {}
    for field in html.read(response).soup.select("form[data-edit-form] [name], #w-editor-form [name]"):
        if field.name == "button" or (field.get("type") in {"checkbox", "radio"} and not field.has_attr("checked")):
            continue
        chosen = field.select_one("option[selected]") if field.name == "select" else None
        value = field.get_text() if field.name == "textarea" else field.get("value", "")
        data[field["name"]] = (chosen["value"] if chosen else "") if field.name == "select" else value
    return data


def test_it_works(activity, editor_client, client):
    before = activity.occurrences.count()
    url = f"/admin/snippets/activities/activity/edit/{activity.pk}/"
    form = fields_of(editor_client.get(url))
    assert form["title"] == "Zangstonde"
    response = editor_client.post(url, form | {"title": "Zangstonde voor wie durft", "action-publish": "action-publish"})
    assert response.status_code == 302, html.read(response).soup.select(".error-message")
    activity = Activity.objects.get(pk=activity.pk)
    assert (activity.title, activity.occurrences.count(), activity.skips.count()) == ("Zangstonde voor wie durft", before, 1)
    assert "Zangstonde voor wie durft" in client.get("/nl/agenda/zangstonde/").text


def test_the_list_is_searched_and_filtered(activity, editor_client):
    page = editor_client.get("/admin/snippets/activities/activity/?q=Zangstonde")
    assert page.status_code == 200 and "Zangstonde" in page.content.decode()
    assert "Zangstonde" not in editor_client.get("/admin/snippets/activities/activity/?q=Dansstonde").content.decode()


def test_it_is_taken_off_the_agenda(activity, editor_client, client):
    assert editor_client.post(f"/admin/snippets/activities/activity/unpublish/{activity.pk}/").status_code == 302
    assert client.get("/nl/agenda/zangstonde/").status_code == 404 and not activity.occurrences.exists()


def test_a_holiday_that_an_editor_adds_counts_at_once(activity, editor_client):
    school = HolidaySet.objects.get(slug="school")
    url = f"/admin/agenda/vakanties/edit/{school.pk}/"
    form = fields_of(editor_client.get(url)) or {}
    number = int(form["periods-TOTAL_FORMS"])
    form |= {
        "periods-TOTAL_FORMS": str(number + 1), f"periods-{number}-name": "Brugdag", f"periods-{number}-first_day": "2031-03-05",
        f"periods-{number}-last_day": "2031-03-05", f"periods-{number}-ORDER": str(number + 1),
    }  # fmt: skip
    response = editor_client.post(url, form)
    assert response.status_code == 302, html.read(response).soup.select(".error-message")
    assert activity.occurrences.order_by("starts_at")[0].day == datetime.date(2031, 3, 12)


def test_a_holiday_that_ends_before_it_begins_is_refused(activity, editor_client):
    school = HolidaySet.objects.get(slug="school")
    url = f"/admin/agenda/vakanties/edit/{school.pk}/"
    form = fields_of(editor_client.get(url)) | {"periods-0-last_day": "2020-01-01"}
    assert editor_client.post(url, form).status_code == 200
    assert not school.periods.filter(last_day="2020-01-01").exists()
