from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.personal import refuse_contact_details
from network.models import Organisation
from projects.enums import Principle, Score
from projects.models.queryset import DUTCH


def check_scores(scores: Any) -> None:
    if not isinstance(scores, dict) or not all(key in Principle.values and value in Score.values for key, value in scores.items()):
        raise ValidationError(_("For each principle one of the four answers, or none."))


class SelfEvaluation(models.Model):
    """How a network sees itself on one day, beside its principles. Said by the network, never a mark given by others."""

    project = models.ForeignKey(
        "projects.ProjectPage", on_delete=models.CASCADE, related_name="self_evaluations", limit_choices_to=DUTCH,
        verbose_name=_("project"), help_text=_("The neighbourhood network."),
    )  # fmt: skip
    held_on = models.DateField(_("day"), default=timezone.localdate, help_text=_("The day you sat together."))
    scores = models.JSONField(_("answers"), default=dict, blank=True, validators=[check_scores], help_text=_("By principle."))
    note = models.TextField(
        _("what we take along"), max_length=600, blank=True, validators=[refuse_contact_details],
        help_text=_("In a few plain sentences. No names: it stands on the site."),
    )  # fmt: skip
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("written down by"),
        help_text=_("Left empty, the desk."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("self-evaluation")
        verbose_name_plural = _("self-evaluations")
        ordering = ["held_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "held_on"], name="self_evaluation_once_a_day",
                violation_error_message=_("Of this day there is one already: change that one, or choose another day."),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.project} ({self.held_on})"

    def clean(self) -> None:
        if self.held_on and self.held_on > timezone.localdate():
            raise ValidationError({"held_on": _("This day is still to come: look back on today or earlier.")})
