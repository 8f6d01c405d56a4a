from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from network.models import Organisation


class CalendarSource(models.Model):
    """A calendar that an organisation keeps elsewhere: an address that is read again, or a file that was sent once."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="calendars", verbose_name=_("organisation"))
    url = models.URLField(_("address"), max_length=500, blank=True, help_text=_("Empty for a file that was sent."))
    name = models.CharField(_("name"), max_length=120, blank=True)
    is_followed = models.BooleanField(_("followed"), default=False, help_text=_("Read again every night."))
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    failure = models.CharField(_("what went wrong"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("calendar of a partner")
        verbose_name_plural = _("calendars of partners")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name or self.url or str(_("a file"))

    @property
    def has_failed(self) -> Any:
        return bool(self.failure)
