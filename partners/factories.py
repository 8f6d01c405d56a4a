"""For tests and the demo. Who works for whom: `network.factories.MembershipFactory`."""

import factory

from network.enums import OrganisationKind
from network.models import Municipality
from partners.models import Application


class ApplicationFactory(factory.django.DjangoModelFactory):
    """A club that waits for an answer."""

    class Meta:
        model = Application

    name = factory.Sequence(lambda number: f"Club {number}")
    kind = OrganisationKind.SPORT
    municipality = factory.LazyFunction(lambda: Municipality.objects.of_region().order_by("name").first())
    contact_name = "Fien"
    email = factory.Sequence(lambda number: f"club{number}@example.org")
    line = "Wij spelen elke zondag."
