"""What one can borrow at an organisation, an initiative or in a municipality: a short list with links to the catalogue."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from initiatives.factories import InitiativeFactory
from materials.factories import MaterialFactory
from materials.listing import lent_at
from network.enums import OrganisationStatus
from network.factories import OrganisationFactory
from network.models import Municipality

pytestmark = pytest.mark.django_db


@pytest.fixture
def lender():
    return OrganisationFactory(name="De Speelvogel", slug="speelvogel")


def shown(lent, query):
    return render_to_string("materials/here.html", {"lent": lent, "query": query})


def test_it_works(lender, client):
    place = InitiativeFactory()
    thing = MaterialFactory(name="Loopfiets", organisation=lender, initiative=place, postal_code="2490")
    MaterialFactory(name="Van een ander")
    assert lent_at(organisation=lender) == lent_at(initiative=place) == [thing]
    assert thing in lent_at(municipality=Municipality.objects.get(name="Balen"))
    with translation.override("nl"):
        words = shown(lent_at(organisation=lender), "organisatie=speelvogel")
    assert f'href="/nl/lenen/?organisatie=speelvogel#lenen-{thing.pk}"' in words and "Loopfiets" in words
    assert f'id="lenen-{thing.pk}"' in client.get("/nl/lenen/?organisatie=speelvogel").text


def test_nothing_to_borrow_says_nothing(lender):
    assert shown(lent_at(organisation=lender), "").strip() == ""


def test_what_is_not_public_is_not_named(lender):
    MaterialFactory(organisation=lender, is_lent=False)
    other = MaterialFactory(organisation__status=OrganisationStatus.SUSPENDED)
    assert lent_at(organisation=lender) == lent_at(organisation=other.organisation) == []
    assert other not in lent_at(municipality=other.municipality)


def test_one_place_is_named_and_no_more(lender):
    for places in ({}, {"organisation": lender, "municipality": Municipality.objects.get(name="Geel")}):
        with pytest.raises(ValueError, match="Name"):
            lent_at(**places)


def test_it_asks_once_however_much_there_is(lender, query_count, translate):
    for number in range(14):
        translate(MaterialFactory(name=f"Ding {number:02}", organisation=lender), "fr", name=f"Chose {number:02}")
    with translation.override("fr"), query_count(1) as queries:
        words = shown(lent_at(organisation=lender), "organisatie=speelvogel")
    assert len(queries) == 1 and words.count('lang="fr"') == 12
