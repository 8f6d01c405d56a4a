"""Withdrawn pictures, known again without keeping them."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.cleaning import CleanUpload
from pictures.fingerprints import Fingerprint, fingerprint

# One sentence, whatever the cause: who said no, or that anybody did, cannot be guessed from it.
REFUSED = _("We cannot take this picture. Ask the consent keeper how to go on.")


class Fingerprinted(models.Model):
    """By what the picture is known again (fingerprints.py)."""

    given_sha256 = models.CharField(
        _("hash of the upload"), max_length=64, blank=True, editable=False, help_text=_("Of the bytes as somebody uploaded them, when known.")
    )
    stored_sha256 = models.CharField(
        _("hash of the file"), max_length=64, blank=True, editable=False, help_text=_("Of the bytes as they were cleaned and stored.")
    )
    likeness = models.CharField(
        _("likeness"), max_length=32, blank=True, editable=False, help_text=_("What it looks like; empty when that says too little.")
    )

    class Meta:
        abstract = True

    def bear(self, mark: "Fingerprint | Fingerprinted") -> None:
        self.given_sha256, self.stored_sha256, self.likeness = mark.given_sha256, mark.stored_sha256, mark.likeness


class PictureTombstoneQuerySet(models.QuerySet):
    def know(self, mark: Fingerprint) -> bool:
        """Whether this picture, or one that looks the same, was withdrawn: two queries, however many there are."""
        hashes = {mark.stored_sha256, mark.given_sha256} - {""}
        if self.filter(Q(stored_sha256__in=hashes) | Q(given_sha256__in=hashes)).exists():
            return True
        return bool(mark.views) and mark.resembles(set(self.exclude(likeness="").values_list("likeness", flat=True)))

    def refuse(self, upload: CleanUpload) -> None:
        if self.know(fingerprint(upload)):
            raise ValidationError(REFUSED, code="not_taken")

    def admit(self, mark: Fingerprint) -> int:
        """Forget what refuses this picture; how many that were."""
        hashes = {mark.stored_sha256, mark.given_sha256} - {""}
        same = Q(stored_sha256__in=hashes) | Q(given_sha256__in=hashes)
        alike = [row.pk for row in self.exclude(likeness="") if mark.views and mark.resembles({row.likeness})]
        return self.filter(same | Q(pk__in=alike)).delete()[0]

    def of(self, pictures: Iterable[int]) -> "PictureTombstoneQuerySet":
        return self.filter(picture__in=list(pictures))


class PictureTombstone(Fingerprinted):
    """Whose picture it was and why it went is not known here, so that nobody can read a no from it."""

    picture = models.ForeignKey(
        "pictures.Picture", null=True, editable=False, on_delete=models.SET_NULL, related_name="tombstones", verbose_name=_("picture"),
        help_text=_("Once it may be shown again, this goes. Empty: what it stands for is gone for good."),
    )  # fmt: skip
    made_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False, help_text=_("When the picture was withdrawn."))

    objects = PictureTombstoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("withdrawn picture")
        verbose_name_plural = _("withdrawn pictures")
        indexes = [models.Index(fields=["stored_sha256"], name="tombstone_stored"), models.Index(fields=["given_sha256"], name="tombstone_given")]

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d}"
