"""What publish() of a story refuses, each with one sentence. The text of the revision that would go live is judged."""

import datetime
from typing import TYPE_CHECKING, Any

from wagtail.models import Revision

from consent import sentences
from consent.clearance import clearance
from consent.gate import NotCleared
from stories.names import participants, people_in_slug, slug_sentence
from stories.translating import not_translated, waits_for_dutch

if TYPE_CHECKING:
    from stories.models import StoryPage


def refusal(told: "StoryPage", user: Any = None, at: datetime.datetime | None = None) -> str:
    """Why this text may not go online, now or at that moment: one sentence, or nothing."""
    return closed(told, user, at) or not_translated(told)


def closed(told: "StoryPage", user: Any = None, at: datetime.datetime | None = None) -> str:
    """The same, but for words that lack a translation: a translator sees the button while filling them in."""
    verdict = clearance(told.story_uid, at=at, words=told.all_words())
    if not verdict:
        return sentences.refusal(verdict)
    named = people_in_slug(told.slug, (row.person for row in participants(told.story_uid)))
    waiting = "" if getattr(user, "is_superuser", False) else waits_for_dutch(told, at)
    return slug_sentence(named) or waiting


def refuse_unready(revision: Revision, user: Any = None) -> None:
    """Raises NotCleared."""
    if found := refusal(revision.as_object(), user or revision.user):
        raise NotCleared(found)


def unschedule(revision: Revision) -> None:
    """What was refused is not tried again: the others of that night go on."""
    Revision.objects.filter(pk=revision.pk, approved_go_live_at__isnull=False).update(approved_go_live_at=None)


def refuse_dutch_words(page: "StoryPage") -> None:
    """Localize writes a live translation anew before it asks to publish: what is missing would stand there in Dutch."""
    if page.live and (found := not_translated(page)):
        raise NotCleared(found)
