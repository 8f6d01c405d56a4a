"""Which websites may show parts of ours in a frame."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from network.enums import PUBLIC
from network.models.organisations import Organisation

LONGEST_HOST = 253
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
HOST = re.compile(rf"(?:{LABEL}\.)+[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])", re.ASCII | re.IGNORECASE)


def check_host(host: str) -> None:
    """It stands in a header as it is: letters, digits, dots and hyphens, nothing else."""
    if not HOST.fullmatch(host):
        raise ValidationError(_("Write the name of the website alone, as in “www.bibliotheek.be”: without https:// and without what follows."))


class EmbedHostQuerySet(models.QuerySet):
    def visible(self) -> "EmbedHostQuerySet":
        """Of who takes part now."""
        return self.filter(organisation__status__in=PUBLIC)

    def of(self, organisation: str) -> list[str]:
        """Hosts. What is one organisation's (its slug) may be shown on its own websites, everybody's on those of everybody who takes part."""
        listed = self.visible()
        listed = listed.filter(organisation__slug=organisation) if organisation else listed
        return list(listed.values_list("host", flat=True))


class EmbedHost(models.Model):
    """A website of an organisation that may show the agenda in a frame. Who is not listed may not."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="embed_hosts", verbose_name=_("organisation"),
        help_text=_("Whose website it is."))  # fmt: skip
    host = models.CharField(
        _("website"), max_length=LONGEST_HOST, unique=True, validators=[check_host],
        help_text=_("“www.bibliotheek.be”. Every name by itself: with and without www are two."),
    )  # fmt: skip

    objects = EmbedHostQuerySet.as_manager()

    class Meta:
        verbose_name = _("website that may show the agenda")
        verbose_name_plural = _("websites that may show the agenda")
        ordering = ["host"]

    def __str__(self) -> str:
        return self.host

    def clean(self) -> None:
        self.host = self.host.lower()
