import hashlib
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin

from activities.models.activity import Activity

WORDS = ("title", "description", "price_note", "access_note")


class ActivityText(TranslatableMixin, models.Model):
    """The words of an activity in one language; when and where stand in its own row, once for all languages.

    The Dutch one follows what was approved and is what translators start from. A translation of older words is not shown.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="texts", verbose_name=_("activity"), editable=False)
    title = models.CharField(_("title"), max_length=120, help_text=_("What it is, in a few words."))
    description = models.TextField(_("description"), max_length=2000, blank=True, help_text=_("What happens, for whom, what to bring."))
    price_note = models.CharField(_("about the price"), max_length=200, blank=True, help_text=_("“1 euro with UiTPAS”."))
    access_note = models.CharField(_("about accessibility"), max_length=250, blank=True, help_text=_("What somebody should know beforehand."))
    of = models.CharField(_("of which words"), max_length=64, blank=True, editable=False)

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("words of an activity")
        verbose_name_plural = _("words of activities")

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.of = digest(self.activity)
        super().save(*args, **kwargs)

    @classmethod
    def follow(cls, activity: Activity) -> None:
        """The Dutch words, as they were approved."""
        from wagtail.models import Locale

        dutch = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
        text = cls.objects.filter(activity=activity, locale=dutch).first() or cls(activity=activity, locale=dutch)
        for name in WORDS:
            setattr(text, name, getattr(activity, name))
        text.save()


def digest(activity: Activity) -> str:
    return hashlib.sha256("\x1f".join(getattr(activity, name) for name in WORDS).encode()).hexdigest()
