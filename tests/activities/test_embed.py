"""The agenda on other people's websites: in a frame where it is allowed, as a bare list for their server."""

import datetime
import re

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.factories import ActivityFactory
from activities.models import Activity, Override
from activities.occurrences import changed
from network.factories import OrganisationFactory
from network.models import EmbedHost
from tests.support import html

pytestmark = pytest.mark.django_db
WALL = datetime.datetime
FRAME, LIST = "/nl/agenda/inbedden/", "/nl/agenda/inbedden/lijst.html"


@pytest.fixture(autouse=True)
def winter(db, time_machine):
    time_machine.move_to("2027-03-01T12:00:00+01:00", tick=False)
    Activity.objects.update(live=False)  # those of the demo


@pytest.fixture
def library():
    organisation = OrganisationFactory(name="De bib")
    ActivityFactory(title="Voorlezen", organisation=organisation, first_day=datetime.date(2027, 3, 3), every="FREQ=WEEKLY;COUNT=3")
    return organisation


@pytest.fixture
def club():
    organisation = OrganisationFactory(name="De club")
    ActivityFactory(title="Zwemmen", organisation=organisation, first_day=datetime.date(2027, 3, 4))
    return organisation


def allow(organisation, host):
    one = EmbedHost(organisation=organisation, host=host)
    one.full_clean()
    one.save()
    return one


def framing(response):
    """Who may frame it, as browsers read it."""
    directives = dict(part.split(" ", 1) for part in response.headers["Content-Security-Policy"].split("; "))
    return directives["frame-ancestors"], response.headers.get("X-Frame-Options")


NOBODY = ("'none'", "DENY")


def test_it_works(client, library, club):
    allow(library, "www.debib.example")
    response = client.get(f"{FRAME}?organisatie=de-bib")
    page = html.read(response)
    assert framing(response) == ("www.debib.example", None)
    assert page.errors() == [] and page.inline() == [] and page.heading_levels() == [1]
    assert page.soup.find(["script", "header", "nav", "form"]) is None
    links = page.soup.select(".dorp-agenda a")
    assert [link.get_text() for link in links] == ["Voorlezen"] * 3
    for link in page.soup.find_all("a"):
        assert link["href"].startswith("http://testserver/nl/agenda/") and link["target"] == "_top" and "noopener" in link["rel"]
    assert client.get(links[0]["href"]).status_code == 200
    assert set(response.headers["Cache-Control"].split(", ")) == {"max-age=300", "public"}
    assert response.headers["X-Robots-Tag"] == "noindex" and not response.cookies
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_the_bare_list_is_the_same_list(client, library, club):
    framed = html.read(client.get(f"{FRAME}?organisatie=de-bib"))
    answer = client.get(f"{LIST}?organisatie=de-bib")
    assert answer.content.strip().startswith(b"<ul") and answer.content.strip().endswith(b"</ul>") and b"<script" not in answer.content
    assert html.read(answer).soup.ul == framed.soup.ul
    assert framing(answer) == NOBODY


# Who may frame it


def test_without_a_list_nobody_may(client, library):
    assert framing(client.get(FRAME)) == framing(client.get(f"{FRAME}?organisatie=de-bib")) == NOBODY


def test_an_organisation_is_framed_by_its_own_websites_alone(client, library, club):
    allow(library, "www.debib.example")
    allow(library, "debib.example")
    allow(club, "club.example")
    assert framing(client.get(f"{FRAME}?organisatie=de-bib")) == ("debib.example www.debib.example", None)
    assert framing(client.get(f"{FRAME}?organisatie=de-club")) == ("club.example", None)
    assert framing(client.get(FRAME)) == ("club.example debib.example www.debib.example", None)
    assert framing(client.get(f"{FRAME}?organisatie=niemand")) == NOBODY


def test_who_takes_part_no_more_may_frame_nothing(client, library):
    allow(library, "www.debib.example")
    library.status = "suspended"
    library.save()
    assert framing(client.get(FRAME)) == framing(client.get(f"{FRAME}?organisatie=de-bib")) == NOBODY
    assert "Voorlezen" not in client.get(FRAME).text


def test_an_unchanged_answer_says_the_same_of_frames(client, library):
    """Browsers take over the headers of a 304: with the others' it would be shut from the second visit on."""
    allow(library, "www.debib.example")
    known = client.get(FRAME).headers["ETag"]
    again = client.get(FRAME, headers={"If-None-Match": known})
    assert again.status_code == 304 and framing(again) == ("www.debib.example", None)


@pytest.mark.parametrize(
    "address", ["/nl/", "/nl/agenda/", "/nl/agenda/agenda.ics", LIST, "/nl/zoeken/", "/toestemming/", "/nl/bestaat-niet/", "/nl/?q=%00"]
)
def test_everything_else_stays_shut(address, client, library):
    allow(library, "www.debib.example")
    assert framing(client.get(address)) == NOBODY


def test_a_refusal_stays_shut(client, library):
    allow(library, "www.debib.example")
    answer = client.post(FRAME)
    assert answer.status_code == 405 and framing(answer) == NOBODY


def test_the_desk_stays_shut(editor_client, library):
    allow(library, "www.debib.example")
    assert framing(editor_client.get("/admin/")) == ("'self'", "SAMEORIGIN")


HOSTS = [
    "*", "*.example", "debib", "localhost", "127.0.0.1", "https://debib.example", "debib.example/agenda", "debib.example:8000", "debib.example.",
    "de bib.example", "debib.example 'self'", "debib.example; script-src *", "debib.example\r\nSet-Cookie: a=b", "-debib.example", "debib-.example",
    "debib..example", ".example", "a" * 64 + ".example", "a." * 127 + "example", "caf\xe9.example", "", "'none'",
]  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_it_takes_plain_names_alone(host, library):
    with pytest.raises(ValidationError):
        allow(library, host)
    assert not EmbedHost.objects.exists()


def test_a_name_is_kept_once_and_small(library, club):
    assert allow(library, "WWW.DeBib.Example").host == "www.debib.example"
    with pytest.raises(ValidationError):
        allow(club, "www.debib.example")


def test_an_editor_keeps_the_list_on_the_desk(editor_client, reviewer_client, client, library):
    answer = editor_client.post("/admin/inbedden/new/", {"organisation": library.pk, "host": "www.debib.example"})
    assert answer.status_code == 302
    assert framing(client.get(FRAME)) == ("www.debib.example", None)
    assert "www.debib.example" in editor_client.get("/admin/inbedden/").text
    refused = editor_client.post("/admin/inbedden/new/", {"organisation": library.pk, "host": "https://debib.example/"})
    assert refused.status_code == 200 and EmbedHost.objects.count() == 1 and "https://debib.example/" in refused.text
    editor_client.post(f"/admin/inbedden/delete/{EmbedHost.objects.get().pk}/")
    assert framing(client.get(FRAME)) == NOBODY
    assert reviewer_client.get("/admin/inbedden/new/").status_code in {302, 403}


# What is in it


def said(client, query=""):
    return [" ".join(item.get_text().split()) for item in html.read(client.get(FRAME + query)).soup.select(".dorp-agenda li")]


def test_it_takes_the_filters_of_the_agenda(client, library, club):
    assert len(said(client, "?organisatie=de-bib")) == 3 and len(said(client, "?organisatie=de-club")) == 1
    assert len(said(client, "?organisatie=de-bib&van=2027-03-10&tot=2027-03-10")) == 1
    assert len(said(client, "?organisatie=de-bib&van=2027-03-10")) == 2


def test_what_is_over_is_not_in_it(client, library, time_machine):
    time_machine.move_to("2027-03-10T15:59:00+01:00", tick=False)
    assert len(said(client, "?organisatie=de-bib")) == 2
    time_machine.move_to("2027-03-10T16:00:00+01:00", tick=False)
    assert len(said(client, "?organisatie=de-bib")) == 1


def test_a_cancelled_date_stays_and_says_so_in_words(client, library):
    activity = library.activities.get()
    Override.objects.create(activity=activity, original=WALL(2027, 3, 10, 14), status="cancelled")
    changed(activity)
    soup = html.read(client.get(f"{FRAME}?organisatie=de-bib")).soup
    assert [item.find("del") is not None for item in soup.select(".dorp-agenda li")] == [False, True, False]
    assert soup.select_one(".dorp-agenda strong").get_text().strip()


ALL_DAY = {"start_time": None, "end_time": None}


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Woensdag 3 maart, .*14.*16"),
        ({"start_time": datetime.time(22), "end_time": datetime.time(4)}, "Woensdag 3 maart, .*22.*4"),
        (ALL_DAY, "Woensdag 3 maart ·"),
        (ALL_DAY | {"last_day": datetime.date(2027, 3, 5)}, "oensdag 3 maart .* vrijdag 5 maart ·"),
        ({"last_day": datetime.date(2027, 3, 5)}, "oensdag 3 maart 14:00 .* vrijdag 5 maart 16:00 ·"),
        ({"first_day": datetime.date(2028, 3, 1)}, "Woensdag 1 maart 2028, "),
    ],
)
def test_it_says_when(values, words, client):
    activity = ActivityFactory(**{"first_day": datetime.date(2027, 3, 3)} | values)
    (line,) = said(client, f"?organisatie={activity.organisation.slug}")
    assert re.search(words, line), line


def test_it_speaks_the_language_of_the_address(client, library):
    page = html.read(client.get("/ar/agenda/inbedden/?organisatie=de-bib"))
    assert (page.soup.html["lang"], page.soup.html["dir"]) == ("ar", "rtl")
    assert (page.soup.ul["lang"], page.soup.ul["dir"]) == ("ar", "rtl")
    assert page.soup.select_one(".dorp-agenda a")["lang"] == "nl"
    assert page.errors() == []


def test_nothing_breaks_out_of_a_text(client, library):
    activity = library.activities.get()
    type(activity).objects.filter(pk=activity.pk).update(title="<script>alert(1)</script>")
    type(library).objects.filter(pk=library.pk).update(name='"><img src=x>')
    for address in (FRAME, LIST):
        answer = client.get(f"{address}?organisatie=de-bib")
        assert b"<script" not in answer.content and b"<img" not in answer.content


def test_an_empty_list_says_so(client, library):
    (line,) = said(client, "?organisatie=de-bib&categorie=rights")
    assert line
    assert html.read(client.get(f"{FRAME}?categorie=rights")).errors() == []


@pytest.mark.parametrize("address", [FRAME, "/ar/agenda/inbedden/", LIST])
def test_ten_and_a_hundred_ask_the_same(address, client, library):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    client.get(address)
    few = asked()
    for number in range(20):
        activity = ActivityFactory(title=f"Iets {number}", first_day=datetime.date(2027, 3, 2), every="FREQ=DAILY;COUNT=5")
        allow(activity.organisation, f"host{number}.example")
    assert asked() == few
    assert client.get(address).content.count(b"<li>") == 30
