"""Stories as the families in them meet them: by title, where the world reads it, and as it would appear."""

from collections.abc import Iterator
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import override

from consent import registry
from consent.registry import Frame
from stories.beforehand import WayBack, draw, files_for, media_for, pictures_for, play
from stories.models import House, StoryPage
from stories.models.queryset import StoryQuerySet
from stories.structured import absolute


class Telling:
    def title(self, story_uid: UUID, language: str) -> str:
        page = page_in(story_uid, language)
        return page.draft_title or page.title if page else ""

    def in_house(self, number: int) -> list[UUID]:
        return list(House.objects.filter(number=number).exclude(story_uid=None).values_list("story_uid", flat=True))

    def public_url(self, story_uid: UUID, language: str) -> str:
        page = page_in(story_uid, language, StoryPage.objects.visible().of_story(story_uid))
        return (page.url or "") if page else ""

    def published(self, story_uid: UUID, language: str) -> tuple[str, str]:
        told = StoryPage.objects.of_story(story_uid).exclude(first_published_at=None)
        if page := page_in(story_uid, language, told):
            return page.title, absolute(page.url or "")
        return self.title(story_uid, language), ""

    def preview(self, story_uid: UUID, language: str, request: HttpRequest, frame: Frame) -> HttpResponse:
        told = _draft(story_uid, language)
        told.shown_media, told.way_back = media_for(frame, told), WayBack(frame.back, language)
        with override(told.locale.language_code):  # a Dutch text inside an Arabic page would be read aloud as Arabic
            return told.serve_preview(request, "").render()

    def picture(self, story_uid: UUID, picture_id: int, frame: Frame) -> HttpResponse:
        seen = (picture for told in _drafts(story_uid) for picture in pictures_for(frame, told) if picture.pk == picture_id)
        if picture := next(seen, None):
            return draw(picture)
        raise Http404

    def recording(self, story_uid: UUID, file_id: int, frame: Frame, request: HttpRequest) -> HttpResponseBase:
        heard = (file for told in _drafts(story_uid) for file in files_for(frame, told) if file.pk == file_id)
        if file := next(heard, None):
            return play(file, request)
        raise Http404


def _drafts(story_uid: UUID) -> Iterator[StoryPage]:
    for page in StoryPage.objects.of_story(story_uid):
        yield page.get_latest_revision_as_object()


def _draft(story_uid: UUID, language: str) -> StoryPage:
    if page := page_in(story_uid, language):
        return page.get_latest_revision_as_object()
    raise Http404


def page_in(story_uid: UUID, language: str, among: StoryQuerySet | None = None) -> StoryPage | None:
    """In this language, else in Dutch, else in any."""
    found = StoryPage.objects.of_story(story_uid) if among is None else among
    pages = {page.locale.language_code: page for page in found.select_related("locale").order_by("-pk")}
    return pages.get(language) or pages.get(settings.LANGUAGE_CODE) or next(iter(pages.values()), None)


registry.tells(Telling())
