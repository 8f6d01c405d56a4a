"""Many invented initiatives at once, to measure with: rows in bulk, without revisions."""

import itertools
import uuid

from django.utils import timezone

from initiatives.enums import Cost, Spoken
from initiatives.models import Category, Initiative, InitiativePlace
from network.enums import Precision
from network.models import Municipality

NAMES = ("Speelplein", "Buurthuis", "Huiswerkklas", "Samentuin", "Ontmoetingsplek", "Babbelcafé", "Speelotheek", "Sportclub")
OF = ("De Vlinder", "Zonneveld", "Het Kasteel", "’t Pleintje", "De Brug", "Lindehof", "De Wissel", "Kiekeboe", "De Ark", "Oever")
SPREAD = 0.02
"""Degrees around the middle of a municipality: some two kilometres."""
NOWHERE = 20
"""One in so many has no place."""


def make_many(number: int) -> None:
    """Over all municipalities of today that have a middle."""
    if number <= 0:
        return
    towns = list(Municipality.objects.of_today().exclude(latitude=None).order_by("pk").prefetch_related("postal_codes"))
    kinds = list(Category.objects.exclude(parent=None).order_by("pk"))
    made = [_initiative(index, kind, town) for index, kind, town in zip(range(number), itertools.cycle(kinds), itertools.cycle(towns), strict=False)]
    Initiative.objects.bulk_create(made, batch_size=500)
    pairs = [(index, one, town) for index, (one, town) in enumerate(zip(made, itertools.cycle(towns), strict=False)) if index % NOWHERE]
    InitiativePlace.objects.bulk_create([_place(*pair) for pair in pairs], batch_size=500)


def _initiative(index: int, kind: Category, town: Municipality) -> Initiative:
    name = f"{NAMES[index % len(NAMES)]} {OF[index // 3 % len(OF)]} {town.name} {index}"
    return Initiative(
        uid=uuid.uuid4(), slug=f"verzonnen-{uuid.uuid4().hex[:12]}", name=name, summary="Een verzonnen initiatief om mee te meten.",
        category=kind, age_from=index % 12, age_to=index % 12 + 6, cost=Cost.FREE if index % 2 else "", contact_phone="014 00 00 00",
        languages=[Spoken.NL, Spoken.values[index % len(Spoken.values)]], live=True, first_published_at=timezone.now(),
        last_published_at=timezone.now(),
    )  # fmt: skip


def _place(index: int, initiative: Initiative, town: Municipality) -> InitiativePlace:
    north, east = (index * 37 % 101 / 50 - 1) * SPREAD, (index * 61 % 103 / 51 - 1) * SPREAD
    return InitiativePlace(
        initiative=initiative, municipality=town, postal_code=town.postal_codes.all()[0].pk, street="Dorp 1", sort_order=0,
        latitude=town.latitude + north, longitude=town.longitude + east, precision=Precision.EXACT,
    )  # fmt: skip
