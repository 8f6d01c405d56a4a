"""How long caches may keep what shows stories: never past the earliest end of a consent."""

import datetime

from django.utils import timezone

from common.models import LONGEST_IN_CACHE
from common.prepared import NOW, Prepared
from consent.models import Clearance

EARLIEST_END = Prepared(
    lambda: Clearance.objects.open(at=NOW).filter(closes_at__gt=NOW).order_by("closes_at").values_list("closes_at", flat=True)[:1]
)


def seconds_to_keep() -> int:
    """min(300 s, time to the earliest end) for a page that shows stories."""
    return seconds_until(next(iter(EARLIEST_END.ask()), None))


def seconds_until(end: datetime.datetime | None) -> int:
    if end is None:
        return LONGEST_IN_CACHE
    return max(0, min(LONGEST_IN_CACHE, int((end - timezone.now()).total_seconds())))
