"""What else a withdrawn story leaves lying about, closed in the same act: docs/consent.md, "Ways out"."""

from uuid import UUID

from wagtail.contrib.redirects.models import Redirect
from wagtail.search import index
from wagtail_localize.models import Translation

from common.after_commit import after_commit
from consent import registry
from stories.models import StoryPage
from stories.purging import purge


@registry.on_withdrawal
def close_traces(story_uid: UUID) -> None:
    pages = list(StoryPage.objects.filter(story_uid=story_uid).select_related("locale"))
    Redirect.objects.filter(redirect_page__in=pages).delete()
    # A translation that localize still follows would be written and published anew with its next segment.
    Translation.objects.filter(source__object_id__in={page.translation_key for page in pages}).update(enabled=False)
    after_commit(_after_commit, pages)


def _after_commit(pages: list[StoryPage]) -> None:
    """After the rows of the search that unpublishing wrote anew, and in the same request."""
    for page in pages:
        index.remove_object(page)
    purge(pages)
