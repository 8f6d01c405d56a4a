import uuid
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.ages import AGE
from common.personal import refuse_contact_details
from network.enums import Category
from network.models import Municipality, Organisation
from signals.enums import OPEN, Progress


class SignalQuerySet(models.QuerySet):
    def visible(self) -> "SignalQuerySet":
        """What the desk tells the world, in its own words; what a partner wrote is never public."""
        return self.exclude(told="").exclude(progress=Progress.NEW)

    def open(self) -> "SignalQuerySet":
        return self.filter(progress__in=OPEN)

    def of_person(self, user: Any) -> "SignalQuerySet":
        return self.filter(organisation__in=Organisation.objects.of_person(user))


class Signal(models.Model):
    """What a partner misses for families: an offer that is not there. Nobody stands in it."""

    uid = models.UUIDField(_("uid"), default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="signals", verbose_name=pgettext_lazy("a signal", "from"), editable=False
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False, verbose_name=_("written by")
    )
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)
    function = models.CharField(_("what is missing"), max_length=12, choices=Category.choices, help_text=_("What it is about."))
    words = models.TextField(
        _("what you see"), max_length=1000, validators=[refuse_contact_details],
        help_text=_("What is missing and for whom? “Nobody can borrow a wheelchair bike here.” No names, nothing that points to one family."),
    )  # fmt: skip
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="signals", limit_choices_to={"successor": None},
        verbose_name=_("municipality"), help_text=_("Where it is missing. Left empty: everywhere."),
    )  # fmt: skip
    age_from = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True, validators=AGE, help_text=_("The youngest it would be for."))
    age_to = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True, validators=AGE, help_text=_("The oldest it would be for."))
    how_often = models.CharField(
        _("how often"), max_length=120, blank=True, validators=[refuse_contact_details],
        help_text=_("How often you meet it: “each week”, “twice this year”."),
    )  # fmt: skip

    progress = models.CharField(
        _("how far it is"), max_length=10, choices=Progress.choices, default=Progress.NEW, help_text=_("The partner sees it in the portal."),
    )  # fmt: skip
    answer = models.TextField(_("answer to the partner"), max_length=1000, blank=True, help_text=_("Stands in the portal, beside what was sent."))
    told = models.CharField(
        _("sentence for the site"), max_length=250, blank=True, validators=[refuse_contact_details],
        help_text=_("In your own words, for “Wat we leren”. Left empty, the site says nothing of it."),
    )  # fmt: skip
    changed_at = models.DateTimeField(_("last followed up"), auto_now=True)

    objects = SignalQuerySet.as_manager()

    class Meta:
        verbose_name = _("signal")
        verbose_name_plural = _("signals")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_function_display()} ({self.organisation})"

    def clean(self) -> None:
        if self.age_from is not None and self.age_to is not None and self.age_to < self.age_from:
            raise ValidationError({"age_to": _("The oldest is younger than the youngest: turn them round.")})
        if self.told and self.progress == Progress.NEW:
            raise ValidationError({"progress": _("Say how far it is: a sentence on the site without an answer leaves people waiting.")})
