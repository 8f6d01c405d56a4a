import secrets
from pathlib import Path
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    ImageQuerySet,
    WagtailImageField,
    WagtailImageFieldFile,
    get_rendition_upload_to,
    get_upload_to,
)

from common.after_commit import after_commit
from common.cleaning import CleanUpload, clean_picture
from common.cleaning.images import BROKEN
from pictures.blurring import Obscured
from pictures.enums import PICTURE_ELEMENTS
from pictures.fingerprints import fingerprint
from pictures.models.peopled import Appearance, Peopled, PublicCopy, Window, copy_field
from pictures.models.tombstones import Fingerprinted, PictureTombstone
from pictures.storage import private_storage
from pictures.visibility import PeopledQuerySet


class PictureQuerySet(PeopledQuerySet, ImageQuerySet):
    pass


class CleanImageFile(WagtailImageFieldFile):
    """The last door: no bytes reach storage uncleaned, whoever brings them."""

    def get_image_dimensions(self) -> tuple[int | None, int | None]:
        """Asked as soon as a file is assigned; what is no picture has none, and is refused when it is saved."""
        try:
            return super().get_image_dimensions()
        except (Image.DecompressionBombError, Image.DecompressionBombWarning, *BROKEN):
            return None, None

    def save(self, name: str, content: Any, save: bool = True) -> None:
        clean = content if isinstance(content, CleanUpload) else clean_picture(content, name)
        # What is made unrecognisable here looks like what it was made from, and that is withdrawn.
        if not isinstance(clean, Obscured):
            PictureTombstone.objects.refuse(clean)
        self.instance.has_new_file = True
        super().save(clean.name, clean, save)


class CleanImageField(WagtailImageField):
    attr_class = CleanImageFile


class Picture(Fingerprinted, Peopled, AbstractImage):
    OF_THE_FILE = (*Peopled.OF_THE_FILE, "width", "height", "given_sha256", "stored_sha256", "likeness")
    admin_form_fields = (
        "people_state",
        "title",
        "file",
        "alt_text",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    file = CleanImageField(
        _("file"), upload_to=get_upload_to, storage=private_storage, width_field="width", height_field="height",
        help_text=_("The original. It stays private; visitors get smaller copies."),
    )  # fmt: skip
    alt_text = models.CharField(
        _("alternative text"), max_length=250, blank=True,
        help_text=_("What is to be seen, for who cannot see it: one sentence, never a name. Empty when the picture only decorates."),
    )  # fmt: skip

    objects = PictureQuerySet.as_manager()

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Before the fields are gathered: width and height are those of the cleaned, upright picture.
        if self.file and not self.file._committed:
            if not isinstance(self.file.file, CleanUpload):
                self.file = clean_picture(self.file.file, self.file.name)
            self._set_image_file_metadata()  # Wagtail's forms do so alone; its cache of previews goes by it.
            self.bear(fingerprint(self.file.file))
        self.name_neutrally(gettext("Picture %(day)s") % {"day": timezone.localdate().isoformat()})
        super().save(*args, **kwargs)

    def get_upload_to(self, filename: str) -> str:
        return f"originals/{secrets.token_hex(16)}{Path(filename).suffix.lower()}"

    def _replace(self, before: Any) -> None:
        """The desk's previews go too, and what is remembered of the file before has nothing to do with this one."""
        super()._replace(before)
        before.renditions.all().delete()
        # One that is being made of the old file at this moment is found by the name it got from it.
        after_commit(forget_previews, self.pk, Path(before.file.name).stem)
        self.tombstones.update(picture=None)

    def _asks_anew(self) -> bool:
        """Who is in it stays known when they were made unrecognisable by hand."""
        return not isinstance(self.file.file, Obscured)

    @property
    def public_words(self) -> str:
        return self.alt_text

    @property
    def default_alt_text(self) -> str:
        return self.alt_text


class Rendition(AbstractRendition):
    """Wagtail's own, for the desk alone: always private. Visitors get a PublicRendition."""

    image = models.ForeignKey(Picture, related_name="renditions", on_delete=models.CASCADE, verbose_name=_("picture"), help_text=_("The original."))
    file = WagtailImageField(
        upload_to=get_rendition_upload_to, storage=private_storage, width_field="width", height_field="height",
        help_text=_("A smaller copy for the desk."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("preview")
        verbose_name_plural = _("previews")
        constraints = [models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition")]

    def get_upload_to(self, filename: str) -> str:
        return f"previews/{Path(filename).name}"


def forget_previews(picture_pk: int, stem: str) -> None:
    Rendition.objects.filter(image=picture_pk, file__startswith=f"previews/{stem}").delete()


class PicturePerson(Appearance):
    owner = "picture"
    picture = models.ForeignKey(
        Picture, on_delete=models.CASCADE, related_name="people", verbose_name=_("picture"), help_text=_("The picture they are in.")
    )
    element = models.CharField(
        _("shown with"), max_length=20, choices=PICTURE_ELEMENTS, help_text=_("With what of themselves they are in the picture as it is shown.")
    )

    class Meta:
        verbose_name = _("person in a picture")
        verbose_name_plural = _("people in pictures")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["picture", "person"], name="person_in_picture_once")]


class PictureWindow(Window):
    picture = models.ForeignKey(
        Picture, on_delete=models.CASCADE, related_name="windows", verbose_name=_("picture"), help_text=_("The picture that is clear.")
    )

    class Meta:
        verbose_name = _("window of a picture")
        verbose_name_plural = _("windows of pictures")
        indexes = [models.Index(fields=["story_uid", "picture", "opens_at", "closes_at"], name="picture_window")]


class PublicRendition(PublicCopy):
    """A picture as visitors see it; `publication.SPECS` tells which there are."""

    owner = "picture"
    picture = models.ForeignKey(
        Picture, on_delete=models.CASCADE, related_name="public", verbose_name=_("picture"), help_text=_("The picture this is a copy of.")
    )
    spec = models.CharField(_("form"), max_length=20, help_text=_("Which size, by its name in the table of sizes."))
    copy = copy_field()
    width = models.PositiveIntegerField(_("width"), help_text=_("In pixels."))
    height = models.PositiveIntegerField(_("height"), help_text=_("In pixels."))

    class Meta:
        verbose_name = _("public picture")
        verbose_name_plural = _("public pictures")
        indexes = [models.Index(fields=["copy"], name="public_picture_by_name")]
        constraints = [
            models.UniqueConstraint(fields=["picture", "spec", "story_uid"], name="public_picture_once_a_story"),
            models.UniqueConstraint(fields=["picture", "spec"], condition=Q(story_uid=None), name="public_picture_once_outside"),
        ]
