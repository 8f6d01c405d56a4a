"""Organisations for tests and the demo."""

from typing import Any

import factory

from network.enums import OrganisationStatus
from network.models import Organisation


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
