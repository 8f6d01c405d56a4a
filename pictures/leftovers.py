"""Files nobody asked for any more: half-finished uploads, public copies whose row is gone."""

import datetime
from typing import Any

from django.core.files.storage import Storage, storages
from django.utils import timezone
from wagtail.models import UploadedFile

from common.cleaning import clean_file, clean_picture
from pictures.models import Picture, PublicFile, PublicRendition

KEPT_FOR = datetime.timedelta(days=1)
"""A copy may be younger than its row: its transaction is still open."""


def clean_upload(sender: type[UploadedFile], instance: UploadedFile, **_kwargs: Any) -> None:
    """Wagtail puts a file whose form is not complete aside as it came; here it comes cleaned, under a random name."""
    if not instance.file or instance.file._committed:
        return
    cleaner = clean_picture if instance.for_content_type.model_class() is Picture else clean_file
    instance.file = cleaner(instance.file.file, instance.file.name)


def sweep(older_than: datetime.timedelta = KEPT_FOR) -> int:
    """For `nightly`: delete public files without a row and uploads nobody finished. Returns how many."""
    storage, before = storages["public"], timezone.now() - older_than
    gone = 0
    for folder, rows in (("pictures", PublicRendition.objects), ("sound", PublicFile.objects)):
        known = set(rows.values_list("copy", flat=True))
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
