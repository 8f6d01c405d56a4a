"""What a geocoder is, and what it answers."""

from dataclasses import dataclass
from typing import Protocol

from network.enums import Precision
from network.models import Municipality


@dataclass(frozen=True)
class Point:
    """In degrees of WGS84."""

    latitude: float
    longitude: float
    precision: Precision


class Geocoder(Protocol):
    def locate(self, street: str, postal_code: str, municipality: Municipality) -> Point | None:
        """Nothing when the address is not known in this municipality, or nobody answered in time; never raises."""
