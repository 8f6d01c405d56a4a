from typing import Any

from wagtail.management.commands.publish_scheduled import Command as PublishScheduled

from stories.tidying import unschedule_uncleared


class Command(PublishScheduled):
    """Wagtail's own stops at the first refusal: what may not go on is taken off the schedule first, and reported."""

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["dryrun"]:
            for page in unschedule_uncleared():
                self.stderr.write(f"{page.story_uid}: not everyone allows it, taken off the schedule")
        super().handle(*args, **options)
