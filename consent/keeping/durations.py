"""When a story came and went, in the log; and how long it took from the word of a family to the last page that went."""

from collections.abc import Iterable
from typing import Any

from wagtail.signals import page_published, page_unpublished

from consent.enums import TAKEN_BACK, EventKind
from consent.models import ConsentEvent


def note_published(instance: Any, **_kwargs: Any) -> None:
    _note(EventKind.PUBLISHED, instance)


def note_unpublished(instance: Any, **_kwargs: Any) -> None:
    _note(EventKind.UNPUBLISHED, instance)


def _note(kind: EventKind, page: Any) -> None:
    """One for each page: a story is gone when the last of its languages is."""
    if story_uid := getattr(page, "story_uid", None):
        ConsentEvent.objects.append(kind, story_uid=story_uid)


def connect() -> None:
    page_published.connect(note_published, dispatch_uid="consent.published")
    page_unpublished.connect(note_unpublished, dispatch_uid="consent.unpublished")


def seconds_taken(events: Iterable[ConsentEvent]) -> dict[int, float | None]:
    """By event: until the last page was gone; None where none was online. What followed another act is not counted with this one."""
    wanted = {event.pk for event in events}
    stories = {event.story_uid for event in events}
    began: dict[Any, ConsentEvent] = {}
    took: dict[int, float | None] = dict.fromkeys(wanted)
    log = ConsentEvent.objects.filter(story_uid__in=stories, kind__in=[*TAKEN_BACK, EventKind.PUBLISHED, EventKind.UNPUBLISHED]).order_by("pk")
    for event in log:
        if event.kind in TAKEN_BACK:
            began[event.story_uid] = event
        elif event.kind == EventKind.PUBLISHED:
            began.pop(event.story_uid, None)
        elif (start := began.get(event.story_uid)) and start.pk in wanted:
            took[start.pk] = (event.at - start.at).total_seconds()
    return took
