"""Signals for tests: of an organisation that takes part, not read yet."""

import factory

from network.enums import Category
from network.factories import OrganisationFactory
from signals.models import Signal


class SignalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Signal

    organisation = factory.SubFactory(OrganisationFactory)
    function = Category.PLAY
    words = "Op woensdag is er nergens iets te doen voor kleuters."
