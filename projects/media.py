"""Pictures and documents of a project: of nobody, or they are not shown."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pictures.models import Picture, PublicFile
from pictures.visibility import public_renditions

if TYPE_CHECKING:
    from projects.models import ProjectPage


def pictures_of(page: "ProjectPage") -> Iterator[int]:
    """Read from the stored values: no picture is fetched for it."""
    yield from filter(None, (raw["value"].get("image") for raw in page.body.raw_data if raw["type"] == "picture"))


def files_of(page: "ProjectPage") -> Iterator[int]:
    yield from filter(None, (raw["value"].get("file") for raw in page.documents.raw_data))


def public_media(page: "ProjectPage") -> dict[str, Any]:
    """By (picture, spec) and by file what visitors may see now; a query for each kind that the page has at all."""
    pictures, files = set(pictures_of(page)), set(files_of(page))
    copies = PublicFile.objects.filter(file__in=files, story_uid=None).visible().select_related("file") if files else []
    return {
        "public_renditions": public_renditions([Picture(pk=pk) for pk in pictures], None) if pictures else {},
        "public_files": {copy.file_id: copy for copy in copies},
    }
