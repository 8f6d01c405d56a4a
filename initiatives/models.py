from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import WebAddressField
from network.models import Municipality, Organisation

__all__ = ["Initiative"]


class Initiative(models.Model):
    """What exists near you, in its first plain form: enough for a story to say who helped."""

    name = models.CharField(_("name"), max_length=120, help_text=_("The name people know it by."))
    municipality = models.ForeignKey(Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="initiatives",
        verbose_name=_("municipality"), help_text=_("Where it is."))  # fmt: skip
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="initiatives",
        verbose_name=_("organisation"), help_text=_("Who runs it."))  # fmt: skip
    website = WebAddressField(_("website"), blank=True, help_text=_("Its own address on the web, if it has one."))

    class Meta:
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
