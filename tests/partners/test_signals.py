"""A partner tells what is missing for families, sees how far it is, and takes it back while nobody has read it."""

import json
import uuid

import pytest
from django.test import Client

from network.enums import OrganisationStatus
from network.factories import MembershipFactory, OrganisationFactory
from network.models import Municipality, Organisation
from signals.enums import Progress
from signals.factories import SignalFactory
from signals.models import Signal
from tests.support import html
from tests.support.forms import as_it_stands
from tests.support.portal import ORIGIN, member

pytestmark = pytest.mark.django_db
LIST, NEW = "/partner/signalen/", "/partner/signalen/nieuw/"


@pytest.fixture(autouse=True)
def nothing_of_the_demo(db):
    Signal.objects.all().delete()


@pytest.fixture
def els():
    return member(email="els@example.org", organisation__name="De Speelvogel", organisation__slug="speelvogel")


def typed(**changed):
    return {"uid": str(uuid.uuid4()), "function": "play", "words": "Op woensdag is er niets voor kleuters."} | changed


def errors(response):
    return [one.get_text(strip=True) for one in html.read(response).soup.select(".field__error")]


def words(response):
    assert response.status_code == 200
    return " ".join(html.read(response).soup.select_one("main").get_text(" ").split())


def back(signal):
    return f"{LIST}{signal.uid}/terug/"


def test_it_works(els):
    geel = Municipality.objects.get(name="Geel")
    answers = {"municipality": geel.pk, "age_from": "3", "age_to": "5", "how_often": "elke week"}
    response = els.client.post(NEW, typed(**answers))
    assert response.status_code == 302, errors(response)
    assert response.headers["Location"] == f"{LIST}?gedaan=verstuurd&taal=nl"
    signal = Signal.objects.get()
    assert (signal.organisation, signal.by, signal.function, signal.municipality) == (els.organisation, els.user, "play", geel)
    assert (signal.age_from, signal.age_to, signal.how_often, signal.progress) == (3, 5, "elke week", Progress.NEW)
    page = els.client.get(response.headers["Location"])
    assert "Op woensdag is er niets voor kleuters." in words(page) and "Geel" in words(page) and "elke week" in words(page)
    assert html.read(page).soup.select(".notice[role=status]")


def test_everywhere_and_for_everybody_is_enough(els):
    assert els.client.post(NEW, typed()).status_code == 302
    signal = Signal.objects.get()
    assert (signal.municipality, signal.age_from, signal.age_to, signal.how_often) == (None, None, None, "")


def test_how_far_it_is_and_what_the_desk_answers(els):
    SignalFactory(organisation=els.organisation, progress=Progress.TAKEN_UP, answer="We vragen het aan de bib.", told="Voor op de site.")
    page = els.client.get(LIST)
    assert "We vragen het aan de bib." in words(page) and "Voor op de site." not in words(page)
    assert not html.read(page).soup.select(f"form[action^='{LIST}']"), "what was read is not taken back"


def test_of_several_organisations_one_is_chosen(els):
    other = MembershipFactory(user=els.user, organisation=OrganisationFactory(name="De Ravotter", slug="ravotter"))
    response = els.client.post(NEW, typed())
    assert response.status_code == 200 and len(errors(response)) == 1 and not Signal.objects.exists()
    assert els.client.post(NEW, typed(organisation="ravotter")).status_code == 302
    assert Signal.objects.get().organisation == other.organisation
    assert "De Ravotter" in words(els.client.get(LIST))
    names = html.read(els.client.get(f"{NEW}?taal=ar&organisatie=ravotter")).soup.select("#id_organisation bdi[lang=nl]")
    assert [name.get_text() for name in names if name.find_previous("input").has_attr("checked")] == ["De Ravotter"]


def test_not_for_an_organisation_of_others(els):
    other = OrganisationFactory(name="De Kaper", slug="kaper")
    assert els.client.post(NEW, typed(organisation="kaper")).status_code == 302
    assert Signal.objects.get().organisation == els.organisation
    MembershipFactory(user=els.user, organisation=OrganisationFactory(slug="ravotter"))
    assert len(errors(els.client.post(NEW, typed(organisation="kaper")))) == 1
    assert not Signal.objects.filter(organisation=other).exists()


# What is refused.

WRONG = {
    "a phone number": ("words", "Bel mama op 0499 11 22 33."),
    "a phone number with a country": ("words", "Bel mama op +32 499/11.22.33."),
    "a mail address": ("words", "Schrijf naar mama@example.org."),
    "a national number": ("words", "Het kind is 15.03.02-123.45."),
    "a number in how often": ("how_often", "Bel 0499 11 22 33"),
    "nothing": ("words", " "),
    "too much": ("words", "a" * 1001),
    "about nothing": ("function", ""),
    "about something else": ("function", "x"),
    "a place that is none": ("municipality", "99999"),
    "a place far away": ("municipality", "31005"),
    "an age below none": ("age_from", "-1"),
    "an age that nobody has": ("age_to", "121"),
    "an age in letters": ("age_to", "vijf"),
}


@pytest.mark.parametrize(("name", "value"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_beside_it_and_what_was_typed_stays(els, name, value):
    kept = "Dit blijft staan."
    other = "how_often" if name == "words" else "words"
    response = els.client.post(NEW, typed(**{other: kept, name: value}))
    assert response.status_code == 200 and len(errors(response)) == 1
    page = html.read(response).soup
    assert page.select_one(f".field--wrong [name={name}]")
    field = page.select_one(f"[name={other}]")
    assert kept in (field.get_text() if field.name == "textarea" else field["value"])
    assert not Signal.objects.exists()


def test_ages_the_wrong_way_round(els):
    response = els.client.post(NEW, typed(age_from="8", age_to="3"))
    assert len(errors(response)) == 1 and html.read(response).soup.select_one(".field--wrong [name=age_to]")
    assert not Signal.objects.exists()


def test_what_is_typed_is_no_markup(els):
    els.client.post(NEW, typed(words="<script>alert(1)</script>"))
    assert "<script>alert" not in els.client.get(LIST).text and "&lt;script&gt;" in els.client.get(LIST).text


def test_a_partner_writes_nothing_of_the_desk(els):
    els.client.post(NEW, typed(progress="solved", answer="Zelf", told="Zelf", by="1"))
    signal = Signal.objects.get()
    assert (signal.progress, signal.answer, signal.told, signal.by) == (Progress.NEW, "", "", els.user)


# Sent twice, and taken back.


def test_sent_twice_is_one_and_after_back_the_last_words_stand(els):
    form = as_it_stands(els.client.get(NEW)) | {"function": "play", "words": "Er is niets."}
    for sentence in ("Er is niets.", "Er is niets.", "Er is niets op woensdag."):
        assert els.client.post(NEW, form | {"words": sentence}).status_code == 302
    assert [signal.words for signal in Signal.objects.all()] == ["Er is niets op woensdag."]


def test_what_was_read_is_not_written_over(els):
    read = SignalFactory(organisation=els.organisation, progress=Progress.TAKEN_UP, words="Er is niets.")
    assert els.client.post(NEW, typed(uid=str(read.uid), words="Iets anders.")).status_code == 302
    assert {signal.words for signal in Signal.objects.all()} == {"Er is niets.", "Iets anders."}


def test_another_organisations_is_not_written_over(els):
    other = SignalFactory(words="Van een ander.")
    assert els.client.post(NEW, typed(uid=str(other.uid), words="Van mij.")).status_code == 302
    assert Signal.objects.get(pk=other.pk).words == "Van een ander." and Signal.objects.get(words="Van mij.").organisation == els.organisation


def test_it_is_taken_back_while_nobody_has_read_it(els):
    signal = SignalFactory(organisation=els.organisation)
    assert els.client.get(back(signal)).status_code == 302 and Signal.objects.exists(), "by POST alone"
    assert els.client.post(back(signal)).headers["Location"] == f"{LIST}?gedaan=terug&taal=nl"
    assert not Signal.objects.exists()


@pytest.mark.parametrize("progress", [Progress.TAKEN_UP, Progress.SOLVED, Progress.LEFT])
def test_what_somebody_read_stays(els, progress):
    signal = SignalFactory(organisation=els.organisation, progress=progress)
    response = els.client.post(back(signal))
    assert response.headers["Location"] == f"{LIST}?gedaan=gelezen&taal=nl" and Signal.objects.exists()
    assert html.read(els.client.get(response.headers["Location"])).soup.select(".notice--error[role=alert]")


def test_another_organisations_is_not_there(els):
    signal = SignalFactory(words="Van een ander.")
    assert "Van een ander." not in els.client.get(LIST).text
    assert els.client.post(back(signal)).status_code == els.client.get(back(signal)).status_code == 404
    assert Signal.objects.exists()


# The door.


@pytest.mark.parametrize("address", [LIST, NEW])
def test_who_is_not_signed_in_is_asked_who_they_are(client, address):
    assert client.get(address).headers["Location"].startswith("/partner/?verder=")


def test_a_suspended_organisation_tells_nothing(els):
    Organisation.objects.filter(pk=els.organisation_id).update(status=OrganisationStatus.SUSPENDED)
    assert els.client.get(LIST).status_code == 302 and els.client.post(NEW, typed()).status_code == 302
    assert not Signal.objects.exists()


def test_from_another_site_nothing_is_sent(els):
    signal = SignalFactory(organisation=els.organisation)
    elsewhere = {"Origin": "https://elders.example"}
    assert els.client.post(NEW, typed(), headers=elsewhere).status_code == els.client.post(back(signal), headers=elsewhere).status_code == 403
    assert list(Signal.objects.all()) == [signal]


def test_what_was_typed_after_the_session_had_ended_is_kept(els):
    visitor = Client(headers={"Origin": ORIGIN})
    response = visitor.post(NEW, typed(words="Dit blijft staan."))
    onward = response.headers["Location"].partition("bewaard%3D")[2]
    page = els.client.get(f"{NEW}?bewaard={onward}")
    assert "Dit blijft staan." in html.read(page).soup.select_one("[name=words]").get_text() and not Signal.objects.exists()


def test_an_arabic_page_says_what_is_dutch(els):
    SignalFactory(
        organisation=els.organisation, progress=Progress.TAKEN_UP, answer="We vragen het na.", municipality=Municipality.objects.get(name="Geel")
    )
    page = html.read(els.client.get(f"{LIST}?taal=ar")).soup
    assert page.html["dir"] == "rtl"
    for said in ("Op woensdag is er nergens iets te doen voor kleuters.", "We vragen het na.", "Geel"):
        assert page.select_one("main").find(string=lambda text, said=said: text and said in text).parent["lang"] == "nl"


@pytest.mark.parametrize("address", [LIST, NEW])
def test_it_is_good_html(els, address):
    SignalFactory(organisation=els.organisation, answer="We vragen het na.")
    page = html.read(els.client.get(address))
    assert page.errors() == [] and page.inline() == [] and page.foreign() == []


def test_it_asks_no_more_of_many(els, query_count):
    def asked():
        with query_count(12) as queries:
            assert els.client.get(LIST).status_code == 200
        return len(queries)

    geel = Municipality.objects.get(name="Geel")
    SignalFactory.create_batch(2, organisation=els.organisation, municipality=geel)
    asked()
    few = asked()
    SignalFactory.create_batch(20, organisation=els.organisation, municipality=geel)
    assert asked() == few


def test_an_organisation_takes_its_signals_along(els):
    SignalFactory(organisation=els.organisation, words="Van ons.")
    SignalFactory(words="Van een ander.")
    data = json.loads(els.client.get("/partner/organisatie/speelvogel/gegevens.json").content)
    assert [signal["words"] for signal in data["signals"]] == ["Van ons."] and "by" not in data["signals"][0]
