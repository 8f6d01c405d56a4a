"""In the portal a partner sees in which projects it takes part, and as what."""

import pytest

from network.factories import OrganisationFactory
from projects.factories import ProjectPageFactory
from tests.support.portal import member

pytestmark = pytest.mark.django_db


def test_it_works():
    partner = member()
    mine = partner.organisation
    ProjectPageFactory(title="Speelstraat", partners=[(mine, "facilitator"), (OrganisationFactory(name="Een ander"), "lead")])
    ProjectPageFactory(title="Nog geheim", partners=[(mine, "lead")], live=False)
    ProjectPageFactory(title="Van anderen", partners=[(OrganisationFactory(), "lead")])
    page = partner.client.get("/partner/?taal=nl").content.decode()
    assert "Speelstraat" in page and "facilitator" in page
    assert "Nog geheim" not in page and "Van anderen" not in page
