"""Telling the cache in front of the site to forget every address that showed a story. Without one (`PURGE_URL`) there is nothing to tell."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override
from wagtail.contrib.frontend_cache.utils import get_backends

from common.addresses import address
from stories.models import StoryIndexPage, StoryPage
from stories.related import related
from stories.street import street

ROUND_IT = ("/sitemap.xml",)


def purge(pages: Iterable[StoryPage]) -> None:
    if backends := get_backends():
        addresses = {settings.SITE_URL + path for page in pages for path in (*shown_on(page), *ROUND_IT)}
        for backend in backends.values():
            backend.purge_batch(sorted(addresses))


def purge_story(story_uid: UUID) -> None:
    if get_backends():
        purge(StoryPage.objects.of_story(story_uid).select_related("locale"))


def shown_on(page: StoryPage) -> Iterator[str]:
    """The page itself, the lists of its language, the houses beside it and the stories like it. What asks a question (`?thema=`)
    cannot be listed: caches keep it for five minutes at most."""
    code = page.locale.language_code
    if page.url:
        yield page.url
    yield f"/{code}/"
    for wall in StoryIndexPage.objects.filter(locale=page.locale_id):
        yield from (path for path in (address(wall.url_path, code), f"{address(wall.url_path, code)}feed/"))
    if page.facts and page.facts.municipality:
        with override(code):
            yield reverse("municipality", args=[page.facts.municipality.slug])
    if page.house_number:
        around = street(page.house_number, page.locale_id)
        yield from (door.url for door in (around.previous, around.following) if door)
    yield from (card.url for card in related(page))
    if page.facts and page.facts.project:
        yield from (project.url for project in page.facts.project.get_translations(inclusive=True).specific() if project.url)
