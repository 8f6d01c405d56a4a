import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.enums import OFF, Status
from activities.models.activity import Activity
from activities.models.queryset import OccurrenceQuerySet
from common.wall_clock import WallClockField, on_the_wall
from network.models import Place


class Override(models.Model):
    """What differs on one date. Stands at once, whoever changes it: nobody should wait before a closed door for a reviewer."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="overrides", verbose_name=_("activity"))
    original = WallClockField(_("which date"), help_text=_("When it would have begun."))
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.SCHEDULED, help_text=_("Whether it goes on."))
    reason = models.CharField(_("reason"), max_length=200, blank=True, help_text=_("In one sentence, for who wanted to come."))
    is_full = models.BooleanField(_("full"), default=False, help_text=_("Nobody can join any more."))
    starts = WallClockField(_("begins"), null=True, blank=True, help_text=_("When it was moved."))
    ends = WallClockField(_("ends"), null=True, blank=True, help_text=_("When it was moved."))
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("another place"))
    online_url = models.URLField(_("address online"), blank=True, help_text=_("Where to find it, when it is online this time."))

    class Meta:
        verbose_name = _("one date that differs")
        verbose_name_plural = _("dates that differ")
        ordering = ["original"]
        constraints = [models.UniqueConstraint(fields=["activity", "original"], name="override_once_a_date")]

    def __str__(self) -> str:
        return f"{self.activity} {self.original:%d-%m-%Y %H:%M}"


class Occurrence(models.Model):
    """One date, as a row to search in: a cache of the series and its overrides, rebuilt with them, never a truth."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="occurrences", verbose_name=_("activity"))
    original = WallClockField(_("which date"))
    day = models.DateField(_("day"), help_text=_("In Belgium, on which it begins."))
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.SCHEDULED)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    is_full = models.BooleanField(_("full"), default=False)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("another place"))
    online_url = models.URLField(_("address online"), blank=True)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("date")
        verbose_name_plural = _("dates")
        ordering = ["starts_at", "pk"]
        indexes = [
            models.Index(fields=["starts_at", "ends_at"], name="occurrence_by_time"),
            models.Index(fields=["day", "starts_at", "ends_at"], name="occurrence_by_day"),
            models.Index(fields=["activity", "starts_at", "ends_at"], name="occurrence_of_activity"),
        ]
        constraints = [models.UniqueConstraint(fields=["activity", "original"], name="occurrence_once_a_date")]

    def __str__(self) -> str:
        return f"{self.activity} {self.starts:%d-%m-%Y %H:%M}"

    @property
    def is_off(self) -> bool:
        return self.status in OFF

    @property
    def starts(self) -> datetime.datetime:
        """On the wall, without a zone."""
        return on_the_wall(self.starts_at)

    @property
    def last_day(self) -> datetime.date:
        """The last day on which it is on; an end at midnight belongs to the day before."""
        return (self.ends - datetime.timedelta(microseconds=1)).date()

    @property
    def ends(self) -> datetime.datetime:
        return on_the_wall(self.ends_at)
