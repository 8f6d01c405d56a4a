from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.models.activity import Activity
from common.texts import TextInLanguage


class ActivityText(TextInLanguage):
    """The words of an activity in one language; when and where stand in its own row, once for all languages."""

    OWNER = "activity"
    WORDS = ("title", "description", "price_note", "access_note")

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="texts", verbose_name=_("activity"), editable=False)
    title = models.CharField(_("title"), max_length=120, help_text=_("What it is, in a few words."))
    description = models.TextField(_("description"), max_length=2000, blank=True, help_text=_("What happens, for whom, what to bring."))
    price_note = models.CharField(_("about the price"), max_length=200, blank=True, help_text=_("“1 euro with UiTPAS”."))
    access_note = models.CharField(_("about accessibility"), max_length=250, blank=True, help_text=_("What somebody should know beforehand."))

    class Meta(TextInLanguage.Meta):
        abstract = False
        verbose_name = _("words of an activity")
        verbose_name_plural = _("words of activities")

    def __str__(self) -> str:
        return self.title
