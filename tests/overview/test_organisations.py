"""Who takes part, in public."""

import json

import pytest
from django.db import connection

from consent.withdrawal import withdraw
from initiatives.models import Initiative
from network.factories import OrganisationFactory
from projects.models import ProjectPage
from stories.factories import StoryPageFactory


@pytest.fixture
def organisation(db):
    return OrganisationFactory(
        name="De Wulp", also_known_as="Wulpen vzw\nDe oude Wulp", email="hallo@example.org", kbo="0403.019.261", private_contact="0499 00 11 22",
    )  # fmt: skip


def page(client, language="nl"):
    answer = client.get(f"/{language}/organisatie/de-wulp/")
    assert answer.status_code == 200
    return answer.text


def test_it_works(client, organisation):
    initiative = Initiative.objects.create(name="Huiswerkklas De Wulp", organisation=organisation)
    StoryPageFactory(title="De rekenfiets", initiative=initiative)
    text = page(client)
    for word in ("De Wulp", "Wulpen vzw", "De oude Wulp", "hallo@example.org", "0403.019.261", "Huiswerkklas De Wulp", "De rekenfiets"):
        assert word in text
    assert "De Wulp" in client.get("/nl/organisatie/").text
    assert "https://testserver/nl/organisatie/de-wulp/" in client.get("/sitemap.xml").text.replace("http://", "https://")


def test_what_is_for_the_network_alone_is_on_no_page(client, organisation):
    assert "0499" not in page(client) + client.get("/nl/organisatie/").text
    with connection.cursor() as cursor:
        cursor.execute("SELECT private_contact FROM network_organisation WHERE slug = 'de-wulp'")
        assert "0499" not in cursor.fetchone()[0], "encrypted at rest"


@pytest.mark.parametrize("status", ["invited", "suspended", "closed"])
def test_who_does_not_take_part_is_nowhere(client, organisation, status):
    organisation.status = status
    organisation.save()
    assert client.get("/nl/organisatie/de-wulp/").status_code == 404
    assert "De Wulp" not in client.get("/nl/organisatie/").text
    assert "de-wulp" not in client.get("/sitemap.xml").text


def test_a_story_that_was_taken_back_is_gone_from_it_at_once(client, organisation):
    initiative = Initiative.objects.create(name="Huiswerkklas", organisation=organisation)
    story = StoryPageFactory(title="De rekenfiets", initiative=initiative)
    withdraw(story.story_uid)
    assert "De rekenfiets" not in page(client)


def test_it_says_to_search_engines_what_it_is(client, organisation):
    said = page(client).partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(said)["alternateName"] == ["Wulpen vzw", "De oude Wulp"]


def test_a_name_cannot_break_out(client, organisation):
    organisation.name = organisation.description = "</script><img src=x onerror=alert(1)>"
    organisation.save()
    assert "<img src=x" not in page(client) + client.get("/nl/organisatie/").text


@pytest.mark.parametrize("page_asked", ["-1", "x", "1000000000000", "%00"])
def test_a_strange_page_is_the_first_or_last(client, organisation, page_asked):
    assert client.get(f"/nl/organisatie/?pagina={page_asked}").status_code in {200, 400}


def test_a_merged_municipality_leads_to_what_it_became(client, db):
    answer = client.get("/nl/gemeente/ham/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/nl/gemeente/tessenderlo-ham/")
    assert client.get("/ar/gemeente/tessenderlo-ham/").status_code == 200


def test_its_projects_stand_on_its_page_in_every_language(client, db):
    project = ProjectPage.objects.get(slug="bongo", locale__language_code="nl")
    assert project.get_url() in client.get("/nl/organisatie/ligo-kempen/").content.decode()
    assert "/nl/organisatie/ligo-kempen/" in client.get(project.get_url()).content.decode()
    for other in ProjectPage.objects.visible().filter(translation_key=project.translation_key).exclude(pk=project.pk):
        language = other.locale.language_code
        assert other.get_url() in client.get(f"/{language}/organisatie/ligo-kempen/").content.decode()
        assert f"/{language}/organisatie/ligo-kempen/" in client.get(other.get_url()).content.decode()
    project.unpublish()
    assert project.get_url() not in client.get("/nl/organisatie/ligo-kempen/").content.decode()


def test_its_next_dates_stand_on_its_page(client, db):
    page = client.get("/nl/organisatie/welzijnsschakel-min-geel/").content.decode()
    assert "Soepcafé" in page and "/nl/agenda/?organisatie=welzijnsschakel-min-geel" in page
    assert "Soepcafé" not in client.get("/nl/organisatie/ligo-kempen/").content.decode()
