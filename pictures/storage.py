"""Where files lie. Private ones have no public address: theirs leads to a view behind the sign-in. docs/storage.md."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.utils.deconstruct import deconstructible

from common.storage import private_storage

__all__ = ["PRIVATE_URL", "PrivateFiles", "private_storage", "public_storage"]

PRIVATE_URL = "/admin/bestanden/"


# Without a path of its own, Wagtail's clean-up would rebuild the parent class and delete in MEDIA_ROOT.
@deconstructible(path="pictures.storage.PrivateFiles")
class PrivateFiles(FileSystemStorage):
    """Files under PRIVATE_ROOT. The settings are read at each use, because tests move them."""

    def __init__(self) -> None:
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    @property
    def base_location(self) -> str:
        return str(settings.PRIVATE_ROOT)

    @property
    def location(self) -> str:
        return str(Path(settings.PRIVATE_ROOT).absolute())

    @property
    def base_url(self) -> str:
        return PRIVATE_URL


def public_storage() -> Storage:
    return storages["public"]
