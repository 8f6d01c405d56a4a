"""What stands in the address, read and checked one by one: each that makes no sense leaves a sentence in `notes`."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from common.ages import OLDEST
from common.question import LONGEST_QUESTION
from initiatives.enums import Spoken
from initiatives.models import Category
from network.models import Municipality, Organisation, PostalCode, Region

SLUG = re.compile(r"[a-z0-9-]{1,120}", re.ASCII)
DISTANCES = (5, 10, 20, 40)
"""Kilometres one can choose."""
USUAL = 10
SHOWN = 30
"""So much of something strange is said back."""


@dataclass(frozen=True)
class Centre:
    """From where a distance is measured: the middle of a municipality."""

    nis: str
    latitude: float
    longitude: float
    kilometres: int
    was_asked: bool = False
    """Its postal code belongs to several, and somebody chose."""

    @property
    def narrow(self) -> float:
        """How much shorter a degree to the east is than one to the north."""
        return math.cos(math.radians(self.latitude))


class Asked:
    def __init__(self, query: QueryDict, categories: Iterable[Category] | None = None) -> None:
        self.query = query
        self.categories = Category.objects.all() if categories is None else categories
        self.notes: list[str] = []
        self.which: list[Municipality] = []
        self.postal_code = ""

    def get(self, name: str) -> str:
        return self.query.get(name, "").strip()

    def strange(self, sentence: str, value: str) -> None:
        self.notes.append(sentence % {"value": value[:SHOWN] + ("…" if len(value) > SHOWN else "")})

    def words(self) -> str:
        return self.get("q")[:LONGEST_QUESTION]

    def municipality(self) -> str:
        """The NIS code of today: of one that merged, what it became a part of."""
        nis = self.get("gemeente")
        if not nis:
            return ""
        found = Municipality.objects.filter(pk=nis).select_related("successor").first() if len(nis) == 5 else None
        if found is None:
            self.strange(_("We know no municipality with the number “%(value)s”: this is everything."), nis)
            return ""
        if found.successor:
            words = {"old": found.name, "new": found.successor.name}
            self.notes.append(_("%(old)s is a part of %(new)s now.") % words)
        return found.successor_id or found.pk

    def region(self) -> str:
        slug = self.get("streek")
        if slug and not (SLUG.fullmatch(slug) and Region.objects.filter(slug=slug).exists()):
            self.strange(_("We know no region “%(value)s”: this is everything."), slug)
            return ""
        return slug

    def category(self) -> str:
        slug = self.get("categorie")
        if slug and not (SLUG.fullmatch(slug) and any(one.slug == slug for one in self.categories)):
            self.strange(_("We know no kind “%(value)s”: these are all kinds."), slug)
            return ""
        return slug

    def organisation(self) -> str:
        slug = self.get("organisatie")
        if slug and not (SLUG.fullmatch(slug) and Organisation.objects.visible().filter(slug=slug).exists()):
            self.strange(_("We know no organisation “%(value)s”: these are all of them."), slug)
            return ""
        return slug

    def age(self) -> int | None:
        text = self.get("leeftijd")
        if not text:
            return None
        if not re.fullmatch(r"\d{1,3}", text, re.ASCII) or int(text) > OLDEST:
            self.strange(_("“%(value)s” is no age in years: these are all ages."), text)
            return None
        return int(text)

    def language(self) -> str:
        code = self.get("spreekt")
        if code and code not in Spoken.values:
            self.strange(_("We know no language “%(value)s”: these are all of them."), code)
            return ""
        return code

    def centre(self) -> Centre | None:
        """Of a postal code, with a distance or ten kilometres; when it belongs to several municipalities `which` asks."""
        code, far = self.get("postcode"), self.get("afstand")
        if far and far not in map(str, DISTANCES):
            self.strange(_("“%(value)s” is no distance one can choose: we took ten kilometres."), far)
        if not code:
            return None
        several = list(PostalCode.objects.municipalities(code)) if re.fullmatch(r"\d{4}", code, re.ASCII) else []
        if not several:
            self.strange(_("We do not know the postal code “%(value)s”. It has four digits, like 2440."), code)
            return None
        self.postal_code = code
        chosen = [one for one in several if one.pk == self.get("plaats")] or several
        if len(chosen) > 1:
            self.which = several
            self.notes.append(_("This postal code belongs to more than one municipality: choose which."))
            return None
        return self._around(chosen[0], int(far) if far in map(str, DISTANCES) else USUAL, len(several) > 1)

    def _around(self, place: Municipality, kilometres: int, was_asked: bool) -> Centre | None:
        if place.latitude is None or place.longitude is None:
            return None
        return Centre(place.pk, place.latitude, place.longitude, kilometres, was_asked)
