import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import WebAddressField
from common.texts import TextInLanguage
from network.models import Organisation
from projects.indicators.enums import Computed, Direction, Kind
from projects.models.queryset import DUTCH

YEAR = [MinValueValidator(1950), MaxValueValidator(2100)]


class IndicatorQuerySet(models.QuerySet):
    def visible(self) -> "IndicatorQuerySet":
        """Of a project that the public may see, in Dutch: facts are read from that page."""
        projects = self.model._meta.get_field("project").related_model.objects.visible()
        return self.filter(project__in=projects.order_by().values("pk"))

    def of_person(self, user: Any) -> "IndicatorQuerySet":
        """What somebody may measure in the portal: for the organisations they work for, never what the site counts by itself."""
        organisations = Organisation.objects.of_person(user)
        return self.visible().filter(computed="", measured_by__in=organisations).distinct()

    def in_order(self) -> "IndicatorQuerySet":
        return self.order_by("sort_order", "pk")


class Indicator(models.Model):
    """What says how far a project is. One row in every language; its measurements stand beside it, or the site counts them itself."""

    uid = models.UUIDField(_("uid"), default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey(
        "projects.ProjectPage", on_delete=models.CASCADE, related_name="indicators", limit_choices_to=DUTCH,
        verbose_name=_("project"), help_text=_("What it says something of: it stands on that page."),
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=120, help_text=_("What is counted, in a few words: “families with a buddy”."))
    definition = models.TextField(_("definition"), max_length=600, help_text=_("What counts and what does not, so that two people count the same."))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.OUTPUT, help_text=_("What of the work it measures."))
    unit = models.CharField(_("unit"), max_length=40, help_text=_("Behind the number: “families”, “%”, “days”."))
    direction = models.CharField(
        _("direction"), max_length=4, choices=Direction.choices, default=Direction.UP, help_text=_("Which way it should go.")
    )
    baseline_value = models.DecimalField(
        _("value at the start"), max_digits=14, decimal_places=2, null=True, blank=True,
        help_text=_("How it was before. Left empty when nobody knows."),
    )  # fmt: skip
    baseline_year = models.PositiveSmallIntegerField(
        _("year of the start"), null=True, blank=True, validators=YEAR, help_text=_("Of which year that value is."),
    )  # fmt: skip
    target_value = models.DecimalField(
        _("target"), max_digits=14, decimal_places=2, null=True, blank=True, help_text=_("Where it should go. Left empty when nobody has set one."),
    )  # fmt: skip
    target_year = models.PositiveSmallIntegerField(_("year of the target"), null=True, blank=True, validators=YEAR, help_text=_("By when."))
    source = models.CharField(_("source"), max_length=200, help_text=_("Where the numbers come from. Every number on the site names its source."))
    source_url = WebAddressField(_("address of the source"), blank=True, help_text=_("Where somebody can look it up."))
    computed = models.CharField(
        _("counted by the site"), max_length=20, choices=Computed.choices, blank=True,
        help_text=_("Then nobody writes measurements down: the site counts them each time. Left empty, people measure."),
    )  # fmt: skip
    measured_by = models.ManyToManyField(
        Organisation, blank=True, related_name="indicators", verbose_name=_("who may measure"),
        help_text=_("Whose people may write measurements down in the portal, besides the desk."),
    )  # fmt: skip
    sort_order = models.PositiveSmallIntegerField(_("place in the list"), default=0, help_text=_("Low numbers come first."))

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["project", "sort_order", "pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        errors = {}
        for value, year, missing in (
            ("baseline_value", "baseline_year", _("Say of which year this value is.")),
            ("target_value", "target_year", _("Say by which year this should be reached.")),
        ):
            if getattr(self, value) is not None and getattr(self, year) is None:
                errors[year] = missing
        if self.target_year is not None and self.baseline_year is not None and self.target_year <= self.baseline_year:
            errors["target_year"] = _("The target lies before its start, or in the same year: choose a year after it.")
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        IndicatorText.follow(self)

    @property
    def is_computed(self) -> bool:
        return bool(self.computed)


class IndicatorText(TextInLanguage):
    """The words of an indicator in one language; its numbers stand in its own row."""

    OWNER = "indicator"
    WORDS = ("name", "definition", "unit", "source")

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="texts", verbose_name=_("indicator"), editable=False)
    name = models.CharField(_("name"), max_length=120, help_text=_("What is counted, in a few words."))
    definition = models.TextField(_("definition"), max_length=600, help_text=_("What counts and what does not."))
    unit = models.CharField(_("unit"), max_length=40, help_text=_("Behind the number."))
    source = models.CharField(_("source"), max_length=200, help_text=_("Where the numbers come from."))

    class Meta(TextInLanguage.Meta):
        abstract = False
        verbose_name = _("words of an indicator")
        verbose_name_plural = _("words of indicators")

    def __str__(self) -> str:
        return self.name
