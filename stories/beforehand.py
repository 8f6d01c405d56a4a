"""Pictures and recordings of a story before the world meets them: for who is in them, for who decides for a child in them,
and those with nobody in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from PIL import Image

from common.language import direction
from common.ranges import answer_range
from consent.registry import Frame
from pictures.enums import PeopleState
from pictures.models import File, Picture
from pictures.models.peopled import Peopled
from pictures.publication import SPECS
from pictures.rendering import render
from stories.media import files_of, pictures_of
from stories.models import StoryPage

SPEC = SPECS["wide"]


@dataclass(frozen=True)
class ShownPicture:
    """Stands where a public rendition would stand."""

    picture: Picture
    url: str

    @property
    def picture_id(self) -> int:
        return self.picture.pk

    @property
    def scale(self) -> float:
        return min(1, SPEC.width / self.picture.width, SPEC.height / self.picture.height)

    @property
    def width(self) -> int:
        return round(self.picture.width * self.scale)

    @property
    def height(self) -> int:
        return round(self.picture.height * self.scale)


@dataclass(frozen=True)
class HeardFile:
    file: File
    url: str

    @property
    def file_id(self) -> int:
        return self.file.pk


@dataclass(frozen=True)
class WayBack:
    """To where the family came from, in their own language: the story may be in another."""

    url: str
    language: str

    @property
    def direction(self) -> str:
        return direction(self.language)


def may_judge(frame: Frame, item: Peopled) -> bool:
    """Nobody looks at a picture of others alone before those have decided. Who decides on a picture of several must see it whole."""
    if item.people_state == PeopleState.NONE:
        return True
    return item.people_state == PeopleState.LISTED and not frame.people.isdisjoint(row.person_id for row in item.people.all())


def pictures_for(frame: Frame, story: StoryPage) -> Iterator[Picture]:
    shown = Picture.objects.filter(pk__in=set(pictures_of(story))).prefetch_related("people")
    return (picture for picture in shown if may_judge(frame, picture))


def files_for(frame: Frame, story: StoryPage) -> Iterator[File]:
    heard = File.objects.filter(pk__in=set(files_of(story))).prefetch_related("people")
    return (file for file in heard if may_judge(frame, file))


def media_for(frame: Frame, story: StoryPage) -> dict[str, Any]:
    pictures = [ShownPicture(picture, frame.url("picture", picture.pk)) for picture in pictures_for(frame, story)]
    return {
        "public_renditions": {(one.picture_id, name): one for one in pictures for name in SPECS},
        "public_files": {file.pk: HeardFile(file, frame.url("recording", file.pk)) for file in files_for(frame, story)},
    }


def draw(picture: Picture) -> HttpResponse:
    """Scaled for this one answer: nothing of it is kept."""
    with picture.file.storage.open(picture.file.name) as original, Image.open(original) as image:
        image.load()
        return HttpResponse(render(image, SPEC).data, content_type="image/webp")


def play(file: File, request: HttpRequest) -> HttpResponseBase:
    content = file.file.storage.open(file.file.name)
    response = FileResponse(content, content_type="audio/mpeg" if file.file.name.endswith(".mp3") else "video/mp4")
    return answer_range(request, response, content)
