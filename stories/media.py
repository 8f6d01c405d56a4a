"""Pictures, sound and film of a story that the public may see now: two queries, whatever their number."""

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Model, UUIDField
from django.http import HttpRequest
from wagtail.models import Page

from common.after_commit import after_commit
from common.preloading import only_these
from common.prepared import NOW, Given, Prepared
from consent import registry
from consent.case import Case
from pictures.models import File, Picture, PublicFile, PublicRendition
from pictures.publication import publish_files, publish_pictures
from stories.invitations import targets

if TYPE_CHECKING:
    from stories.models import StoryPage


def pictures_of(story: "StoryPage") -> Iterator[int]:
    """Ids of the pictures in the body, read from the stored values: no picture is fetched for it."""
    for block in story.body.raw_data:
        if block["type"] == "picture":
            yield from filter(None, [block["value"].get("image")])
        elif block["type"] == "gallery":
            for item in block["value"]:
                value = item.get("value", item) if isinstance(item, dict) else {}
                yield from filter(None, [value.get("image")])


def files_of(story: "StoryPage") -> Iterator[int]:
    for block in story.body.raw_data:
        if block["type"] in {"sound", "film"}:
            yield from filter(None, [block["value"].get("file")])


def alt_texts(story: "StoryPage") -> Iterator[str]:
    if shown := set(pictures_of(story)):
        yield from Picture.objects.filter(pk__in=shown).values_list("alt_text", flat=True)


STORY = Given("story_uid", UUIDField())
RENDITIONS = Prepared(lambda: PublicRendition.objects.filter(story_uid=STORY).visible(NOW).with_ends(NOW).select_related("picture"))
COPIES = Prepared(lambda: PublicFile.objects.filter(story_uid=STORY).visible(NOW).with_ends(NOW).select_related("file"))


def public_media(story: "StoryPage") -> dict[str, Any]:
    """By (picture, spec) and by file: what visitors may see of it now."""
    renditions = RENDITIONS.ask(story_uid=story.story_uid) if any(pictures_of(story)) else []
    copies = COPIES.ask(story_uid=story.story_uid) if any(files_of(story)) else []
    return {
        "public_renditions": {(rendition.picture_id, rendition.spec): rendition for rendition in renditions},
        "public_files": {copy.file_id: copy for copy in copies},
    }


def soonest_end(story: "StoryPage", media: dict[str, Any]) -> datetime.datetime | None:
    """No cache keeps a page longer than the picture in it: its people may have allowed a shorter time than those in the text."""
    copies = [*media["public_renditions"].values(), *media["public_files"].values()]
    return min(filter(None, (story.clear_until, *(copy.closes_at for copy in copies))), default=None)


def read_body(story: "StoryPage", media: dict[str, Any], request: HttpRequest) -> None:
    """Read the stream with what is public and nothing else: a closed picture is not even fetched."""
    known: dict[tuple[type[Model], int], Any] = {(Picture, one.picture_id): one.picture for one in media["public_renditions"].values()}
    known |= {(File, one.file_id): one.file for one in media["public_files"].values()}
    known |= {(Page, page_id): target for page_id, target in targets(story, request).items()}
    with only_these(known):
        for block in story.body:
            _read = block.value


def publish_media(story: "StoryPage") -> None:
    """Make the public copies of what the story shows, as far as the people in it allow."""
    publish_pictures(Picture.objects.filter(pk__in=list(pictures_of(story))), story.story_uid)
    publish_files(File.objects.filter(pk__in=list(files_of(story))), story.story_uid)


@registry.on_rebuild
def publish_again(case: Case) -> None:
    """A renewed consent brings back what a live story shows; after commit, when the new windows stand."""
    after_commit(publish_media_of, case.story_uid)


def publish_media_of(story_uid: UUID) -> None:
    from stories.models import StoryPage

    for story in StoryPage.objects.visible().of_story(story_uid):
        publish_media(story)
