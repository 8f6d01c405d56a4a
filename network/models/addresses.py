"""Where something is. A place is never changed, only replaced: what was approved at one address does not move to another by itself."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from network.models.organisations import Organisation
from network.models.places import Municipality


class Place(models.Model):
    """An address that an organisation uses, kept so that nobody types it twice."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="places", verbose_name=_("organisation"))
    name = models.CharField(_("name of the place"), max_length=120, blank=True, help_text=_("As people call it: “library, first floor”."))
    street = models.CharField(_("street and number"), max_length=120, blank=True, help_text=_("“Markt 1”."))
    postal_code = models.CharField(_("postal code"), max_length=4, help_text=_("Four digits."))
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="places", verbose_name=_("municipality"), help_text=_("Follows the postal code."),
    )  # fmt: skip
    in_use = models.BooleanField(_("in use"), default=True, help_text=_("Whether it is offered again."))

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name", "street", "pk"]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.street, f"{self.postal_code} {self.municipality.name}") if part)

    def clean(self) -> None:
        if not (self.name or self.street):
            raise ValidationError(_("Write the name of the place or the street with its number: people have to find it."))

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk and not kwargs.get("update_fields"):
            raise RuntimeError("A place is never changed: make another one.")
        super().save(*args, **kwargs)

    @classmethod
    def same_or_new(cls, organisation: Organisation, **address: Any) -> "Place":
        """The one this organisation has already, or a new one."""
        return cls.objects.filter(organisation=organisation, in_use=True, **address).first() or cls.objects.create(
            organisation=organisation, **address
        )
