"""Who may be shown, where, until when."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from consent.case import load
from consent.enums import Channel
from consent.rules import Reason, reasons
from consent.windows import clear_windows


@dataclass(frozen=True)
class Verdict:
    clear: bool
    reasons: list[Reason]
    until: datetime.datetime | None
    """The moment it ends by itself, when it is clear now."""

    def __bool__(self) -> bool:
        return self.clear


def clearance(story_uid: UUID, channel: str = Channel.WEBSITE, at: datetime.datetime | None = None, words: str | None = None) -> Verdict:
    """Judged from the consents themselves, not from the cache, for the public text or for the words of a draft."""
    at = at or timezone.now()
    case = load(story_uid, words)
    found = list(reasons(case, channel, at))
    if found:
        return Verdict(False, found, None)
    return Verdict(True, [], clear_windows(case, channel, since=at)[0][1])
