import secrets
from pathlib import Path
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.fields.files import FieldFile
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, DocumentQuerySet

from common.cleaning import CleanUpload, clean_file
from pictures.enums import FILE_ELEMENTS
from pictures.models.peopled import Appearance, Peopled, PublicCopy, Window, copy_field
from pictures.storage import PRIVATE_URL, private_storage
from pictures.visibility import PeopledQuerySet


class FileQuerySet(PeopledQuerySet, DocumentQuerySet):
    pass


class CleanFile(FieldFile):
    """The last door, as for pictures."""

    def save(self, name: str, content: Any, save: bool = True) -> None:
        clean = content if isinstance(content, CleanUpload) else clean_file(content, name)
        self.instance.has_new_file = True
        super().save(clean.name, clean, save)


class CleanFileField(models.FileField):
    attr_class = CleanFile


def file_name(_file: "File", filename: str) -> str:
    return f"files/{secrets.token_hex(16)}{Path(filename).suffix.lower()}"


class File(Peopled, AbstractDocument):
    """Sound, film or paper."""

    admin_form_fields = ("people_state", "title", "file", "collection", "tags")

    file = CleanFileField(
        _("file"), upload_to=file_name, storage=private_storage, help_text=_("The original. It stays private; visitors get a copy.")
    )

    objects = FileQuerySet.as_manager()

    class Meta(AbstractDocument.Meta):
        verbose_name = _("sound, film or paper")
        verbose_name_plural = _("sound, film and paper")

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.file and not self.file._committed and not isinstance(self.file.file, CleanUpload):
            self.file = clean_file(self.file.file, self.file.name)
        self.name_neutrally(gettext("File %(day)s") % {"day": timezone.localdate().isoformat()})
        super().save(*args, **kwargs)

    @property
    def url(self) -> str:
        """For the desk alone: Wagtail's own public address of documents is not mounted at all."""
        return f"{PRIVATE_URL}{self.file.name}"


class FilePerson(Appearance):
    owner = "file"
    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="people", verbose_name=_("file"), help_text=_("What they are in."))
    element = models.CharField(_("with"), max_length=20, choices=FILE_ELEMENTS, help_text=_("With what of themselves they are in it as it is shown."))

    class Meta:
        verbose_name = _("person in sound or film")
        verbose_name_plural = _("people in sound and film")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["file", "person"], name="person_in_file_once")]


class FileWindow(Window):
    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="windows", verbose_name=_("file"), help_text=_("What is clear."))

    class Meta:
        verbose_name = _("window of sound or film")
        verbose_name_plural = _("windows of sound and film")
        indexes = [models.Index(fields=["story_uid", "file", "opens_at", "closes_at"], name="file_window")]


class PublicFile(PublicCopy):
    """Sound, film or paper as visitors get it."""

    owner = "file"
    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="public", verbose_name=_("file"), help_text=_("What this is a copy of."))
    copy = copy_field()

    class Meta:
        verbose_name = _("public sound, film or paper")
        verbose_name_plural = _("public sound, film and paper")
        indexes = [models.Index(fields=["copy"], name="public_file_by_name")]
        constraints = [
            models.UniqueConstraint(fields=["file", "story_uid"], name="public_file_once_a_story"),
            models.UniqueConstraint(fields=["file"], condition=Q(story_uid=None), name="public_file_once_outside"),
        ]
