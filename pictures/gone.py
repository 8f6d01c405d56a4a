"""A picture or recording of somebody that is gone for good stays gone after a restore: the log keeps the random number it was stored under."""

from pathlib import Path
from typing import Any
from uuid import UUID

from consent import registry
from consent.enums import EventKind
from consent.models import ConsentEvent
from pictures.models import File, Picture


def log(stored: Picture | File) -> None:
    """Its file is replaced or deleted now."""
    ConsentEvent.objects.append(EventKind.FILE_GONE, file_uid=UUID(Path(stored.file.name).stem))


def deleted(sender: Any, instance: Picture | File, **_kwargs: Any) -> None:
    """Before the row goes: its people are still listed."""
    if instance.people.exists():
        log(instance)


@registry.on_file_gone
def delete_again(file_uid: UUID) -> None:
    for model in (Picture, File):
        for one in model._default_manager.filter(file__contains=file_uid.hex):
            one.delete()
