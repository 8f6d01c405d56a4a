"""An organisation shows its own dates on its own website."""

import pytest

from network.factories import OrganisationFactory
from network.models import EmbedHost
from tests.support import html
from tests.support.portal import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner():
    return member(organisation__name="De Speelvogel")


def page(partner):
    return html.read(partner.client.get("/partner/organisatie/de-speelvogel/op-je-site/?taal=nl")).soup


def test_it_works(partner, client):
    EmbedHost.objects.create(organisation=partner.organisation, host="www.speelvogel.example")
    code = page(partner).select_one("textarea").get_text()
    assert '<iframe src="http://testserver/nl/agenda/inbedden/?organisatie=de-speelvogel"' in code
    assert "www.speelvogel.example" in page(partner).get_text()
    policy = client.get("/nl/agenda/inbedden/?organisatie=de-speelvogel").headers["Content-Security-Policy"]
    assert policy.endswith("frame-ancestors www.speelvogel.example")
    map_code = page(partner).select("textarea")[1].get_text()
    assert '<iframe src="http://testserver/nl/kaart/inbedden/?organisatie=de-speelvogel"' in map_code
    links = page(partner).select("main section a")
    assert [client.get(link["href"].removeprefix("http://testserver")).status_code for link in links] == [200, 200, 200]


def test_who_is_not_listed_yet_is_told(partner):
    assert page(partner).select_one(".notice")


def test_another_organisations_is_a_404(partner):
    other = OrganisationFactory(name="Een ander")
    assert partner.client.get(f"/partner/organisatie/{other.slug}/op-je-site/").status_code == 404
