"""Lock 2: taking a story down, everywhere, at once."""

import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from consent import registry
from consent.clearance import clearance
from consent.enums import EventKind
from consent.models import ConsentEvent, Person, Stop
from consent.refusal import take_back
from consent.windows import rebuild, together


@together()
def withdraw(story_uid: UUID, *, giver: Person | None = None, actor: Any = None) -> ConsentEvent:
    """Take a story down in all its languages and copies; idempotent.

    With a giver, what this person allowed ends for good. Without one the story is stopped as a whole, no proof asked; so it is
    for a giver whose word no rule asks (somebody not listed, a former guardian): a no that nothing remembers would be none.
    """
    now = timezone.now()
    if giver is None:
        stop(story_uid, now)
        event = ConsentEvent.objects.append(EventKind.STOPPED, story_uid=story_uid, actor=actor)
    else:
        take_back(story_uid, giver, now)
        if not is_heard(story_uid, giver, now):
            stop(story_uid, now)
        event = ConsentEvent.objects.append(EventKind.WITHDRAWN, story_uid=story_uid, person_uid=giver.uid, actor=actor)
    close_pages(story_uid, actor)
    rebuild([story_uid])  # at the end of this transaction: what stands outside the site becomes a task, in a second withdrawal too
    return event


def is_heard(story_uid: UUID, giver: Person, now: datetime.datetime) -> bool:
    """Whether the rules themselves keep the story closed because of this giver, whatever the others say."""
    return any(reason.giver == giver and reason.code in {"said_no", "child_said_no"} for reason in clearance(story_uid, at=now).reasons)


def stop(story_uid: UUID, now: datetime.datetime) -> None:
    if not Stop.objects.filter(story_uid=story_uid, lifted_at=None).exists():
        Stop.objects.create(story_uid=story_uid, placed_at=now)


def close_pages(story_uid: UUID, actor: Any = None) -> None:
    """Unpublish every page of the story: all languages, copies, aliases; nothing stays scheduled or in review."""
    for model in registry.page_models():
        for page in model._default_manager.filter(story_uid=story_uid):
            page.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)
            for state in page.workflow_states.active():
                state.cancel(user=actor)
            if page.live:
                page.unpublish(user=actor)
    registry.close_dependents(story_uid)


@together()
def lift(story_uid: UUID, *, actor: Any = None) -> None:
    """Let a stopped story come back; what families took back stays taken back."""
    for stop in Stop.objects.filter(story_uid=story_uid, lifted_at=None):
        stop.lifted_at = timezone.now()
        stop.save()
    ConsentEvent.objects.append(EventKind.LIFTED, story_uid=story_uid, actor=actor)
