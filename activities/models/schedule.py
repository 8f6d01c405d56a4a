"""When an activity happens, as fields: days and times on the wall, never moments."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from activities.models.holidays import HolidaySet
from activities.recurrence.expansion import Series, days_of
from activities.recurrence.rule import Rule, check_span

LONGEST_TIME = datetime.timedelta(days=100)
MOST_EXTRA = 100
FIRST_YEAR, LAST_YEAR = 2000, 2100


class Schedule(models.Model):
    first_day = models.DateField(_("day"), help_text=_("The first day it happens."))
    start_time = models.TimeField(_("from"), null=True, blank=True, help_text=_("When it begins; empty when it lasts all day."))
    last_day = models.DateField(_("last day of one time"), blank=True, help_text=_("When one time lasts several days."))
    end_time = models.TimeField(_("until"), null=True, blank=True, help_text=_("When it ends; earlier than it begins is past midnight."))
    rrule = models.CharField(_("repeats"), max_length=200, blank=True, help_text=_("How it repeats, as calendars write it."))
    extra_dates = models.JSONField(_("more dates"), default=list, blank=True, help_text=_("Besides the rule: dates with their time."))
    left_out = models.JSONField(_("dates left out"), default=list, blank=True, help_text=_("Dates of the rule on which it does not happen."))
    skips = ParentalManyToManyField(
        HolidaySet, blank=True, related_name="activities", verbose_name=_("not during"), help_text=_("It does not happen on these days.")
    )
    ends_before = models.DateField(_("ends before"), null=True, blank=True, editable=False)
    """From this day on another series goes on with it."""

    class Meta:
        abstract = True

    @property
    def all_day(self) -> bool:
        return self.start_time is None

    @property
    def starts(self) -> datetime.datetime:
        return datetime.datetime.combine(self.first_day, self.start_time or datetime.time())

    @property
    def ends(self) -> datetime.datetime:
        """All day: the midnight after the last day."""
        if self.start_time is None:
            return datetime.datetime.combine(self.last_day, datetime.time()) + datetime.timedelta(days=1)
        return datetime.datetime.combine(self.last_day, self.end_time or self.start_time)

    @property
    def rule(self) -> Rule | None:
        return Rule.read(self.rrule) if self.rrule else None

    def series(self, periods: Any = None) -> Series:
        """`periods`: the holidays it leaves out as (first, last) when somebody has read them already."""
        if periods is None:
            periods = [(period.first_day, period.last_day) for one in self.skips.all() for period in one.periods.all()]
        return Series(
            first=self.starts, length=self.ends - self.starts, rule=self.rule, extra=walls(self.extra_dates),
            left_out=frozenset(walls(self.left_out)), free_days=days_of(periods), ends_before=self.ends_before,
        )  # fmt: skip

    def clean_schedule(self) -> None:
        """Raises ValidationError by field."""
        if not self.first_day:
            return
        self._clean_times()
        if self.rrule:
            try:
                rule = Rule.read(self.rrule)
                check_span(rule, self.first_day)
            except ValidationError as error:
                raise ValidationError({"rrule": error.messages}) from None
            self.rrule = rule.text()
            if next(rule.ending(self.first_day).days(self.first_day), None) != self.first_day:  # looks at that day alone
                raise ValidationError({"rrule": _("The first day is not one of the days on which it repeats.")})
        self.extra_dates = _clean_dates(self.extra_dates, "extra_dates", self.all_day)
        self.left_out = _clean_dates(self.left_out, "left_out", self.all_day)

    def _clean_times(self) -> None:
        if not FIRST_YEAR <= self.first_day.year < LAST_YEAR:
            raise ValidationError({"first_day": _("Write the year with four digits, like 2027.")})
        self.last_day = self.last_day or self.first_day
        if self.start_time is None:
            self.end_time = None
        elif self.end_time is None:
            raise ValidationError({"end_time": _("Say until when it lasts: parents plan their day with it.")})
        elif self.end_time <= self.start_time and self.last_day == self.first_day:
            self.last_day = self.first_day + datetime.timedelta(days=1)  # past midnight
        if not self.first_day <= self.last_day or self.ends <= self.starts:
            raise ValidationError({"last_day": _("It ends before it begins: turn them round.")})
        if self.ends - self.starts > LONGEST_TIME:
            raise ValidationError({"last_day": _("One time lasts a hundred days at most.")})


def walls(texts: list[str]) -> tuple[datetime.datetime, ...]:
    return tuple(datetime.datetime.fromisoformat(text) for text in texts)


def _clean_dates(texts: Any, field: str, all_day: bool) -> list[str]:
    """What lasts all day has no hour on its other dates either."""
    try:
        found = [datetime.datetime.fromisoformat(text) for text in texts or []]
    except (TypeError, ValueError):
        raise ValidationError({field: _("One of these dates does not exist.")}) from None
    if len(found) > MOST_EXTRA or any(one.tzinfo or not FIRST_YEAR <= one.year < LAST_YEAR for one in found):
        raise ValidationError({field: _("A hundred dates at most, each with its year.")})
    kept = {one.replace(hour=0, minute=0) if all_day else one for one in found}
    return [one.isoformat(timespec="minutes") for one in sorted(kept)]
