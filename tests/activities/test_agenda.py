"""What families see: the coming weeks, a month, one activity; filtered, counted, and only what may be seen."""

import datetime
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from activities.changing import change_all, change_date
from activities.factories import ActivityFactory
from activities.models import Activity, ActivityText, Occurrence
from activities.scale import make_many
from network.enums import OrganisationStatus
from network.factories import OrganisationFactory, PlaceFactory
from network.models import Organisation
from tests.support import html

pytestmark = pytest.mark.django_db
LANGUAGES = ("nl", "fr", "en", "ar", "tr", "uk")


@pytest.fixture(autouse=True)
def winter(time_machine):
    """Long after the demo's own dates."""
    time_machine.move_to("2031-03-03T12:00:00+01:00", tick=False)


@pytest.fixture
def ours():
    return OrganisationFactory(name="De Speelvogel")


def at(organisation, code="2440"):
    return PlaceFactory(organisation=organisation, postal_code=code)


def make(ours, title, day="2031-03-05", **kwargs):
    kwargs.setdefault("place", at(ours))
    return ActivityFactory(organisation=ours, title=title, first_day=datetime.date.fromisoformat(day), **kwargs)


def soup(response):
    assert response.status_code == 200
    return html.read(response).soup


def titles(client, query="", path="/nl/agenda/"):
    return [link.get_text(strip=True) for link in soup(client.get(f"{path}{query}")).select(".days h3 a")]


def test_it_works(client, ours):
    make(ours, "Zangstonde", every="FREQ=WEEKLY;BYDAY=WE")
    page = soup(client.get("/nl/agenda/?organisatie=de-speelvogel"))
    days = [day["datetime"] for day in page.select(".day h2 time")]
    assert days == ["2031-03-05", "2031-03-12", "2031-03-19", "2031-03-26"]
    assert page.select_one(".day a")["href"] == "/nl/agenda/zangstonde/"
    assert [link.get_text(strip=True) for link in page.select(".days h3 a")] == ["Zangstonde"] * 4


def test_what_is_over_is_gone_and_what_goes_on_stays(client, ours):
    make(ours, "Al voorbij", day="2031-03-03", start_time=datetime.time(9), end_time=datetime.time(11))
    make(ours, "Nog bezig", day="2031-03-03", start_time=datetime.time(11), end_time=datetime.time(13))
    make(ours, "Een hele maand", day="2031-02-10", last_day=datetime.date(2031, 3, 9), start_time=None, end_time=None)
    assert titles(client, "?organisatie=de-speelvogel") == ["Een hele maand", "Nog bezig"]
    page = soup(client.get("/nl/agenda/?organisatie=de-speelvogel"))
    assert [day["datetime"] for day in page.select(".day h2 time")] == ["2031-03-03"]


FILTERS = {
    "municipality": ("?gemeente=13008", {"In Geel"}),
    "another municipality": ("?gemeente=13025", {"In Mol"}),
    "region": ("?streek=kempen", {"In Geel", "In Mol", "Voor acht", "Betalend"}),
    "kind": ("?categorie=outdoors", {"In Mol"}),
    "age": ("?leeftijd=6", {"In Geel", "In Mol", "Online", "Betalend"}),
    "an age at the end": ("?leeftijd=8", {"In Geel", "In Mol", "Online", "Voor acht", "Betalend"}),
    "free": ("?gratis=1", {"In Geel"}),
    "days": ("?van=2031-03-08&tot=2031-03-10", {"Online"}),
    "from a day": ("?van=2031-03-08", {"Online"}),
    "until a day": ("?tot=2031-03-07", {"In Geel", "In Mol", "Voor acht", "Betalend"}),
    "two at once": ("?gemeente=13008&leeftijd=6&gratis=1", {"In Geel"}),
    "a word": ("?q=trommel", {"In Mol"}),
    "another organisation": ("?organisatie=bestaat-niet", set()),
    "nonsense": ("?gemeente=x&leeftijd=-1&van=2031-02-31&categorie=x&gratis=ja", {"In Geel", "In Mol", "Online", "Voor acht", "Betalend"}),
}


@pytest.mark.parametrize(("query", "found"), FILTERS.values(), ids=FILTERS)
def test_each_filter(client, ours, query, found):
    make(ours, "In Geel", price=0)
    make(ours, "In Mol", place=at(ours, "2400"), category="outdoors", description="Breng een trommel mee.")
    make(ours, "Online", day="2031-03-09", place=None, online_url="https://example.org/")
    make(ours, "Voor acht", place=at(ours, "2300"), age_from=8)
    make(ours, "Betalend", place=at(ours, "2300"), price=3, age_from=4)
    mine = {"In Geel", "In Mol", "Online", "Voor acht", "Betalend"}
    assert set(titles(client, query)) & mine == found
    assert client.get(f"/nl/agenda/{query}").context["found"] == len(titles(client, query))


def test_days_that_people_ask_for_by_name(client, ours):
    make(ours, "Vandaag", day="2031-03-03")
    make(ours, "Zaterdag", day="2031-03-08")
    links = {link.get_text(strip=True): link["href"] for link in soup(client.get("/nl/agenda/?gemeente=13008")).select(".agenda__views a")}
    assert all("gemeente=13008" in href for href in links.values())
    assert titles(client, links["Vandaag"].removeprefix("/nl/agenda/")) == ["Vandaag"]
    assert titles(client, links["Dit weekend"].removeprefix("/nl/agenda/")) == ["Zaterdag"]


def test_the_school_holidays_by_name(client, ours, time_machine):
    time_machine.move_to("2027-03-03T12:00:00+01:00", tick=False)
    make(ours, "In de vakantie", day="2027-04-05")
    make(ours, "Erna", day="2027-04-12")
    links = {link.get_text(strip=True): link["href"] for link in soup(client.get("/nl/agenda/?organisatie=de-speelvogel")).select(".agenda__views a")}
    assert titles(client, links["Paasvakantie"].removeprefix("/nl/agenda/")) == ["In de vakantie"]


def test_more_than_a_page(client, ours):
    for day in range(4, 25):
        for hour in (9, 11, 13):
            make(ours, f"Dag {day} uur {hour}", day=f"2031-03-{day:02}", start_time=datetime.time(hour), end_time=datetime.time(hour + 1))
    query = "?organisatie=de-speelvogel"
    first, second = titles(client, query), titles(client, f"{query}&pagina=2")
    assert (len(first), len(second), len({*first, *second})) == (40, 23, 63)
    assert client.get(f"/nl/agenda/{query}").context["found"] == 63


def test_further_ahead(client, ours):
    make(ours, "Later", day="2031-04-10")
    page = soup(client.get("/nl/agenda/?organisatie=de-speelvogel"))
    assert titles(client, "?organisatie=de-speelvogel") == []
    (later,) = [link["href"] for link in page.select(".agenda__more a") if "van=2031-03-31" in link["href"]]
    assert titles(client, later.removeprefix("/nl/agenda/")) == ["Later"]


HIDDEN = {
    "a draft": lambda activity: Activity.objects.filter(pk=activity.pk).update(live=False),
    "one that was taken off": lambda activity: activity.unpublish(),
    "of somebody suspended": lambda activity: Organisation.objects.filter(pk=activity.organisation_id).update(status=OrganisationStatus.SUSPENDED),
    "of somebody invited": lambda activity: Organisation.objects.filter(pk=activity.organisation_id).update(status=OrganisationStatus.INVITED),
    "of somebody who stopped": lambda activity: Organisation.objects.filter(pk=activity.organisation_id).update(status=OrganisationStatus.CLOSED),
}


@pytest.mark.parametrize("hide", HIDDEN.values(), ids=HIDDEN)
def test_what_is_not_public_is_nowhere(client, ours, hide):
    activity = make(ours, "Zangstonde", every="FREQ=WEEKLY;BYDAY=WE")
    places = [
        "/nl/agenda/", "/nl/agenda/maand/2031-03/", "/nl/agenda/zangstonde/", "/nl/", "/nl/zoeken/?q=zangstonde", "/sitemap.xml",
        "/nl/agenda/agenda.ics", "/nl/agenda/zangstonde/serie.ics", "/nl/agenda/zangstonde/datum/20310305T1400.ics",
        "/nl/agenda/inbedden/", "/nl/organisatie/de-speelvogel/", "/ar/agenda/",
    ]  # fmt: skip
    assert [place for place in places if not shows(client, place)] == []
    hide(activity)
    assert [place for place in places if shows(client, place)] == []


def shows(client, place):
    """By its name in a heading, a link or a calendar; the question in a search box is not a find."""
    response = client.get(place)
    return response.status_code == 200 and "angstonde" in content(response).replace("?q=zangstonde", "").replace('value="zangstonde"', "")


def content(response):
    return (b"".join(response) if response.streaming else response.content).decode()


def test_cancelled_stays_visible_in_words_and_struck_through(client, ours):
    activity = make(ours, "Zangstonde", every="FREQ=WEEKLY;BYDAY=WE")
    change_date(activity, datetime.datetime(2031, 3, 5, 14), status="cancelled", reason="De zanger is ziek.")
    day = soup(client.get("/nl/agenda/?organisatie=de-speelvogel")).select(".day")[0]
    assert day.select_one("del").get_text(strip=True) == "Zangstonde"
    assert "Geannuleerd" in day.get_text() and "De zanger is ziek." in day.get_text()
    change_all(activity, status="postponed", status_reason="Tot in het najaar.")
    assert "Uitgesteld" in soup(client.get("/nl/agenda/zangstonde/")).select_one(".activity__top").get_text()


def test_a_month_is_a_table(client, ours):
    make(ours, "Zangstonde", every="FREQ=WEEKLY;BYDAY=WE")
    for number in range(5):
        make(ours, f"Nog iets {number}", start_time=datetime.time(15), end_time=datetime.time(16))
    page = soup(client.get("/nl/agenda/maand/2031-03/?organisatie=de-speelvogel"))
    assert len(page.select("table thead th[scope=col]")) == 7
    assert [len(row.select("td")) for row in page.select("tbody tr")] == [7] * 6
    fifth = next(cell for cell in page.select("td") if cell.select_one("time")["datetime"] == "2031-03-05")
    assert [item.get_text(" ", strip=True) for item in fifth.select("li")][0] == "14 – 16 Zangstonde" and len(fifth.select("li")) == 4
    assert fifth.select("li a")[-1]["href"] == "/nl/agenda/?van=2031-03-05&tot=2031-03-05"
    assert client.get("/nl/agenda/maand/2031-03/?organisatie=de-speelvogel").context["found"] == 9
    links = [link["href"] for link in page.select(".agenda__views a")]
    assert links[:2] == ["/nl/agenda/maand/2031-2/?organisatie=de-speelvogel", "/nl/agenda/maand/2031-4/?organisatie=de-speelvogel"]
    assert [client.get(link).status_code for link in links] == [200] * 3


@pytest.mark.parametrize("name", ["2031-13", "2031-00", "1900-01", "9999-01", "x", "2031", "2031-03-05", "-1-03"])
def test_what_is_no_month_is_a_404(client, name):
    assert client.get(f"/nl/agenda/maand/{name}/").status_code == 404


def test_one_activity(client, ours):
    activity = make(
        ours, "Zangstonde", every="FREQ=WEEKLY;BYDAY=WE", age_from=6, age_to=12, price=0, booking="needed", capacity=15, access=["wheelchair"],
        childcare_until=datetime.time(17, 30), description="Breng je stem mee.", contact_name="Els",
    )  # fmt: skip
    other = make(ours, "Ook van ons", every="FREQ=WEEKLY;BYDAY=WE")
    page = soup(client.get("/nl/agenda/zangstonde/"))
    words = " ".join(page.get_text(" ").split())
    for said in ("Elke woensdag van 14 tot 16", "De bibliotheek", "Markt 1", "2440", "6 tot 12 jaar", "gratis", "Els", "Breng je stem mee.", "17:30"):
        assert said in words, said
    assert len(page.select(".activity__dates li")) == 12
    assert page.select_one(".where svg")["aria-label"] == "Geel in de Kempen"
    assert other.title in page.select_one("[aria-labelledby=related]").get_text()
    links = [link["href"] for link in page.select("a[href]")]
    assert {"/nl/agenda/zangstonde/serie.ics", "/nl/agenda/zangstonde/datum/20310305T1400.ics", "/nl/organisatie/de-speelvogel/"} <= {*links}
    assert [client.get(link).status_code for link in links if link.endswith(".ics") or ".ics?" in link] == [200] * 14
    assert activity.slug == "zangstonde"


def test_search_engines_read_an_event_for_each_date(client, ours):
    activity = make(ours, "Zangstonde", every="FREQ=WEEKLY;BYDAY=WE;COUNT=5", price=2)
    change_date(activity, datetime.datetime(2031, 3, 12, 14), status="cancelled", reason="Ziek.")
    data = json.loads(soup(client.get("/nl/agenda/zangstonde/")).find("script", type="application/ld+json").string)
    events = data["@graph"]
    assert [event["startDate"] for event in events][:2] == ["2031-03-05T14:00+01:00", "2031-03-12T14:00+01:00"]
    assert events[4]["startDate"] == "2031-04-02T14:00+02:00"
    assert [event["eventStatus"].rsplit("/")[-1] for event in events][:2] == ["EventScheduled", "EventCancelled"]
    assert events[0]["location"]["address"]["addressLocality"] == "Geel" and events[0]["offers"]["price"] == "2.00"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_it(client, ours, language):
    make(ours, "Zangstonde", every="FREQ=WEEKLY;BYDAY=WE")
    for rest in ("agenda/", "agenda/maand/2031-03/", "agenda/zangstonde/"):
        page = soup(client.get(f"/{language}/{rest}"))
        title = page.find(string=lambda text: text and "Zangstonde" in text and text.parent.name not in {"title", "script"})
        assert title.find_parent(lang=True)["lang"] == "nl"


def test_a_translation_is_shown_until_the_dutch_words_change(client, ours):
    activity = make(ours, "Zangstonde", every="FREQ=WEEKLY;BYDAY=WE")
    dutch = ActivityText.objects.get(activity=activity)
    french = Locale.objects.get(language_code="fr")
    ActivityText.objects.create(activity=activity, locale=french, translation_key=dutch.translation_key, title="Heure de chant")
    assert "Heure de chant" in content(client.get("/fr/agenda/zangstonde/")) and "Heure de chant" in content(client.get("/fr/agenda/"))
    assert "Heure de chant" not in content(client.get("/nl/agenda/zangstonde/"))
    change_date(activity, datetime.datetime(2031, 3, 5, 14), status="cancelled", reason="Ziek.")
    assert "Heure de chant" in content(client.get("/fr/agenda/zangstonde/")) and "Ziek." in content(client.get("/fr/agenda/zangstonde/"))
    activity = Activity.objects.get(pk=activity.pk)
    activity.title = "Dansstonde"
    activity.save_revision().publish()
    assert "Heure de chant" not in content(client.get("/fr/agenda/zangstonde/")) and "Dansstonde" in content(client.get("/fr/agenda/zangstonde/"))


def test_the_front_page_shows_this_week(client, ours):
    make(ours, "Zangstonde", day="2031-03-04", every="FREQ=DAILY;COUNT=5")
    make(ours, "Dansstonde", day="2031-03-05")
    make(ours, "Later", day="2031-03-20")
    section = soup(client.get("/nl/")).select_one("[aria-labelledby=this-week]")
    assert [link.get_text(strip=True) for link in section.select("h3 a")] == ["Zangstonde", "Dansstonde"]


def test_search_finds_what_is_to_come(client, ours):
    make(ours, "Zangstonde", description="Met een accordeon.")
    make(ours, "Voorbij", day="2031-02-20", description="Met een accordeon.")
    found = content(client.get("/nl/zoeken/?q=accordeon"))
    assert "/nl/agenda/zangstonde/" in found and "Voorbij" not in found


MOST = {"/nl/agenda/": 14, "/ar/agenda/?leeftijd=6&gemeente=13008": 14, "/nl/agenda/maand/2031-03/": 14, "/ar/agenda/zangstonde/": 14, "/nl/": 12}


def test_it_asks_the_same_at_ten_and_at_ten_thousand(client, ours):
    for title in ("Zangstonde", "Dansstonde"):
        make(ours, title, every="FREQ=WEEKLY;BYDAY=WE")

    def asked():
        counted = {}
        for address in MOST:
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counted[address] = len(queries)
        return counted

    few = asked()
    make_many(130)
    assert Occurrence.objects.count() > 8000
    assert asked() == few
    assert all(few[address] <= MOST[address] for address in MOST), few


def test_a_month_full_of_dates_shows_a_few_of_each_day(client):
    make_many(130)
    cells = soup(client.get("/nl/agenda/maand/2031-03/")).select("td")
    assert max(len(cell.select("li")) for cell in cells) == 4
