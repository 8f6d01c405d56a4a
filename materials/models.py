from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.ages import AGE
from common.texts import TextInLanguage
from materials.enums import Kind
from network.enums import PUBLIC
from network.models import Municipality, Organisation
from pictures.models import Picture

__all__ = ["Material", "MaterialText"]


class MaterialQuerySet(models.QuerySet):
    def visible(self) -> "MaterialQuerySet":
        """On the site, and lent by an organisation that takes part."""
        return self.filter(is_lent=True, organisation__status__in=PUBLIC)

    def in_municipality(self, nis: str) -> "MaterialQuerySet":
        return self.filter(municipality=nis)


class Material(models.Model):
    """What can be borrowed, where and how. Who has it now is not kept here: one asks the lender."""

    name = models.CharField(_("name"), max_length=120, help_text=_("What it is, in the words people use."))
    description = models.TextField(_("description"), max_length=600, blank=True, help_text=_("What is in it and what one does with it."))
    conditions = models.TextField(
        _("conditions"), max_length=400, help_text=_("For whom, for how long, what it costs and how one asks: in plain sentences."),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, help_text=_("Where people look for it."))
    age_from = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True, validators=AGE, help_text=_("The youngest it is meant for."))
    age_to = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True, validators=AGE, help_text=_("The oldest it is meant for."))
    picture = models.ForeignKey(
        Picture, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("picture"), help_text=_("Nobody is in it."),
    )  # fmt: skip
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="materials", verbose_name=_("lent by"), help_text=_("Whom one asks."),
    )  # fmt: skip
    initiative = models.ForeignKey(
        "initiatives.Initiative", null=True, blank=True, on_delete=models.SET_NULL, related_name="materials", verbose_name=_("to fetch at"),
        help_text=_("The place on the map where one fetches it, if it stands there."),
    )  # fmt: skip
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="materials", limit_choices_to={"successor": None}, verbose_name=_("municipality"),
        help_text=_("Where one fetches it."),
    )  # fmt: skip
    is_lent = models.BooleanField(_("can be borrowed"), default=True, help_text=_("Taken off the site when it is not."))

    objects = MaterialQuerySet.as_manager()

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.age_from is not None and self.age_to is not None and self.age_to < self.age_from:
            raise ValidationError({"age_to": _("The oldest is younger than the youngest: turn them round.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        MaterialText.follow(self)


class MaterialText(TextInLanguage):
    """The words of something to borrow in one language."""

    OWNER = "material"
    WORDS = ("name", "description", "conditions")

    material = models.ForeignKey(Material, on_delete=models.CASCADE, related_name="texts", verbose_name=_("material"), editable=False)
    name = models.CharField(_("name"), max_length=120, help_text=_("What it is, in the words people use."))
    description = models.TextField(_("description"), max_length=600, blank=True, help_text=_("What is in it and what one does with it."))
    conditions = models.TextField(_("conditions"), max_length=400, help_text=_("For whom, for how long, what it costs and how one asks."))

    class Meta(TextInLanguage.Meta):
        abstract = False
        verbose_name = _("words of a material")
        verbose_name_plural = _("words of materials")

    def __str__(self) -> str:
        return self.name
