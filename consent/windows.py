"""The cache of clearance: for each story and channel, the windows of time in which the rules say yes."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from common.locks import hold
from consent import registry
from consent.case import Case, load
from consent.enums import Channel
from consent.models import Clearance, Participation
from consent.outside.following import follow_consent
from consent.rules import Reason, reasons

Window = tuple[datetime.datetime, datetime.datetime | None]
Judge = Callable[[datetime.datetime], Iterable[Reason]]


def windows(case: Case, judge: Judge, since: datetime.datetime | None = None) -> Iterator[Window]:
    """Where `judge` finds no reason, from `since` (now) on; touching intervals are one window."""
    since = since or timezone.now()
    moments = sorted({since, *(moment for moment in case.moments() if moment > since)})
    opened = None
    for moment in moments:
        clear = not any(judge(moment))
        if clear and opened is None:
            opened = moment
        elif not clear and opened is not None:
            yield opened, moment
            opened = None
    if opened is not None:
        yield opened, None


def clear_windows(case: Case, channel: str, since: datetime.datetime | None = None) -> list[Window]:
    return list(windows(case, lambda moment: reasons(case, channel, moment), since))


_pending: ContextVar[set[UUID] | None] = ContextVar("stories to rebuild", default=None)


def act() -> object | None:
    """The `together()` that is going on: the same thing until its end, None outside."""
    return _pending.get()


@contextmanager
def together() -> Iterator[None]:
    """One transaction in which many rows change: the windows are rebuilt once, at the end of the outermost.

    One writer at a time: a second reads what the first has committed, and its windows miss nothing of it.
    """
    with transaction.atomic():
        hold("clearance")
        if _pending.get() is not None:
            yield
            return
        stories: set[UUID] = set()
        token = _pending.set(stories)
        try:
            yield
        finally:
            _pending.reset(token)
        rebuild(stories)


@transaction.atomic
def rebuild(story_uids: Iterable[UUID]) -> None:
    """Write the windows of these stories anew, and those of what hangs on them (pictures); what stands outside follows."""
    if (pending := _pending.get()) is not None:
        pending.update(story_uids)
        return
    hold("clearance")
    stories = sorted(set(story_uids), key=str)
    for story_uid in stories:
        case, before = load(story_uid), _open_channels(story_uid)
        rows = [
            Clearance(story_uid=story_uid, channel=channel, opens_at=opens_at, closes_at=closes_at)
            for channel in Channel.values
            for opens_at, closes_at in clear_windows(case, channel)
        ]
        Clearance.objects.filter(story_uid=story_uid).delete()
        Clearance.objects.bulk_create(rows)
        registry.rebuild_dependents(case)
        if before - _open_channels(story_uid):
            registry.shrunk(story_uid)
    follow_consent(stories)


def _open_channels(story_uid: UUID) -> set[str]:
    return set(Clearance.objects.in_any_channel().filter(story_uid=story_uid).values_list("channel", flat=True))


def rebuild_all() -> None:
    rebuild(Participation.objects.values_list("story_uid", flat=True).distinct())
