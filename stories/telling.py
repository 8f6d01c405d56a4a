"""Stories as the families in them meet them: by title, where the world reads it, and as it would appear."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import override

from consent import registry
from stories.models import StoryPage


class Telling:
    def title(self, story_uid: UUID, language: str) -> str:
        page = _page(story_uid, language)
        return page.draft_title or page.title if page else ""

    def public_url(self, story_uid: UUID, language: str) -> str:
        pages = {page.locale.language_code: page for page in StoryPage.objects.visible().of_story(story_uid).order_by("-pk")}
        page = pages.get(language) or pages.get(settings.LANGUAGE_CODE) or next(iter(pages.values()), None)
        return (page.url or "") if page else ""

    def preview(self, story_uid: UUID, language: str, request: HttpRequest) -> HttpResponse:
        page = _page(story_uid, language)
        if page is None:
            raise Http404
        with override(page.locale.language_code):  # a Dutch text inside an Arabic page would be read aloud as Arabic
            return page.get_latest_revision_as_object().serve_preview(request, "").render()


def _page(story_uid: UUID, language: str) -> StoryPage | None:
    """In this language, else in Dutch, else in any."""
    pages = {page.locale.language_code: page for page in StoryPage.objects.of_story(story_uid).select_related("locale").order_by("-pk")}
    return pages.get(language) or pages.get(settings.LANGUAGE_CODE) or next(iter(pages.values()), None)


registry.tells(Telling())
