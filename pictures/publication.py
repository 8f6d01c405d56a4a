"""Making and unmaking public copies. Called when something is published or closed, never inside a visitor's request."""

import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from PIL import Image
from wagtail.contrib.frontend_cache.utils import get_backends

from common.after_commit import after_commit
from common.locks import hold
from consent.models import Clearance
from pictures.models import File, Picture, PublicFile, PublicRendition
from pictures.models.peopled import PublicCopy
from pictures.rendering import Rendered, Spec, render

SPECS = {
    "card": Spec(width=480, height=640, most_bytes=60_000),
    "wide": Spec(width=960, height=1280, most_bytes=180_000),
}


def publish_pictures(pictures: Iterable[Picture], story_uid: UUID | None = None) -> int:
    """Make what is missing of the pictures that may be seen in this story now; returns how many copies were made."""
    pks = [picture.pk for picture in pictures]
    if not _may_be_told(story_uid):
        return 0
    there = set(PublicRendition.objects.filter(picture__in=pks, story_uid=story_uid).values_list("picture_id", "spec"))
    made = 0
    for picture in Picture.objects.filter(pk__in=pks).visible(story_uid):
        missing = [name for name in SPECS if (picture.pk, name) not in there]
        if missing:
            made += sum(_keep(_rendition(picture, story_uid, name, rendered), picture) for name, rendered in _render(picture, missing))
    return made


def publish_files(files: Iterable[File], story_uid: UUID | None = None) -> int:
    """The same for sound, film and paper, which are copied as they were cleaned."""
    pks = [file.pk for file in files]
    if not _may_be_told(story_uid):
        return 0
    there = set(PublicFile.objects.filter(file__in=pks, story_uid=story_uid).values_list("file_id", flat=True))
    made = 0
    for file in File.objects.filter(pk__in=pks).exclude(pk__in=there).visible(story_uid):
        with file.file.storage.open(file.file.name) as original:
            name = f"sound/{secrets.token_hex(16)}{Path(file.file.name).suffix}"
            made += _keep(_with_copy(PublicFile(file=file, story_uid=story_uid), name, original.read()), file)
    return made


def unpublish_pictures(pictures: Iterable[Picture] | None = None, story_uid: UUID | None = None) -> int:
    """Delete rows and files at once: of these pictures, or of a whole story, or of these pictures in that story."""
    return _unpublish(PublicRendition, pictures, story_uid)


def unpublish_files(files: Iterable[File] | None = None, story_uid: UUID | None = None) -> int:
    return _unpublish(PublicFile, files, story_uid)


def unpublish_closed() -> int:
    """For `nightly`: what the clock has closed loses its files too. (Their pages stopped showing them at that moment.)"""
    closed = 0
    for model in (PublicRendition, PublicFile):
        gone = model.objects.exclude(pk__in=model.objects.visible().values("pk"))
        closed += gone.count()
        gone.delete()
    return closed


def delete_copy(sender: type[PublicCopy], instance: PublicCopy, **_kwargs: Any) -> None:
    """After every row, however it was deleted. Robust: what fails here is found again by `leftovers.sweep`."""
    after_commit(instance.copy.storage.delete, instance.copy.name)
    after_commit(_forget_in_front, instance.url)


def _forget_in_front(url: str) -> None:
    """A cache in front may keep its bytes for five minutes: it is told to drop them now."""
    for backend in get_backends().values():
        backend.purge(url if "://" in url else settings.SITE_URL + url)


def _may_be_told(story_uid: UUID | None) -> bool:
    return story_uid is None or Clearance.objects.open().filter(story_uid=story_uid).exists()


def _unpublish(model: type[PublicCopy], owners: Iterable[Any] | None, story_uid: UUID | None) -> int:
    if owners is None and story_uid is None:
        raise ValueError("Name pictures or files, or a story.")
    rows = model.objects.all() if owners is None else model.objects.filter(**{f"{model.owner}__in": [owner.pk for owner in owners]})
    if story_uid is not None:
        rows = rows.filter(story_uid=story_uid)
    count = rows.count()
    rows.delete()
    return count


def _render(picture: Picture, specs: list[str]) -> Iterable[tuple[str, Rendered]]:
    with picture.file.storage.open(picture.file.name) as original, Image.open(original) as image:
        image.load()
        for name in specs:
            yield name, render(image, SPECS[name])


def _rendition(picture: Picture, story_uid: UUID | None, spec: str, rendered: Rendered) -> PublicRendition:
    row = PublicRendition(picture=picture, story_uid=story_uid, spec=spec, width=rendered.width, height=rendered.height)
    return _with_copy(row, f"pictures/{secrets.token_hex(16)}.webp", rendered.data)


def _with_copy(row: Any, name: str, data: bytes) -> Any:
    row.copy.save(name, ContentFile(data), save=False)
    return row


def _keep(row: PublicCopy, shown: Picture | File) -> bool:
    """False when somebody published the same at the same moment: theirs stays. And when it was closed, or its file was replaced
    (somebody was made unrecognisable), while the copy was being made: that copy shows what may not be seen any more."""
    try:
        with transaction.atomic():
            hold("clearance")
            still = type(shown).objects.filter(pk=shown.pk, file=shown.file.name).visible(row.story_uid)
            if kept := _may_be_told(row.story_uid) and still.exists():
                row.save(force_insert=True)
    except IntegrityError:
        kept = False
    if not kept:
        row.copy.storage.delete(row.copy.name)
    return kept
