"""Things to borrow for tests and the demo: in Geel, of an organisation that takes part, unless asked otherwise."""

from typing import Any

import factory

from materials.enums import Kind
from materials.models import Material
from network.factories import OrganisationFactory
from network.models import PostalCode


class MaterialFactory(factory.django.DjangoModelFactory):
    """`postal_code="2400"` is another municipality."""

    class Meta:
        model = Material

    name = factory.Sequence(lambda number: f"Doos met blokken {number}")
    description = "Twintig houten blokken in een kist."
    conditions = "Drie weken, gratis. Vraag ernaar aan de balie."
    kind = Kind.TOYS
    organisation = factory.SubFactory(OrganisationFactory)

    @classmethod
    def _create(cls, model_class: Any, *args: Any, postal_code: str = "2440", **kwargs: Any) -> Any:
        kwargs.setdefault("municipality", PostalCode.objects.municipalities(postal_code)[0])
        material = model_class(*args, **kwargs)
        material.full_clean()
        material.save()
        return material
