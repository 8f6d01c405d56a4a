"""Files nobody asked for any more: half-finished uploads, files whose row is gone."""

import datetime
from typing import Any

from django.core.files.storage import Storage, storages
from django.db.models import Model
from django.utils import timezone
from wagtail.models import UploadedFile

from common.cleaning import clean_file, clean_picture
from pictures.models import File, Picture, PictureTombstone, PublicFile, PublicRendition, Rendition

PLACES: list[tuple[str, str, type[Model], str]] = [
    ("public", "pictures", PublicRendition, "copy"),
    ("public", "sound", PublicFile, "copy"),
    ("private", "originals", Picture, "file"),
    ("private", "previews", Rendition, "file"),
    ("private", "files", File, "file"),
]
KEPT_FOR = datetime.timedelta(days=1)
"""A file may be younger than its row: its transaction is still open."""


def clean_upload(sender: type[UploadedFile], instance: UploadedFile, **_kwargs: Any) -> None:
    """Wagtail puts a file whose form is not complete aside as it came; here it comes cleaned, under a random name."""
    if not instance.file or instance.file._committed:
        return
    is_picture = instance.for_content_type.model_class() is Picture
    upload = (clean_picture if is_picture else clean_file)(instance.file.file, instance.file.name)
    if is_picture:
        PictureTombstone.objects.refuse(upload)
    instance.file = upload


def sweep(older_than: datetime.timedelta = KEPT_FOR) -> int:
    """For `nightly`: delete files without a row and uploads nobody finished. Returns how many."""
    before, gone = timezone.now() - older_than, 0
    for place, folder, model, field in PLACES:
        storage, known = storages[place], set(model._default_manager.values_list(field, flat=True))
        for name in _names(storage, folder):
            if name not in known and storage.get_modified_time(name) < before:
                storage.delete(name)
                gone += 1
    for upload in UploadedFile.objects.all():
        if upload.file.storage.get_modified_time(upload.file.name) < before:
            upload.file.delete(save=False)
            upload.delete()
            gone += 1
    return gone


def _names(storage: Storage, folder: str) -> list[str]:
    try:
        return [f"{folder}/{name}" for name in storage.listdir(folder)[1]]
    except FileNotFoundError:
        return []
