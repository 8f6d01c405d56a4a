"""The page of one initiative: what it is, for whom, where and when, and how welcome one is."""

import datetime
import json

import pytest
from django.test import override_settings
from django.utils import timezone

from activities.factories import ActivityFactory
from consent.withdrawal import withdraw
from initiatives.factories import InitiativeFactory, place_at
from initiatives.models import InitiativeText
from network.factories import OrganisationFactory
from network.models import Region
from projects.models import ProjectPage
from stories.factories import StoryPageFactory
from tests.support.html import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def vlinder():
    return InitiativeFactory(
        name="Speeltuin De Vlinder", summary="Een speeltuin achter de kerk.", description="Er is een glijbaan.\n\nBreng je fiets mee.", age_from=3,
        age_to=12, cost="free", when_note="Elke dag tot het donker is", organisation=OrganisationFactory(name="De Wulp"), welcome_who="Fien",
        languages=["nl", "ar"], access=["wheelchair"], contact_email="fien@example.org", website="https://vlinder.example", source="de gemeente",
        street="Markt 1", partners=[OrganisationFactory(name="De Bib"), OrganisationFactory(name="Zwijgers", status="suspended")],
    )  # fmt: skip


def page(client, initiative, language="nl"):
    answer = client.get(f"/{language}/initiatief/{initiative.pk}-{initiative.slug}/")
    assert answer.status_code == 200
    return answer.content.decode()


def said(text):
    return json.loads(text.partition('<script type="application/ld+json">')[2].partition("</script>")[0])


def test_it_works(client, vlinder):
    text = page(client, vlinder)
    for word in ("Speeltuin De Vlinder", "achter de kerk", "glijbaan", "Elke dag tot het donker is", "De Wulp", "De Bib", "Fien", "Markt 1", "Geel",
                 "fien@example.org", "tel:014000000", "https://vlinder.example", "de gemeente", "CC BY 4.0", "shape--brick"):  # fmt: skip
        assert word in text, word
    assert "Zwijgers" not in text, "it takes part no more"
    assert f"/nl/initiatief/{vlinder.pk}-speeltuin-de-vlinder/juist/" in text and "/nl/kaart/tip/" in text and 'href="/nl/kaart/"' in text


@pytest.mark.parametrize("language", ["nl", "fr", "en", "ar", "tr", "uk"])
def test_it_is_whole_in_every_language(client, vlinder, language):
    html = read(client.get(f"/{language}/initiatief/{vlinder.pk}-{vlinder.slug}/"))
    assert not html.errors() and not html.inline()
    assert html.heading_levels()[0] == 1 and html.heading_levels().count(1) == 1
    assert set(html.language_links()) == {"nl", "fr", "en", "ar", "tr", "uk"}
    assert html.language_links()["tr"] == f"/tr/initiatief/{vlinder.pk}-{vlinder.slug}/"


def test_words_come_in_the_language_of_the_page_where_they_are_there(client, vlinder):
    dutch = vlinder.texts.get()
    english = dutch.copy_for_translation(type(dutch.locale).objects.get(language_code="en"))
    english.name, english.summary = "Butterfly playground", "A playground behind the church."
    english.save()
    assert "Butterfly playground" in page(client, vlinder, "en")
    assert "Butterfly playground" not in page(client, vlinder, "fr")
    assert InitiativeText.objects.filter(initiative=vlinder).count() == 2


@pytest.mark.parametrize("address", ["{pk}/", "{pk}-iets-anders/"])
def test_another_address_leads_to_it(client, vlinder, address):
    answer = client.get("/nl/initiatief/" + address.format(pk=vlinder.pk))
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/nl/initiatief/{vlinder.pk}-speeltuin-de-vlinder/")


@pytest.mark.parametrize("address", ["0/", "1000000000000/", f"{10**30}/", f"{10**30}-x/", "-1/", "x/", "%00/"])
def test_what_is_not_there_is_404(client, db, address):
    assert client.get(f"/nl/initiatief/{address}").status_code in {400, 404}


def test_what_is_not_public_has_no_page(client, vlinder):
    draft = InitiativeFactory(live=False)
    assert client.get(f"/nl/initiatief/{draft.pk}-{draft.slug}/").status_code == 404
    assert client.get(f"/nl/initiatief/{draft.pk}/").status_code == 404
    type(vlinder.organisation).objects.filter(pk=vlinder.organisation_id).update(status="suspended")
    assert client.get(f"/nl/initiatief/{vlinder.pk}-{vlinder.slug}/").status_code == 404


def test_where_nobody_answered_it_says_whom_to_ask(client, vlinder):
    welcome = read(client.get(f"/nl/initiatief/{vlinder.pk}-{vlinder.slug}/")).soup.select(".welcome dd")
    assert [bool(answer.find("a", href="tel:014000000")) for answer in welcome] == [False, True, False]


def test_it_says_how_exact_a_place_is(client, db):
    middle, exact = InitiativeFactory(), InitiativeFactory(point=(51.16, 4.99))
    sentence = "middle of the municipality"
    with override_settings(LANGUAGE_CODE="nl"):
        assert sentence in page(client, middle, "en") and sentence not in page(client, exact, "en")


def test_it_may_be_everywhere(client, db):
    text = page(client, InitiativeFactory(postal_code=None, everywhere=Region.objects.get(slug="kempen")), "en")
    assert "everywhere in the region Kempen" in text


def test_its_next_dates_its_stories_and_its_projects_stand_on_it(client, vlinder):
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    ActivityFactory(title="Zwemdag", organisation=vlinder.organisation, initiative=vlinder, first_day=tomorrow)
    ActivityFactory(title="Breidag", organisation=vlinder.organisation, first_day=tomorrow)
    story = StoryPageFactory(title="De rekenfiets", initiative=vlinder)
    project = ProjectPage.objects.get(slug="bondgenoten", locale__language_code="nl")
    vlinder.projects = [project]
    vlinder.save()
    text = page(client, vlinder)
    assert "Zwemdag" in text and "Breidag" not in text
    assert "De rekenfiets" in text and project.get_url() in text
    french = ProjectPage.objects.visible().get(translation_key=project.translation_key, locale__language_code="fr")
    assert french.get_url() in page(client, vlinder, "fr")
    withdraw(story.story_uid)
    assert "De rekenfiets" not in page(client, vlinder)


def test_it_tells_search_engines_a_place_or_a_service(client, vlinder):
    place = said(page(client, vlinder))
    assert (place["@type"], place["isAccessibleForFree"], place["address"]["addressLocality"]) == ("Place", True, "Geel")
    assert "geo" not in place, "the middle of a municipality is nobody's door"
    service = said(page(client, InitiativeFactory(kind="homework-help", organisation=vlinder.organisation, languages=["tr"], age_from=6)))
    assert (service["@type"], service["provider"]["name"], service["audience"]["suggestedMinAge"]) == ("Service", "De Wulp", 6)
    assert service["areaServed"] == [{"@type": "City", "name": "Geel"}] and service["availableChannel"]["availableLanguage"] == ["tr"]
    exact = said(page(client, InitiativeFactory(point=(51.16, 4.99))))
    assert exact["geo"] == {"@type": "GeoCoordinates", "latitude": 51.16, "longitude": 4.99}


def test_words_cannot_break_out(client, db):
    bad = "</script><img src=x onerror=alert(1)>"
    assert "<img src=x" not in page(client, InitiativeFactory(name=bad, summary=bad, description=bad, when_note=bad, welcome_who=bad, source=bad))


@pytest.mark.parametrize(("language", "most"), [("nl", 13), ("ar", 15)])  # words in another language are two more
def test_queries_do_not_grow(client, vlinder, query_count, language, most):
    counts = []
    for number in (1, 5):
        for more in range(number):
            ActivityFactory(organisation=vlinder.organisation, initiative=vlinder, first_day=timezone.localdate() + datetime.timedelta(days=2))
            StoryPageFactory(initiative=vlinder)
            vlinder.places.add(place_at("2400" if more % 2 else "2440"))
            vlinder.partners.add(OrganisationFactory())
        vlinder.save()
        page(client, vlinder, language)
        with query_count(most) as queries:
            page(client, vlinder, language)
        counts.append(len(queries))
    assert counts[0] == counts[1], counts


def test_it_is_kept_as_long_as_stories_may(client, vlinder):
    answer = client.get(f"/nl/initiatief/{vlinder.pk}-{vlinder.slug}/")
    assert "public" in answer.headers["Cache-Control"] and "max-age" in answer.headers["Cache-Control"]
    assert not client.cookies
