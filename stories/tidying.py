"""Stories that the clock has closed lose their «live» mark too, and the night's schedule loses what may not go on."""

from django.utils import timezone
from wagtail.models import Revision

from consent.clearance import clearance
from stories.gate import refusal
from stories.models import StoryPage


def unpublish_expired() -> int:
    """Pages unpublished, in every language; they were hidden from the moment their consent ended."""
    closed = 0
    for page in StoryPage.objects.filter(live=True).exclude(pk__in=StoryPage.objects.visible().values("pk")):
        if not clearance(page.story_uid):
            page.unpublish(log_action="wagtail.unpublish.scheduled")
            closed += 1
    return closed


def unschedule_uncleared() -> list[StoryPage]:
    """Scheduled stories that may not go online then, whatever the cause: taken off the schedule, so that all others go on."""
    refused = []
    for revision in Revision.page_revisions.filter(approved_go_live_at__isnull=False):
        page = revision.content_object
        going_live = max(revision.approved_go_live_at, timezone.now())
        if isinstance(page, StoryPage) and refusal(revision.as_object(), revision.user, at=going_live):
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            refused.append(page)
    return refused
