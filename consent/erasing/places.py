"""Places outside the site keep the title of a story only as long as somebody must still be asked to take it down."""

from uuid import UUID

from django.db.models import Q

from consent.enums import OUT_THERE, EventKind
from consent.models import ConsentEvent, Placement

WORDS = ("where", "address", "title", "story_address")


def forget_settled(story_uid: UUID | None = None) -> int:
    """Of one erased story, or of all of them (every night: what was confirmed since). That there was a place stays known."""
    erased = ConsentEvent.objects.filter(kind=EventKind.STORY_ERASED).values("story_uid")
    settled = Placement.objects.exclude(state__in=OUT_THERE).filter(Q(story_uid=story_uid) if story_uid else Q(story_uid__in=erased))
    return settled.exclude(where="").update(**dict.fromkeys(WORDS, ""), shown=[])
