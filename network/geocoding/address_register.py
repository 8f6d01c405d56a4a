"""The Flemish address register through the Geolocation service of Digitaal Vlaanderen, version 4: it knows Flanders and Brussels.

Source: https://geo.api.vlaanderen.be/geolocation/Help
"""

import logging

import httpx
from django.core.cache import cache
from django.utils.translation import override

from common.encryption import keyed_hash
from common.fetching import NotFetched, fetch
from common.fetching.addresses import Resolver, system_resolver
from network.enums import Precision
from network.geocoding import answer, wanted
from network.geocoding.point import Point
from network.models import Municipality

SECONDS = 3.0
MOST_RESULTS = "5"
A_DAY, A_MINUTE = 24 * 3600, 60
logger = logging.getLogger(__name__)

Kept = tuple[float, float, str] | tuple[()]
"""A point as the cache keeps it; empty for none."""


class AddressRegister:
    def __init__(self, address: str) -> None:
        self.address = address

    def locate(self, street: str, postal_code: str, municipality: Municipality) -> Point | None:
        """An answer is kept for a day, so that a preview and what is saved after it ask once; that nobody answered, for a minute."""
        asked = wanted.read(street, postal_code, municipality)
        if asked is None:
            return None
        key = f"geocoder:{keyed_hash(f'{self.address} {asked.words}')}"
        kept: Kept | None = cache.get(key)
        if kept is None:
            kept, seconds = self._ask(asked)
            cache.set(key, kept, seconds)
        return Point(kept[0], kept[1], Precision(kept[2])) if kept else None

    def _ask(self, asked: wanted.Wanted) -> tuple[Kept, int]:
        """With the seconds to keep it. What is logged never holds the address."""
        try:
            with override(None):  # the log speaks English, whoever typed the address
                url = httpx.URL(self.address).copy_merge_params({"q": asked.words, "c": MOST_RESULTS})
                found = answer.read(fetch(str(url), accept="application/json", resolve=_once(), seconds=SECONDS).data, asked)
        except NotFetched as refusal:
            logger.warning("The geocoder did not answer, or leads elsewhere: %s", refusal.sentence)
            return (), A_MINUTE
        except (ValueError, httpx.InvalidURL):
            logger.warning("The geocoder gave an answer that cannot be read, or GEOCODER_URL is no web address.")
            return (), A_MINUTE
        if found is None:
            logger.warning("The geocoder does not know an address that was asked.")
            return (), A_DAY
        return (found.latitude, found.longitude, found.precision.value), A_DAY


def _once() -> Resolver:
    """Knows a host the first time only: what redirects would take the address to one that the operator did not choose."""
    first = [system_resolver]
    return lambda host, port: first.pop()(host, port) if first else []
