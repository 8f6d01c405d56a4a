"""What publish() of a story refuses, each with one sentence. The text of the revision that would go live is judged."""

from typing import TYPE_CHECKING

from wagtail.models import Revision

from consent.gate import NotCleared, refuse_uncleared
from stories.names import participants, people_in_slug, people_in_text, slug_sentence, text_sentence

if TYPE_CHECKING:
    from stories.models import StoryPage


def refuse_unready(page: "StoryPage", revision: Revision) -> None:
    """Raises NotCleared. A scheduled revision is taken off the schedule first, so that the others of that night go on."""
    try:
        refuse_uncleared(page.story_uid)
        refuse_named(revision.as_object())
    except NotCleared:
        if revision.approved_go_live_at:
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
        raise


def refuse_named(page: "StoryPage") -> None:
    rows = participants(page.story_uid)
    found = slug_sentence(people_in_slug(page.slug, (row.person for row in rows))) or text_sentence(people_in_text(page.all_words(), rows))
    if found:
        raise NotCleared(found)
