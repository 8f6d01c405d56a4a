import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.personal import refuse_contact_details
from network.models import Organisation
from projects.models.indicator import Indicator

FIRST_DAY = datetime.date(1950, 1, 1)


class Measurement(models.Model):
    """One value of one day, with who wrote it down: the organisation is public, the person never is."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="measurements", verbose_name=_("indicator"), help_text=_("What was measured."),
    )  # fmt: skip
    measured_on = models.DateField(_("day"), default=timezone.localdate, help_text=_("Of which day the value is."))
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2, help_text=_("The number alone; the unit stands behind it."))
    note = models.CharField(
        _("note"), max_length=250, blank=True, validators=[refuse_contact_details],
        help_text=_("What somebody should know who reads the number. No names: it stands on the site."),
    )  # fmt: skip
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="measurements", verbose_name=_("measured by"),
        help_text=_("Who measured it. Left empty, the desk."),
    )  # fmt: skip
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False, verbose_name=_("written down by")
    )
    created_at = models.DateTimeField(_("written down at"), auto_now_add=True)

    class Meta:
        verbose_name = _("measurement")
        verbose_name_plural = _("measurements")
        ordering = ["-measured_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "measured_on"], name="measured_once_a_day",
                violation_error_message=_("Of this day there is a value already: change that one, or choose another day."),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.measured_on}: {self.value}"

    def clean(self) -> None:
        errors = {}
        if self.measured_on and self.measured_on > timezone.localdate():
            errors["measured_on"] = _("This day is still to come: a measurement is of today or earlier.")
        elif self.measured_on and self.measured_on < FIRST_DAY:
            errors["measured_on"] = _("This day is too long ago: check the year.")
        if self.indicator_id and self.indicator.is_computed:
            errors["indicator"] = _("The site counts this one by itself: nobody writes it down.")
        if errors:
            raise ValidationError(errors)
