import hashlib
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.after_commit import after_commit
from common.markup import clean_markup
from common.storage import private_storage
from consent.enums import Audience

# Who read what: all that a used notice may still change is who found it right, and when.
FIXED = ("key", "version", "audience", "language", "title", "body")


def sound_name(_notice: "Notice", filename: str) -> str:
    return f"notices/{secrets.token_hex(16)}{Path(filename).suffix.lower()}"


class NoticeQuerySet(models.QuerySet):
    def signed_off(self) -> "NoticeQuerySet":
        return self.filter(signed_off_at__isnull=False)

    def newest_for(self, audience: str, language: str) -> "Notice | None":
        """The last signed-off version in this language, else in Dutch."""
        notices = self.signed_off().filter(key="story", audience=audience).order_by("-version")
        return notices.filter(language=language).first() or notices.filter(language="nl").first()


class Notice(models.Model):
    """What somebody was told before they answered. Never changes once a record points at it: write a new version."""

    key = models.SlugField(_("key"), help_text=_("Which notice this is a version of."))
    version = models.PositiveSmallIntegerField(_("version"), default=1, help_text=_("Higher for a newer text."))
    audience = models.CharField(_("for"), max_length=10, choices=Audience.choices, default=Audience.ADULT, help_text=_("Who reads it."))
    language = models.CharField(_("language"), max_length=10, default="nl", help_text=_("The language of the text."))
    title = models.CharField(_("title"), max_length=200, help_text=_("The heading above the text."))
    body = models.TextField(_("text"), help_text=_("What is asked, who sees it, until when, and how to change one's mind."))
    sound = models.FileField(
        _("recording"), upload_to=sound_name, storage=private_storage, blank=True,
        help_text=_("The same text, read aloud by a speaker (MP3 or M4A). May be added later; once the notice is used it stays as it is."),
    )  # fmt: skip
    sha256 = models.CharField(max_length=64, editable=False)
    signed_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("read by a speaker"),
        help_text=_("Who speaks the language and found the text right."),
    )  # fmt: skip
    signed_off_at = models.DateTimeField(_("found right on"), null=True, blank=True, help_text=_("Until then the notice does not count."))

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["key", "audience", "language", "-version"]
        constraints = [models.UniqueConstraint(fields=["key", "version", "audience", "language"], name="notice_version_once")]

    def __str__(self) -> str:
        return f"{self.title} ({self.language}, {self.get_audience_display()}, v{self.version})"

    def clean(self) -> None:
        before = Notice.objects.filter(pk=self.pk).first()
        if before is None or not before.is_used:
            self.body = clean_markup(self.body)
            self._ask_a_speaker_again(before)
            return
        for name in FIXED:
            # What a browser does to white space is no change.
            if str(getattr(before, name)).split() != str(getattr(self, name)).split():
                raise ValidationError(_("This notice was used and never changes: make a new version."))
            setattr(self, name, getattr(before, name))
        # A voice may be lent to it later: the words stay the same. What somebody heard before they answered stays.
        if before.sound and before.sound.name != self.sound.name:
            raise ValidationError({"sound": _("Somebody may have heard this recording before they answered: make a new version.")})

    def _ask_a_speaker_again(self, before: "Notice | None") -> None:
        """Found right were the words as they stood."""
        same_signature = before and (before.signed_off_at, before.signed_off_by_id) == (self.signed_off_at, self.signed_off_by_id)
        if before and same_signature and any(getattr(before, name) != getattr(self, name) for name in ("language", "title", "body")):
            self.signed_off_at = self.signed_off_by = None

    def sign_off(self, user: Any) -> None:
        """By somebody who speaks the language, now."""
        self.signed_off_by, self.signed_off_at = user, timezone.now()
        self.save()

    def save(self, *args: Any, **kwargs: Any) -> None:
        from consent.windows import rebuild, together

        with together():
            self.clean()
            self._forget_replaced_sound()
            self.sha256 = hashlib.sha256(f"{self.title}\n{self.body}".encode()).hexdigest()
            super().save(*args, **kwargs)
            rebuild(self.records.values_list("story_uid", flat=True))

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        if self.is_used:
            raise ValidationError(_("This notice was used and stays."))
        if self.sound:
            after_commit(forget_sound, self.sound.name)
        return super().delete(*args, **kwargs)

    def _forget_replaced_sound(self) -> None:
        before = Notice.objects.filter(pk=self.pk).exclude(sound="").first()
        if before and before.sound.name != self.sound.name:
            after_commit(forget_sound, before.sound.name)

    @property
    def is_used(self) -> bool:
        return self.records.exists()


def forget_sound(name: str) -> None:
    """A copied notice may still say it with the same voice."""
    if not Notice.objects.filter(sound=name).exists():
        private_storage().delete(name)
