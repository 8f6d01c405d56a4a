"""Where an event is: the words of another calendar beside the places that an organisation has."""

import re
from collections.abc import Iterable
from typing import Any

from common.words import holds, normal
from network.models import Municipality, Organisation, Place, PostalCode

NOWHERE = 0
"""In `CalendarSource.where`: what happens there is left out."""
WEB = re.compile(r"https?://\S+", re.IGNORECASE)
POSTAL_CODE = re.compile(r"\b\d{4}\b", re.ASCII)
ADDRESS = re.compile(r"(?:(?P<name>.+?),\s*)?(?P<street>[^,]*?\D\s\d+\s?\w{0,4}),\s*(?P<code>\d{4})\s+(?P<town>[^,]+)(?:,.*)?", re.ASCII)
LONGEST = 120


def web_address(location: str) -> str:
    """Of what is online: calendars write the address of the meeting where others write the room."""
    found = WEB.search(location)
    return found[0].rstrip(".,;)>") if found and len(found[0]) <= 200 else ""


def without_web_address(location: str) -> str:
    return WEB.sub("", location).strip(" ,;-/")


class Places:
    """Of one organisation, in use, with what its calendars call them."""

    def __init__(self, places: Iterable[Place], where: dict[str, int]) -> None:
        self.all = sorted(places, key=lambda place: -len(place.name))  # “library, first floor” before “library”
        self.by_key, self.where, self.known = {place.pk: place for place in self.all}, where, dict[str, Place | None]()

    @classmethod
    def of(cls, organisation: Organisation, where: dict[str, int]) -> "Places":
        return cls(organisation.places.filter(in_use=True).select_related("municipality"), where)

    def leaves_out(self, location: str) -> bool:
        return self.where.get(normal(location)) == NOWHERE

    def find(self, location: str) -> Place | None:
        """Asked once a location: thousands of events are in the same three rooms."""
        if location not in self.known:
            self.known[location] = self.by_key.get(self.where.get(normal(location), NOWHERE)) or self._same(location)
        return self.known[location]

    def _same(self, location: str) -> Place | None:
        words = normal(location)
        if not words.strip():
            return None
        return next((place for place in self.all if words in names_of(place)), None) or next(
            (place for place in self.all if _is_at(place, location)), None
        )


def names_of(place: Place) -> set[str]:
    town = f"{place.postal_code} {place.municipality.name}"
    parts = [place.name, f"{place.name} {place.street}", f"{place.street} {town}", f"{place.name} {place.street} {town}", f"{place.name} {town}"]
    return {normal(part) for part in parts if part.strip() and (place.name or part != parts[0])}


def _is_at(place: Place, location: str) -> bool:
    """Its street with the number stands in it, and no postal code of elsewhere."""
    codes = POSTAL_CODE.findall(location)
    return any(letter.isdigit() for letter in place.street) and holds(location, place.street) and (place.postal_code in codes or not codes)


def addresses_of(locations: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Those that are whole, like “De Zaal, Kerkstraat 1, 2440 Geel, België”, as places that can be made."""
    found = {location: match for location in locations if (match := ADDRESS.fullmatch(location))}
    codes = PostalCode.objects.filter(code__in={match["code"] for match in found.values()})
    towns = {code.code: list(code.in_municipalities.all()) for code in codes.prefetch_related("in_municipalities")}
    made = ((location, match, _municipality(towns.get(match["code"], []), match["town"])) for location, match in found.items())
    return {
        location: {"name": match["name"] or "", "street": match["street"].strip(), "postal_code": match["code"], "municipality": municipality}
        for location, match, municipality in made
        if municipality and len(match["street"]) <= LONGEST and len(match["name"] or "") <= LONGEST
    }


def _municipality(candidates: list[Municipality], town: str) -> Municipality | None:
    """Where a code crosses a border the name decides; a village names none of them."""
    today = [one for one in candidates if one.successor_id is None]
    return next((one for one in today if holds(town, one.name)), today[0] if len(today) == 1 else None)
