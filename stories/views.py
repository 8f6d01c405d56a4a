from django.conf import settings
from django.core.files.storage import storages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language

from common.menu import language_link
from common.models import LONGEST_IN_CACHE
from stories.caching import seconds_to_keep
from stories.models import StoryIndexPage, StoryPage
from stories.sharing import share_name
from stories.structured import absolute
from stories.tombstones import FeedWithTombstones, entry_id, gone_from

FEED_LENGTH = 20


def gone(request: HttpRequest, _wall: StoryIndexPage) -> HttpResponse:
    """One neutral sentence for every cause; nothing in it depends on the story."""
    response = render(request, "410.html", status=410)
    patch_cache_control(response, no_store=True)
    return response


def elsewhere(request: HttpRequest, _wall: StoryIndexPage) -> HttpResponse:
    """Not in this language: offered in those that have it."""
    links = [language_link(door.language, door.url) | {"title": door.title} for door in request.street.own]
    return render(request, "pages/story_elsewhere.html", {"full_languages": links, "number": request.street.own[0].house_number}, status=404)


def feed(request: HttpRequest, wall: StoryIndexPage) -> HttpResponse:
    """The newest stories as Atom: title, summary and address; of what is withdrawn a tombstone asks readers to drop it."""
    stories = StoryPage.objects.visible().told_once().filter(locale_id=wall.locale_id).newest_first()[:FEED_LENGTH]
    address = absolute(wall.get_url() or "")
    atom = FeedWithTombstones(
        title=settings.WAGTAIL_SITE_NAME, link=address, description=wall.introduction, language=get_language(), feed_url=f"{address}feed/",
        tombstones=gone_from(wall.locale_id),
    )  # fmt: skip
    for story in stories:
        url = absolute(story.get_url() or "")
        atom.add_item(
            title=story.title, link=url, description=story.summary, unique_id=entry_id(story.story_uid),
            pubdate=story.first_published_at, updateddate=story.last_published_at,
        )  # fmt: skip
    response = HttpResponse(atom.writeString("utf-8"), content_type=FeedWithTombstones.content_type)
    patch_cache_control(response, public=True, max_age=seconds_to_keep())
    return response


def share_picture(_request: HttpRequest, number: int) -> HttpResponse:
    """The drawn house, from public storage: every house has one, so it says nothing of a story."""
    name = share_name(number)
    public = storages["public"]
    if not public.exists(name):
        raise Http404
    response = HttpResponse(public.open(name).read(), content_type="image/png")
    patch_cache_control(response, public=True, max_age=LONGEST_IN_CACHE)
    return response
