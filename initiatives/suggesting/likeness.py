"""«Is it one of these?»: what is listed already and looks like what somebody is about to tell.

Only what everybody can see is compared, so that nothing unpublished is told.
"""

from django.db.models import Exists, OuterRef, Q
from django.utils.text import slugify
from rapidfuzz import fuzz, process

from common.words import normal
from initiatives.models import Initiative, InitiativePlace
from initiatives.models.queryset import InitiativeQuerySet
from network.distance import within
from network.models import Municipality

NEAR = 5
"""Kilometres from the middle of the municipality."""
ALIKE = 80
"""Of 100. «De Vlinder speelplein» is 86 like «Speeltuin De Vlinder», «Speeltuin De Kikker» is 79: see tests/initiatives/test_suggesting.py."""
MOST = 5
LITTLE_WORDS = frozenset({"de", "het", "een", "t", "le", "la", "les", "the"})


def likely_same(name: str, municipality: Municipality) -> list[Initiative]:
    """The most alike first: alike and nearby, or of the very same name anywhere in the region. Each with its places.

    Four queries at most, however many there are; 25 to 50 ms where ten thousand are spread over Flanders or the Kempen alone.
    """
    wanted = _bare(name)
    if not wanted:
        return []
    names = {pk: _bare(said) for pk, said in _near_or_same(name, municipality).values_list("pk", "name")}
    found = process.extract(wanted, names, scorer=fuzz.token_set_ratio, processor=None, score_cutoff=ALIKE, limit=MOST)
    best = [pk for _name, _score, pk in found]
    rows = Initiative.objects.listed().filter(pk__in=best).prefetch_related("places__municipality") if best else []
    return sorted(rows, key=lambda row: best.index(row.pk))


def _near_or_same(name: str, municipality: Municipality) -> InitiativeQuerySet:
    here = Q(municipality=municipality)
    if municipality.latitude is not None and municipality.longitude is not None:
        here |= within(municipality.latitude, municipality.longitude, NEAR)
    in_region = Q(municipality__in=Municipality.objects.of_region().values("pk"))
    near = Q(_has_place(here)) | Q(everywhere__municipalities=municipality)
    same = (Q(name__iexact=name) | Q(slug=slugify(name))) & (Q(_has_place(in_region)) | Q(everywhere__isnull=False))
    return Initiative.objects.listed().filter(near | same).distinct()


def _has_place(where: Q) -> Exists:
    return Exists(InitiativePlace.objects.filter(where, initiative=OuterRef("pk")))


def _bare(name: str) -> str:
    """Without case, accents and little words; a name of little words alone keeps them."""
    words = normal(name).split()
    return " ".join([word for word in words if word not in LITTLE_WORDS] or words)
