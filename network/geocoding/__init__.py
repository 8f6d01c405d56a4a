"""Where an address lies on the map. Off unless the operator chose a geocoder (`GEOCODER_URL`). docs/geocoding.md"""

from django.conf import settings

from network.enums import Precision
from network.geocoding.address_register import AddressRegister
from network.geocoding.point import Geocoder, Point
from network.models import Municipality

__all__ = ["Geocoder", "Point", "place_on_map"]


def place_on_map(street: str, postal_code: str, municipality: Municipality) -> Point | None:
    """The address, else the middle of the municipality; nothing when that is not known either.

    May wait three seconds for another host. So only forms of partners and the desk ask it, never a visitor's request, and never
    inside a transaction: on SQLite that holds the one lock for writing. Takes whatever was typed and never raises for it.
    """
    chosen = _geocoder()
    return (chosen.locate(street, postal_code, municipality) if chosen else None) or _middle_of(municipality)


def _geocoder() -> Geocoder | None:
    return AddressRegister(settings.GEOCODER_URL) if settings.GEOCODER_URL else None


def _middle_of(municipality: Municipality) -> Point | None:
    if municipality.latitude is None or municipality.longitude is None:
        return None
    return Point(municipality.latitude, municipality.longitude, Precision.MUNICIPALITY)
