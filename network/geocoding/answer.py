"""What the address register answered, and which of it is the address that was asked.

It looks for what resembles the question: another street, another number or a whole municipality may come back, and its makers say so.
So nothing counts that does not bear the same names.
"""

import json
from dataclasses import dataclass
from typing import Any

from common.words import normal
from network.enums import Precision
from network.geocoding.point import Point
from network.geocoding.wanted import Wanted

SOUTH, NORTH, WEST, EAST = 49.4, 51.6, 2.5, 6.5
"""Belgium lies within; latitude and longitude swapped do not."""

DECIMALS = 6
MOST_BYTES = 100_000
"""Five results are some three thousand."""

AT_THE_DOOR = ("huisnummer", "afgeleidVanObject", "aangeduidDoorBeheerder")
"""How `LocationType` of a point ends that was drawn for this number; others are reckoned from its neighbours or its street."""


@dataclass(frozen=True)
class Found:
    point: Point
    postal_code: str


def read(data: bytes, wanted: Wanted) -> Point | None:
    """Nothing when the address is not among the results; raises ValueError for what is no answer of the register."""
    try:
        rows = json.loads(data)["LocationResult"] if len(data) <= MOST_BYTES else None
    except (KeyError, TypeError, RecursionError):
        rows = None
    if not isinstance(rows, list):
        raise ValueError("an answer that cannot be read")
    return _best([found for row in rows if (found := _found(row, wanted))], wanted)


def _best(found: list[Found], wanted: Wanted) -> Point | None:
    """Several under other postal codes are streets of one name in several villages: then nobody knows which."""
    here = [one.point for one in found if one.postal_code == wanted.postal_code]
    if here:
        return next((point for point in here if point.precision == Precision.EXACT), here[0])
    return found[0].point if len(found) == 1 else None


def _found(row: Any, wanted: Wanted) -> Found | None:
    try:
        names = ("Municipality", "Zipcode", "Thoroughfarename", "Housenumber", "LocationType")
        municipality, code, street, number, kind = (_text(row[name]) for name in names)
        latitude, longitude = (_degrees(row["Location"][name]) for name in ("Lat_WGS84", "Lon_WGS84"))
    except (KeyError, TypeError):
        return None
    is_here = normal(municipality) == normal(wanted.municipality) or (wanted.is_code_of_one and code == wanted.postal_code)
    is_in_belgium = SOUTH < latitude < NORTH and WEST < longitude < EAST  # never true of NaN
    if not (is_here and is_in_belgium and normal(street) == normal(wanted.street)) or "gemeente" in kind.casefold():
        return None
    is_exact = bool(wanted.number) and number.replace(" ", "").casefold() == wanted.number.casefold() and kind.endswith(AT_THE_DOOR)
    precision = Precision.EXACT if is_exact else Precision.STREET
    return Found(Point(round(latitude, DECIMALS), round(longitude, DECIMALS), precision), code)


def _text(value: Any) -> str:
    if value is not None and not isinstance(value, str):
        raise TypeError(value)
    return (value or "").strip()


def _degrees(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    return value
