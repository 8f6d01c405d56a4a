"""A calendar kept elsewhere comes in through the portal: seen first, one button, nothing twice."""

import datetime
import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from activities.factories import ActivityFactory
from activities.models import Activity, CalendarSource, PendingImport
from network.enums import Trust
from network.factories import PlaceFactory
from network.models import Place
from tests.activities.calendars import GOOGLE, as_sent, calendar
from tests.support import html
from tests.support.strange_server import StrangeServer

pytestmark = pytest.mark.django_db
HERE = "/partner/organisatie/speelboot/agenda-binnenhalen/"
WHEN = "DTSTART:20270310T140000\nDURATION:PT2H\n"


@pytest.fixture(autouse=True)
def winter(time_machine):
    time_machine.move_to("2027-03-01T12:00:00+01:00", tick=False)


@pytest.fixture
def boat(speelboot):
    """Trusted, with one place and a public address."""
    speelboot.email, speelboot.trust = "boot@example.org", Trust.TRUSTED
    speelboot.save()
    PlaceFactory(organisation=speelboot, name="De Boekerij", street="Werft 16")
    return speelboot


@pytest.fixture
def client(boat, els, signed_in):
    return signed_in(els)


def sent(data, name="agenda.ics"):
    return {"file": SimpleUploadedFile(name, data)}


def look(client, data=None, **typed):
    """The page of the preview, and where it is."""
    response = client.post(f"{HERE}?taal=en", sent(data) if data else typed)
    assert response.status_code == 302, response.content.decode()
    where = response.headers["Location"]
    return where, client.get(f"{where}?taal=en")


def sound(response):
    page = html.read(response)
    levels = page.heading_levels()
    assert page.errors() == page.inline() == page.foreign() == [] and len(page.ids()) == len(set(page.ids()))
    assert levels.count(1) == 1 and all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


def refused(client, typed):
    response = client.post(f"{HERE}?taal=en", typed)
    assert (
        response.status_code == 200
        and not PendingImport.objects.exists()
        and not CalendarSource.objects.filter(organisation__slug="speelboot").exists()
    )
    form = response.context["form"]
    assert form.errors and all(str(error).endswith(".") for errors in form.errors.values() for error in errors)
    return str(form.errors)


@pytest.fixture
def elsewhere(settings):
    """A web server where calendars may be read in this test."""
    pages = {"/a.ics": lambda _request: (200, {"ETag": '"1"'}, calendar(WHEN))}
    with StrangeServer(pages) as server:
        settings.FETCH_ALLOWED_NETWORKS = ["127.0.0.0/8"]
        settings.FETCH_PORTS = {server.port}
        yield server


def test_it_works(client, boat):
    where, page = look(client, as_sent(GOOGLE))
    assert [row["title"] for row in page.context["shown"]["new"]] == ["Voorlezen in de bib", "Praatje met een schrijver", "Boekenverkoop"]
    assert not Activity.objects.filter(organisation=boat).exists() and not boat.calendars.exists()
    (question,) = page.context["form"].asked
    done = client.post(where, {question: str(boat.places.get().pk)}, follow=True)
    assert done.redirect_chain[-1][0] == HERE and "3" in said(done)
    assert Activity.objects.visible().filter(organisation=boat).count() == 3 and not PendingImport.objects.exists()
    _where, again = look(client, as_sent(GOOGLE))
    assert again.context["plan"].is_empty and again.context["plan"].same == 3


def test_both_pages_are_sound(client, boat):
    sound(client.get(HERE))
    _where, page = look(client, calendar(WHEN, f"{WHEN}LOCATION:Zaal\\, Kerkstraat 1\\, 2440 Geel", "DTSTART:20270230T140000\nDURATION:PT2H"))
    sound(page)


def test_an_address_is_read_and_followed(client, boat, elsewhere):
    where, page = look(client, address=f"{elsewhere.url}/a.ics")
    assert len(page.context["shown"]["new"]) == 1 and "follow" in page.context["form"].fields
    page = client.post(where, {"follow": "on"}, follow=True)
    (source,) = page.context["calendars"]
    assert (source.url, source.is_followed, source.etag, source.followed_by) == (f"{elsewhere.url}/a.ics", True, '"1"', page.wsgi_request.user)
    assert Activity.objects.get(organisation=boat).source == source
    sound(page)


def test_stop_following_leaves_what_came(client, boat, elsewhere):
    where, _page = look(client, address=f"{elsewhere.url}/a.ics")
    client.post(where, {"follow": "on"})
    stop = f"{HERE}stop/{boat.calendars.get().pk}/"
    client.get(stop)
    assert boat.calendars.count() == 1, "only a press does it"
    client.post(stop)
    assert not boat.calendars.exists()
    activity = Activity.objects.get(organisation=boat)
    assert activity.live and activity.source is None


def test_a_phone_s_way_of_writing_an_address(client, elsewhere, settings):
    settings.FETCH_PORTS = {443}
    assert "port" not in refused(client, {"address": "webcal://127.0.0.1/a.ics"}), "it was asked at https"


def test_one_activity_is_looked_after_here(client, boat, elsewhere):
    where, _page = look(client, address=f"{elsewhere.url}/a.ics")
    client.post(where, {"follow": "on"})
    activity = Activity.objects.get(organisation=boat)
    page = f"/partner/activiteit/{activity.uid}/"
    assert "partner/activiteit" in client.get(page).content.decode() and f"{page}los/" in client.get(page).content.decode()
    client.post(f"{page}los/")
    activity.refresh_from_db()
    assert activity.source is None and f"{page}los/" not in client.get(page).content.decode()


def test_a_new_place_is_made_of_its_words(client, boat):
    where, page = look(client, calendar(f"{WHEN}LOCATION:Zaal Sint-Jan\\, Kerkstraat 1\\, 2440 Geel\\, België"))
    (question,) = page.context["form"].asked
    client.post(where, {question: "new"})
    place = Activity.objects.get(organisation=boat).place
    assert (place.name, place.street, place.municipality.name) == ("Zaal Sint-Jan", "Kerkstraat 1", "Geel")


def test_what_has_no_place_waits_and_the_preview_stays(client, boat):
    where, page = look(client, calendar(WHEN, f"{WHEN}LOCATION:Kantoor"))
    (question,) = page.context["form"].asked
    assert client.post(where, {question: ""}).headers["Location"] == where
    assert Activity.objects.filter(organisation=boat).count() == 1
    client.post(where, {question: "0"})
    assert Activity.objects.filter(organisation=boat).count() == 1 and boat.calendars.get().where == {" kantoor ": 0}
    assert client.get(where).status_code == 302


def test_the_place_of_another_organisation_is_no_answer(client, boat):
    where, page = look(client, calendar(f"{WHEN}LOCATION:Kantoor"))
    (question,) = page.context["form"].asked
    response = client.post(where, {question: str(PlaceFactory().pk)})
    assert response.status_code == 200 and response.context["form"].errors and not boat.calendars.exists()


def test_without_a_public_contact_one_is_asked(client, boat):
    boat.email = ""
    boat.save()
    where, _page = look(client, calendar(WHEN))
    response = client.post(where, {})
    assert "contact_phone" in response.context["form"].errors and not Activity.objects.filter(organisation=boat).exists()
    client.post(where, {"contact_phone": "014 11 22 33"})
    assert Activity.objects.get(organisation=boat).contact_phone == "014 11 22 33"


def test_a_moderated_organisation_waits(client, boat):
    boat.trust = Trust.MODERATED
    boat.save()
    where, _page = look(client, calendar(WHEN))
    client.post(where, {})
    activity = Activity.objects.get(organisation=boat)
    assert not activity.live and activity.workflow_in_progress


def test_a_preview_is_kept_for_an_hour_and_encrypted(client, time_machine):
    where, _page = look(client, calendar(WHEN))
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM activities_pendingimport")
        assert "koken" not in cursor.fetchone()[0]
    time_machine.move_to("2027-03-01T13:00:01+01:00", tick=False)
    assert client.get(where).headers["Location"] == HERE


def test_a_preview_is_for_who_asked(client, boat, omar, rik, signed_in):
    where, _page = look(client, calendar(WHEN))
    assert signed_in(omar).get(where).headers["Location"] == HERE
    assert signed_in(rik).get(where).status_code == 404 and signed_in(rik).post(where, {}).status_code == 404
    assert not Activity.objects.filter(organisation=boat).exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_another_organisation_is_a_404(method, client, boat, rik):
    theirs = CalendarSource.objects.create(organisation=rik.organisation, url="https://calendar.example/a.ics", is_followed=True)
    activity = ActivityFactory(organisation=rik.organisation)
    for path in ("organisatie/ravotter/agenda-binnenhalen/", "organisatie/bestaat-niet/agenda-binnenhalen/",
                 f"organisatie/speelboot/agenda-binnenhalen/stop/{theirs.pk}/", f"organisatie/ravotter/agenda-binnenhalen/stop/{theirs.pk}/",
                 f"activiteit/{activity.uid}/los/", f"activiteit/{activity.uid}/uitdatabank.json"):  # fmt: skip
        assert getattr(client, method)(f"/partner/{path}").status_code == 404, path
    assert CalendarSource.objects.filter(pk=theirs.pk).exists()


def test_who_is_not_signed_in_signs_in_first(boat):
    from django.test import Client

    assert Client().get(HERE).headers["Location"].startswith("/partner/?verder=")


def test_a_form_of_another_site_is_refused(client):
    assert client.post(HERE, sent(calendar(WHEN)), headers={"Origin": "https://elders.example"}).status_code == 403
    assert not PendingImport.objects.exists()


FILES = {
    "a picture": ("agenda.ics", b"\x89PNG\r\n\x1a\n" + bytes(50)),
    "a page": ("agenda.ics", b"<!doctype html><p>Meld je aan</p>"),
    "another ending": ("agenda.exe", calendar(WHEN)),
    "no ending": ("agenda", calendar(WHEN)),
    "nothing": ("agenda.ics", b""),
    "words": ("agenda.ics", b"elke woensdag"),
    "half of one": ("agenda.ics", calendar(WHEN)[:-30]),
    "10,000 events": ("agenda.ics", calendar(*[WHEN] * 10_000)),
    "10,000 events, folded": ("agenda.ics", calendar(*[WHEN] * 10_000).replace(b"BEGIN:VEVENT", b"BEGIN:VEV\r\n ENT")),
    "50 MB": ("agenda.ics", b"BEGIN:VCALENDAR\r\n" + b"X-A:a\r\n" * 7_150_000),
    "five and a half MB": ("agenda.ics", b"BEGIN:VCALENDAR\r\n" + b"X-A:a\r\n" * 786_000),
}


@pytest.mark.parametrize(("name", "data"), FILES.values(), ids=FILES)
def test_it_refuses_a_file(name, data, client):
    refused(client, sent(data, name))


def test_fifty_megabytes_are_not_even_read(client):
    class Weighed(io.BytesIO):
        def read(self, *args):
            raise AssertionError("read")

    response = client.generic(
        "POST", HERE, b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(50 * 2**20), **{"wsgi.input": Weighed()}
    )
    assert response.status_code == 200 and "file" in response.context["form"].errors


ADDRESSES = ["http://127.0.0.1/", "http://169.254.169.254/latest/", "http://[::1]/", "http://10.0.0.1/", "http://2130706433/", "file:///etc/passwd",
             "gopher://x.example/", "https://user:secret@x.example/", "https://x.example:22/", "http://[", "https://" + "a" * 600]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_refuses_an_address(address, client):
    assert "127." not in refused(client, {"address": address})


def test_it_refuses_redirects_in_a_circle(client, elsewhere):
    elsewhere.pages["/b.ics"] = lambda _request: (302, {"Location": "/b.ics"}, b"")
    refused(client, {"address": f"{elsewhere.url}/b.ics"})


def test_it_wants_one_of_both(client):
    refused(client, {})
    refused(client, sent(calendar(WHEN)) | {"address": "https://x.example/"})


def test_nobody_scans_the_web_through_us(client, elsewhere):
    for _ in range(30):
        client.post(HERE, {"address": f"{elsewhere.url}/none"})
    asked = len(elsewhere.asked)
    assert "hour" in refused(client, {"address": f"{elsewhere.url}/a.ics"}) and len(elsewhere.asked) == asked == 30


EVENTS = {
    "every second": WHEN + "RRULE:FREQ=SECONDLY",
    "ten million times": WHEN + "RRULE:FREQ=DAILY;COUNT=10000000",
    "a rule with a line break": WHEN + "RRULE:FREQ=DAILY\\r\\nATTENDEE:mailto:x@example.org",
    "30 February": "DTSTART:20270230T140000\nDURATION:PT2H",
    "an end before the beginning": "DTSTART:20270310T140000\nDTEND:20270310T130000",
}


@pytest.mark.parametrize("lines", EVENTS.values(), ids=EVENTS)
def test_what_cannot_come_says_why_and_nothing_is_saved(lines, client, boat):
    where, page = look(client, calendar(lines))
    (one,) = page.context["shown"]["left_out"]
    assert one.title == "Samen koken" and one.reason.endswith(".") and one.reason in page.content.decode()
    client.post(where, {})
    assert not Activity.objects.filter(organisation=boat).exists()


def test_no_property_is_injected_through_a_title(client, boat):
    where, _page = look(client, calendar(f"{WHEN}SUMMARY:Koken\\r\\nATTENDEE:mailto:x@example.org\\nEND:VEVENT"))
    client.post(where, {})
    assert Activity.objects.get(organisation=boat).title == "Koken\\r ATTENDEE:mailto:x@example.org END:VEVENT"


def test_words_of_elsewhere_are_words(client, boat):
    _where, page = look(client, calendar(f"{WHEN}SUMMARY:&lt;script&gt;alert(1)&lt;/script&gt;"))
    assert "<script>alert" not in page.content.decode() and "&lt;script&gt;alert" in page.content.decode()


def test_more_than_a_page_is_counted(client):
    _where, page = look(client, calendar(*[WHEN] * 150))
    assert len(page.context["shown"]["new"]) == 100 and page.context["more"]["new"] == 50 and "50" in page.content.decode()


def test_the_preview_asks_a_fixed_number_of_questions(client, boat, query_count):
    few, many = (
        look(client, calendar(*[f"{WHEN}LOCATION:Zaal\\, Kerkstraat {number}\\, 2440 Geel" for number in range(size)]))[0] for size in (2, 60)
    )
    with query_count(60) as of_few:
        client.get(few)
    with query_count(len(of_few)):
        client.get(many)


def test_the_way_to_uitdatabank(client, boat):
    activity = ActivityFactory(organisation=boat, place=Place.objects.get(organisation=boat), first_day=datetime.date(2027, 3, 27))
    response = client.get(f"/partner/activiteit/{activity.uid}/uitdatabank.json")
    assert json.loads(response.content)["subEvent"][0]["startDate"] == "2027-03-27T14:00:00+01:00"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{activity.slug}.uitdatabank.json"'
    draft = ActivityFactory(organisation=boat, place=Place.objects.get(organisation=boat), live=False)
    draft.title = "Een kladje"
    draft.save_revision()
    assert json.loads(client.get(f"/partner/activiteit/{draft.uid}/uitdatabank.json").content)["name"] == {"nl": "Een kladje"}
