"""How long caches may keep what shows stories: never past the earliest end of a consent."""

import datetime

from django.db.models import Min
from django.utils import timezone

from common.models import LONGEST_IN_CACHE
from consent.models import Clearance


def seconds_to_keep() -> int:
    """min(300 s, time to the earliest end) for a page that shows stories."""
    return seconds_until(Clearance.objects.open().aggregate(earliest=Min("closes_at"))["earliest"])


def seconds_until(end: datetime.datetime | None) -> int:
    if end is None:
        return LONGEST_IN_CACHE
    return max(0, min(LONGEST_IN_CACHE, int((end - timezone.now()).total_seconds())))
