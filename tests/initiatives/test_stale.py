"""What nobody confirms is marked, leaves the map, leaves the list; its own page stays and says so. By the clock alone."""

import datetime
import json

import pytest
from django.utils import timezone

from initiatives.factories import InitiativeFactory
from initiatives.models import Initiative
from network.factories import MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/initiatieven-nakijken/"
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def alone(data):
    Initiative.objects.update(last_confirmed_at=timezone.now() + 3650 * DAY)


@pytest.fixture
def vlinder():
    return InitiativeFactory(name="Speeltuin De Vlinder", organisation=MembershipFactory().organisation)


@pytest.mark.parametrize(
    ("days", "is_noticed", "is_drawn", "is_listed"),
    [
        (0, False, True, True), (364, False, True, True), (366, False, True, True), (424, False, True, True), (426, True, True, True),
        (484, True, True, True), (486, True, False, True), (544, True, False, True), (546, True, False, False), (3000, True, False, False),
    ],
)  # fmt: skip
def test_it_works(vlinder, client, time_machine, days, is_noticed, is_drawn, is_listed):
    time_machine.move_to(timezone.now() + days * DAY, tick=False)
    answer = client.get(f"/nl/initiatief/{vlinder.pk}-{vlinder.slug}/")
    assert answer.status_code == 200, "the page itself stays"
    assert ('class="notice"' in answer.content.decode()) is is_noticed
    points = json.loads(client.get(f"/nl/kaart/punten.json?q={vlinder.name}").content)
    assert (vlinder.pk in points["id"]) is is_drawn
    assert (f'data-initiative="{vlinder.pk}"' in client.get(f"/nl/kaart/?q={vlinder.name}").content.decode()) is is_listed


def test_a_press_brings_it_back(vlinder, client, editor_client):
    Initiative.objects.filter(pk=vlinder.pk).update(last_confirmed_at=timezone.now() - 600 * DAY)
    assert "Speeltuin De Vlinder" in editor_client.get(ADDRESS).content.decode()
    assert editor_client.post(ADDRESS, {"initiative": vlinder.pk}).status_code == 302
    assert Initiative.objects.listed().filter(pk=vlinder.pk).exists()
    assert 'class="notice"' not in client.get(f"/nl/initiatief/{vlinder.pk}-{vlinder.slug}/").content.decode()
    page = editor_client.get(ADDRESS).content.decode()
    assert f'value="{vlinder.pk}"' not in page and "keeping-table" not in page, "an empty list says so"


def rows(client):
    from tests.support.html import read

    return [row.get_text(strip=True) for row in read(client.get(ADDRESS)).soup.select(".keeping-table tbody th")]


def test_the_oldest_is_first_and_what_nobody_can_be_asked_about_is_there_too(editor_client):
    now, working = timezone.now(), MembershipFactory().organisation
    for name, days, more in [
        ("Gemarkeerd", 430, {"organisation": working}), ("Oud", 700, {"organisation": working}), ("Van niemand", 370, {}),
        ("Zonder mensen", 380, {"organisation": OrganisationFactory()}), ("Wordt gevraagd", 370, {"organisation": working}),
        ("Heeft een adres", 370, {"contact_email": "info@example.org"}), ("Vers", 10, {}), ("Kladversie", 900, {"live": False}),
        ("Geschorst", 900, {"organisation": OrganisationFactory(status="suspended")}),
    ]:  # fmt: skip
        InitiativeFactory(name=name, confirmed_at=now - days * DAY, **more)
    assert rows(editor_client) == ["Oud", "Gemarkeerd", "Zonder mensen", "Van niemand"]


def test_it_asks_the_same_for_many(editor_client, query_count):
    counts = []
    for number in (1, 20):
        for _more in range(number):
            InitiativeFactory(confirmed_at=timezone.now() - 500 * DAY, organisation=OrganisationFactory())
        editor_client.get(ADDRESS)
        with query_count(25) as queries:
            editor_client.get(ADDRESS)
        counts.append(len(queries))
    assert counts[0] == counts[1], counts


@pytest.mark.parametrize("number", ["", "x", "-1", "0", "1000000000000", "9" * 30, "٣", "\x00"])
def test_what_is_not_there_is_not_confirmed(editor_client, number):
    assert editor_client.post(ADDRESS, {"initiative": number}).status_code == 404


@pytest.mark.parametrize("page", ["-1", "x", "1000000000000"])
def test_a_strange_page_is_the_first_or_last(editor_client, page):
    assert editor_client.get(f"{ADDRESS}?pagina={page}").status_code == 200


def test_who_may_not_does_not_see_it_nor_confirm(vlinder, translator_client):
    Initiative.objects.filter(pk=vlinder.pk).update(last_confirmed_at=timezone.now() - 600 * DAY)
    assert translator_client.get(ADDRESS).status_code == 302
    translator_client.post(ADDRESS, {"initiative": vlinder.pk})
    assert not Initiative.objects.listed().filter(pk=vlinder.pk).exists()
