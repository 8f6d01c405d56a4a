from django.utils.functional import cached_property
from wagtail.models import PagePermissionTester

from stories.gate import closed
from stories.translating import would_be


class StoryPermissionTester(PagePermissionTester):
    """Who may publish a story: nobody while its text may not go online; in Dutch only through review (superusers apart)."""

    @cached_property
    def is_closed(self) -> bool:
        return bool(closed(would_be(self.page.specific_deferred), self.user))

    def can_publish(self) -> bool:
        if not super().can_publish():
            return False
        if not self.user.is_superuser and self.page.specific_deferred.is_source:
            return False
        return not self.is_closed

    def can_unschedule(self) -> bool:
        return super().can_unpublish() or super().can_publish()

    def can_set_view_restrictions(self) -> bool:
        return False


class StoryIndexPermissionTester(PagePermissionTester):
    def can_add_subpage(self) -> bool:
        """A story begins in Dutch, where it is reviewed; other languages come by translating it."""
        return super().can_add_subpage() and self.page.locale.language_code == "nl"

    def can_publish_subpage(self) -> bool:
        """A new story is never clear: its people are noted after its first draft."""
        return False
