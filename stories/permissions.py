from django.utils.functional import cached_property
from wagtail.models import PagePermissionTester

from consent.clearance import clearance


class StoryPermissionTester(PagePermissionTester):
    """Who may publish a story: nobody while it is not clear; in Dutch only through review (superusers apart)."""

    @cached_property
    def is_clear(self) -> bool:
        return clearance(self.page.story_uid).clear

    def can_publish(self) -> bool:
        if not super().can_publish():
            return False
        if not self.user.is_superuser and self.page.specific_deferred.locale.language_code == "nl":
            return False
        return self.is_clear

    def can_unschedule(self) -> bool:
        return super().can_unpublish() or super().can_publish()

    def can_set_view_restrictions(self) -> bool:
        return False


class StoryIndexPermissionTester(PagePermissionTester):
    def can_publish_subpage(self) -> bool:
        """A new story is never clear: its people are noted after its first draft."""
        return False
