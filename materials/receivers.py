"""Public copies of the pictures of what can be borrowed: of things with nobody in them, or none is made."""

from typing import Any

from django.db.models.signals import post_save

from common.after_commit import after_commit
from materials.models import Material
from pictures.enums import PeopleState
from pictures.models import Picture
from pictures.publication import publish_pictures


def _saved(sender: Any, instance: Material, raw: bool = False, **_kwargs: Any) -> None:
    if instance.picture_id and not raw:
        after_commit(_publish, instance.picture_id)


def _looked_at(sender: Any, instance: Picture, raw: bool = False, **_kwargs: Any) -> None:
    """Somebody said that nobody is in it, after it was chosen here; or its file was replaced."""
    if not raw and instance.people_state == PeopleState.NONE and Material.objects.filter(picture=instance).exists():
        after_commit(_publish, instance.pk)


def _publish(picture: int) -> None:
    publish_pictures(Picture.objects.filter(pk=picture))


def connect() -> None:
    post_save.connect(_saved, sender=Material, dispatch_uid="materials.saved")
    post_save.connect(_looked_at, sender=Picture, dispatch_uid="materials.picture_looked_at")
