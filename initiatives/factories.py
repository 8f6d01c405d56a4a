"""Initiatives for tests and the demo: approved, confirmed today, in one place, unless asked otherwise."""

from typing import Any

import factory
from django.utils import timezone

from initiatives.models import Category, Initiative, InitiativePlace
from network.models import PostalCode


class InitiativeFactory(factory.django.DjangoModelFactory):
    """`postal_code=None` has no place; `kind="play-spot"` names its category; `confirmed_at=` when somebody last said it is right."""

    class Meta:
        model = Initiative

    name = factory.Sequence(lambda number: f"De speelhoek {number}")
    summary = "Een plek waar kinderen spelen en ouders koffie drinken."
    contact_phone = "014 00 00 00"

    @classmethod
    def _create(
        cls, model_class: Any, *args: Any, live: bool = True, postal_code: str | None = "2440", kind: str = "play-spot", street: str = "",
        also: Any = (), partners: Any = (), confirmed_at: Any = None, point: Any = None, **kwargs: Any,
    ) -> Any:  # fmt: skip
        kwargs.setdefault("category", Category.objects.get(slug=kind))
        initiative = model_class(*args, live=False, last_confirmed_at=confirmed_at or timezone.now(), **kwargs)
        if postal_code:
            initiative.places.add(place_at(postal_code, street, point))
        initiative.full_clean(exclude=["slug"])
        initiative.save()
        if also or partners:
            initiative.also, initiative.partners = list(also), list(partners)
            initiative.save()
        if live:
            initiative.save_revision().publish()
        return model_class.objects.get(pk=initiative.pk)


def place_at(postal_code: str, street: str = "", point: Any = None, **more: Any) -> InitiativePlace:
    """`point` is (latitude, longitude), then it is exact; else the middle of the municipality."""
    municipality = PostalCode.objects.municipalities(postal_code)[0]
    exact = {"latitude": point[0], "longitude": point[1], "precision": "exact"} if point else {}
    return InitiativePlace(postal_code=postal_code, municipality=municipality, street=street, **exact, **more)
