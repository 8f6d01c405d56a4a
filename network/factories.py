"""Organisations for tests and the demo."""

import uuid
from typing import Any

import factory
from django.contrib.auth import get_user_model
from django.utils import timezone

from network.enums import OrganisationStatus, Role
from network.models import Membership, Organisation, Place, PostalCode


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Vereniging {number}")
    description = "Elke week samen iets doen."
    status = OrganisationStatus.ACTIVE

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        organisation = model_class(*args, **kwargs)
        organisation.full_clean()
        organisation.save()
        return organisation


class PlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Place

    organisation = factory.SubFactory(OrganisationFactory)
    name = "De bibliotheek"
    street = "Markt 1"
    postal_code = "2440"
    municipality = factory.LazyAttribute(lambda place: PostalCode.objects.municipalities(place.postal_code).get())


class MembershipFactory(factory.django.DjangoModelFactory):
    """Somebody who said yes; `email=` makes the person."""

    class Meta:
        model = Membership
        exclude = ["email"]

    email = factory.Sequence(lambda number: f"partner{number}@example.org")
    organisation = factory.SubFactory(OrganisationFactory)
    role = Role.OWNER
    accepted_at = factory.LazyFunction(timezone.now)

    @factory.lazy_attribute
    def user(self) -> Any:
        return get_user_model().objects.create_user(f"partner-{uuid.uuid4().hex[:12]}", self.email, None)
