"""What else a withdrawn story leaves lying about, closed in the same act: docs/consent.md, "Ways out"."""

from uuid import UUID

from wagtail.contrib.redirects.models import Redirect
from wagtail.search import index
from wagtail_localize.models import Translation

from common.after_commit import after_commit
from consent import registry
from stories.erasing import forget_forms
from stories.models import StoryPage
from stories.purging import purge, purge_story


@registry.on_withdrawal
def close_traces(story_uid: UUID) -> None:
    pages = list(StoryPage.objects.filter(story_uid=story_uid).select_related("locale"))
    Redirect.objects.filter(redirect_page__in=pages).delete()
    # A translation that localize still follows would be written and published anew with its next segment.
    Translation.objects.filter(source__object_id__in={page.translation_key for page in pages}).update(enabled=False)
    forget_forms(pages)
    after_commit(_after_commit, pages)


@registry.on_shrinking
def forget_in_front(story_uid: UUID) -> None:
    """Less of it may be seen than before: a channel, a name, a picture. Caches in front ask anew."""
    after_commit(purge_story, story_uid)


def _after_commit(pages: list[StoryPage]) -> None:
    """After the rows of the search that unpublishing wrote anew, and in the same request."""
    for page in pages:
        index.remove_object(page)
    purge(pages)
