"""The border of each municipality, once `load_boundaries` was given a file. Without any, the map is drawn with cantons."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from network.models.places import Municipality

LEVELS = 3
"""Of detail: 0 is the finest, for close by; 2 the coarsest, for all of Flanders."""


class Boundary(models.Model):
    """Borders of neighbours run along the same points, in every level."""

    municipality = models.OneToOneField(
        Municipality, on_delete=models.CASCADE, primary_key=True, related_name="boundary", verbose_name=_("municipality"),
    )  # fmt: skip
    outlines = models.JSONField(
        _("outlines"),
        help_text=_("Per level of detail, the finest first, a list of polygons; each is a list of rings, a ring is longitude, latitude, longitude…"),
    )
    latitude = models.FloatField(_("latitude"), help_text=_("Where its name is written: a point inside, in degrees north."))
    longitude = models.FloatField(_("longitude"), help_text=_("Where its name is written: a point inside, in degrees east."))
    source = models.CharField(_("source"), max_length=200, help_text=_("Whom to name below every map, with the licence."))
    loaded_at = models.DateTimeField(_("loaded"))

    class Meta:
        verbose_name = _("boundary")
        verbose_name_plural = _("boundaries")

    def __str__(self) -> str:
        return self.municipality.name
