import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

LABELS = {"school": _("the school holidays"), "public": _("public holidays")}
"""Of the sets that `setup_site` makes, in every language; other sets bear the name that editors gave them."""
DURING = {"school": _("in the school holidays"), "public": _("on public holidays")}
NAMES = {
    "Herfstvakantie": _("Autumn holidays"),
    "Kerstvakantie": _("Christmas holidays"),
    "Krokusvakantie": _("Spring half-term holidays"),
    "Paasvakantie": _("Easter holidays"),
    "Zomervakantie": _("Summer holidays"),
}
LONGEST = datetime.timedelta(days=100)


class HolidaySet(ClusterableModel):
    """Days on which many things do not happen, as a set that editors keep: school holidays, public holidays."""

    name = models.CharField(_("name"), max_length=80, help_text=_("As in a sentence: “the school holidays”."))
    slug = models.SlugField(_("slug"), unique=True, editable=False)
    source = models.CharField(_("source"), max_length=250, blank=True, help_text=_("Where these dates come from."))

    class Meta:
        verbose_name = _("set of holidays")
        verbose_name_plural = _("sets of holidays")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return str(LABELS.get(self.slug, self.name))

    @property
    def during(self) -> str:
        """As in “except in the school holidays”."""
        return str(DURING.get(self.slug) or gettext("during %(holidays)s") % {"holidays": self.name})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Series that leave out these days are made anew in the same transaction."""
        from activities.occurrences import rebuild_users_of

        with transaction.atomic():
            super().save(*args, **kwargs)
            rebuild_users_of(self)


class HolidayPeriod(models.Model):
    holiday_set = ParentalKey(HolidaySet, on_delete=models.CASCADE, related_name="periods", verbose_name=_("set of holidays"))
    name = models.CharField(_("name"), max_length=80, help_text=_("“Autumn holiday”."))
    first_day = models.DateField(_("first day"), help_text=_("The first day off."))
    last_day = models.DateField(_("last day"), help_text=_("The last day off; the same as the first for one day."))

    class Meta:
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
        ordering = ["first_day"]
        constraints = [models.CheckConstraint(condition=models.Q(last_day__gte=models.F("first_day")), name="holiday_ends_after_it_begins")]

    def __str__(self) -> str:
        return f"{self.name} {self.first_day:%d-%m-%Y}"

    @property
    def label(self) -> str:
        return str(NAMES.get(self.name, self.name))

    def clean(self) -> None:
        if self.first_day and self.last_day and not self.first_day <= self.last_day <= self.first_day + LONGEST:
            raise ValidationError({"last_day": _("The last day comes before the first, or more than a hundred days after it.")})
