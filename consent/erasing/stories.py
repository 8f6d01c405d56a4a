"""Erasing a story: every word, picture and page of it, in all languages and copies. What remains is a house with closed curtains."""

from typing import Any
from uuid import UUID

from common.after_commit import after_commit
from common.wiping import wipe
from consent import registry
from consent.enums import EventKind, RecordState
from consent.erasing.places import forget_settled
from consent.models import Attestation, ConsentEvent, ConsentRecord, Participation
from consent.windows import together
from consent.withdrawal import withdraw


@together()
def erase_story(story_uid: UUID, *, actor: Any = None) -> None:
    """Cannot be undone. The answers stay as long as their proof must (codes alone, no word of the story)."""
    withdraw(story_uid, actor=actor)
    registry.erase_dependents(story_uid)
    for model in (Participation, Attestation):
        for row in model.objects.filter(story_uid=story_uid):
            row.delete()
    for record in ConsentRecord.objects.filter(story_uid=story_uid, state__in=[RecordState.GIVEN, RecordState.REQUESTED]):
        record.state = RecordState.REVOKED
        record.save()
    ConsentRecord.objects.filter(story_uid=story_uid).update(place="")
    forget_settled(story_uid)
    ConsentEvent.objects.append(EventKind.STORY_ERASED, story_uid=story_uid, actor=actor)
    after_commit(wipe)
