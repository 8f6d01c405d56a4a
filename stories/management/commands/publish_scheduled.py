from typing import Any

from wagtail.management.commands.publish_scheduled import Command as PublishScheduled

from consent.gate import NotCleared
from consent.restoring import ledger
from stories.tidying import unschedule_uncleared


class Command(PublishScheduled):
    """Wagtail's own stops at the first refusal: what may not go on is taken off the schedule first, and reported."""

    def handle(self, *args: Any, **options: Any) -> None:
        ledger.refuse_ahead()
        refused = [] if options["dryrun"] else unschedule_uncleared()
        for page in refused:
            self.stderr.write(f"{page.story_uid}: may not go online, taken off the schedule")
        try:
            super().handle(*args, **options)
        except NotCleared:
            # A translation that came before its Dutch story in the same minute, or an answer of this moment: publish() unscheduled it.
            self.stderr.write("one more story may not go online, taken off the schedule")
            self.handle(*args, **options)
