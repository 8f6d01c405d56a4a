"""How long caches may keep what shows stories: never past the earliest end of a consent."""

from uuid import UUID

from django.db.models import Min
from django.utils import timezone

from common.models import LONGEST_IN_CACHE
from consent.models import Clearance


def seconds_to_keep(story_uid: UUID | None = None) -> int:
    """min(300 s, time to the earliest end) for one story, or for a page that lists stories."""
    open_now = Clearance.objects.open()
    if story_uid:
        open_now = open_now.filter(story_uid=story_uid)
    earliest = open_now.aggregate(earliest=Min("closes_at"))["earliest"]
    if earliest is None:
        return 0 if story_uid else LONGEST_IN_CACHE
    return max(0, min(LONGEST_IN_CACHE, int((earliest - timezone.now()).total_seconds())))
