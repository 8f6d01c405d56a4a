from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from network.distance import check_point
from network.enums import Precision
from network.models import Municipality, PostalCode


class InitiativePlace(Orderable):
    """Where an initiative is. Its point is as exact as its precision says; without one it is counted and listed, not drawn."""

    initiative = ParentalKey("initiatives.Initiative", on_delete=models.CASCADE, related_name="places", verbose_name=_("initiative"))
    name = models.CharField(_("name of the place"), max_length=120, blank=True, help_text=_("As people call it: “library, first floor”."))
    street = models.CharField(_("street and number"), max_length=120, blank=True, help_text=_("“Markt 1”. May stay empty."))
    postal_code = models.CharField(_("postal code"), max_length=4, help_text=_("Four digits."))
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="initiative_places", verbose_name=_("municipality"),
        help_text=_("Follows the postal code."),
    )  # fmt: skip
    latitude = models.FloatField(_("north"), null=True, blank=True, help_text=_("In degrees, as 51.1621. Left empty, it follows the address."))
    longitude = models.FloatField(_("east"), null=True, blank=True, help_text=_("In degrees, as 4.9911. Left empty, it follows the address."))
    precision = models.CharField(
        _("how exact"), max_length=12, choices=Precision.choices, default=Precision.MUNICIPALITY, help_text=_("How well the point is known."),
    )  # fmt: skip

    class Meta(Orderable.Meta):
        verbose_name = _("place of an initiative")
        verbose_name_plural = _("places of initiatives")
        indexes = [
            models.Index(fields=["municipality", "initiative"], name="initiatives_of_a_place"),
            models.Index(fields=["latitude", "longitude"], name="points_of_initiatives"),
        ]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.street, f"{self.postal_code} {self.municipality.name}") if part)

    def clean(self) -> None:
        self.postal_code = self.postal_code.strip()
        if self.municipality_id and not PostalCode.objects.municipalities(self.postal_code).filter(pk=self.municipality_id).exists():
            raise ValidationError({"postal_code": gettext("This postal code does not belong to this municipality.")})
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"latitude": gettext("A point needs two numbers: north and east.")})
        if self.latitude is not None and self.longitude is not None:
            check_point(self.latitude, self.longitude)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.find_point()
        super().save(*args, **kwargs)

    def find_point(self) -> None:
        """The middle of the municipality, where nobody gave a better point."""
        if self.latitude is None or self.longitude is None:
            self.latitude, self.longitude = self.municipality.latitude, self.municipality.longitude
            self.precision = Precision.MUNICIPALITY

    @property
    def is_in_the_middle(self) -> bool:
        """Only the municipality is known: the page says so."""
        return self.precision == Precision.MUNICIPALITY
