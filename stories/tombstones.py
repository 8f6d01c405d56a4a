"""What feeds say of stories that were in them and are not any more (RFC 6721): a reader that kept one is asked to drop it."""

import datetime
from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, rfc3339_date

from consent.enums import EventKind
from consent.models import ConsentEvent
from stories.models import StoryPage

NAMESPACE = "http://purl.org/atompub/tombstones/1.0"
TOLD_FOR = datetime.timedelta(days=90)
MOST = 50


class FeedWithTombstones(Atom1Feed):
    """`tombstones`: pairs of story_uid and moment. No word of the story, and the same line for every cause."""

    def __init__(self, *args: Any, tombstones: list[tuple[Any, datetime.datetime]], **kwargs: Any) -> None:
        self.tombstones = tombstones
        super().__init__(*args, **kwargs)

    def root_attributes(self) -> dict[str, str]:
        return super().root_attributes() | {"xmlns:at": NAMESPACE}

    def write_items(self, handler: Any) -> None:
        super().write_items(handler)
        for story_uid, moment in self.tombstones:
            handler.addQuickElement("at:deleted-entry", "", {"ref": entry_id(story_uid), "when": rfc3339_date(moment)})


def entry_id(story_uid: Any) -> str:
    return f"urn:uuid:{story_uid}"


def gone_from(locale_id: int) -> list[tuple[Any, datetime.datetime]]:
    """Stories that were online and are not in this language now, the last ones first. Erased ones too: the log keeps their uid."""
    here = StoryPage.objects.visible().filter(locale_id=locale_id)
    gone = ConsentEvent.objects.filter(kind=EventKind.UNPUBLISHED, at__gte=timezone.now() - TOLD_FOR).filter(~here.tell_outer_story())
    return list(gone.order_by().values_list("story_uid").annotate(moment=Max("at")).order_by("-moment")[:MOST])
