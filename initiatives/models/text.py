from django.db import models
from django.utils.translation import gettext_lazy as _

from common.texts import TextInLanguage
from initiatives.models.initiative import Initiative


class InitiativeText(TextInLanguage):
    """The words of an initiative in one language; where it is and for whom stand in its own row, once for all languages."""

    OWNER = "initiative"
    WORDS = ("name", "summary", "description", "when_note", "cost_note", "welcome_who", "welcome_company", "access_note")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="texts", verbose_name=_("initiative"), editable=False)
    name = models.CharField(_("name"), max_length=120, help_text=_("A name is seldom translated."))
    summary = models.CharField(_("in short"), max_length=250, blank=True, help_text=_("What it is and for whom, in one or two plain sentences."))
    description = models.TextField(_("description"), max_length=3000, blank=True, help_text=_("What happens there, how somebody begins."))
    when_note = models.CharField(_("when"), max_length=200, blank=True, help_text=_("In a few words; dates stand on the agenda."))
    cost_note = models.CharField(_("about the price"), max_length=200, blank=True, help_text=_("“1 euro with UiTPAS”."))
    welcome_who = models.CharField(_("who waits for you"), max_length=200, blank=True, help_text=_("Who opens the door the first time?"))
    welcome_company = models.CharField(
        _("may you bring somebody"), max_length=200, blank=True, help_text=_("A friend, a grandmother, a buddy, a baby?")
    )
    access_note = models.CharField(_("about accessibility"), max_length=250, blank=True, help_text=_("What somebody should know beforehand."))

    class Meta(TextInLanguage.Meta):
        abstract = False
        verbose_name = _("words of an initiative")
        verbose_name_plural = _("words of initiatives")

    def __str__(self) -> str:
        return self.name
