"""The question «when?» of the form, and the schedule it means."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from activities.models import Activity, HolidaySet
from activities.recurrence.rule import DAYS, Rule
from partners.agenda.fields import ClockField, DayField, DaysField

LAST = -1


class Repeat(TextChoices):
    ONCE = "once", gettext_lazy("once")
    DATES = "dates", gettext_lazy("on several dates")
    WEEKLY = "weekly", gettext_lazy("every week")
    FORTNIGHTLY = "fortnightly", gettext_lazy("every two weeks")
    MONTHLY = "monthly", gettext_lazy("every month")
    AS_IT_WAS = "as_it_was", gettext_lazy("as it was")


class MonthlyBy(TextChoices):
    WEEKDAY = "weekday", gettext_lazy("on the same day of the week, like the second Wednesday")
    DATE = "date", gettext_lazy("on the same date, like the 15th")


REPEATING = {Repeat.WEEKLY, Repeat.FORTNIGHTLY, Repeat.MONTHLY}


class WhenForm(forms.Form):
    day = DayField(label=gettext_lazy("Day"), error_messages={"required": gettext_lazy("On which day is it? When it repeats: the first day.")})
    start_time = ClockField(label=pgettext_lazy("hour", "From"), required=False)
    end_time = ClockField(label=pgettext_lazy("hour", "Until"), required=False, help_text=gettext_lazy("Past midnight is fine."))
    all_day = forms.BooleanField(label=gettext_lazy("It lasts all day"), required=False)
    last_day = DayField(label=gettext_lazy("Last day, when it lasts several days"), required=False)
    repeat = forms.ChoiceField(
        label=gettext_lazy("How often?"), widget=forms.RadioSelect, choices=Repeat.choices, initial=Repeat.ONCE,
        error_messages={"required": gettext_lazy("Choose how often it is.")},
    )  # fmt: skip
    dates = DaysField(label=gettext_lazy("The other dates"), required=False)
    weekdays = forms.MultipleChoiceField(
        label=gettext_lazy("On which days of the week?"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(day, WEEKDAYS[number]) for number, day in enumerate(DAYS)],
        help_text=gettext_lazy("Leave empty for the day of the week you chose above."),
    )  # fmt: skip
    monthly_by = forms.ChoiceField(
        label=gettext_lazy("Which day of the month?"), required=False, widget=forms.RadioSelect, choices=MonthlyBy.choices, initial=MonthlyBy.WEEKDAY,
    )  # fmt: skip
    until = DayField(label=gettext_lazy("Until which day?"), required=False, help_text=gettext_lazy("Leave empty when you do not know yet."))
    skips = forms.ModelMultipleChoiceField(
        HolidaySet.objects.all(), label=gettext_lazy("Not during"), required=False, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("all_day") and "start_time" not in self.errors and "end_time" not in self.errors:
            if not cleaned.get("start_time"):
                self.add_error("start_time", _("From when? If it lasts all day, tick that."))
            elif not cleaned.get("end_time"):
                self.add_error("end_time", _("Until when? Parents plan their day with it."))
        if cleaned.get("repeat") == Repeat.DATES and not cleaned.get("dates") and "dates" not in self.errors:
            self.add_error("dates", _("Write the other dates, or choose “once”."))
        return cleaned

    def schedule(self, activity: Activity) -> None:
        """Onto the activity; its own `clean` judges the rest. Needs valid fields."""
        cleaned = self.cleaned_data
        timed = not cleaned["all_day"]
        activity.start_time, activity.end_time = (cleaned["start_time"], cleaned["end_time"]) if timed else (None, None)
        was = (activity.rrule, activity.extra_dates, activity.first_day)
        length = (cleaned["last_day"] or cleaned["day"]) - cleaned["day"]
        activity.first_day, activity.extra_dates = cleaned["day"], []
        if cleaned["repeat"] == Repeat.AS_IT_WAS:
            activity.rrule, activity.extra_dates = was[0], was[1]
            activity.first_day = _first(activity.rrule, cleaned["day"])
        else:
            activity.rrule = self._rule() or ""
            activity.first_day = _first(activity.rrule, cleaned["day"])
            activity.left_out = []
        if cleaned["repeat"] == Repeat.DATES:
            at = activity.start_time or datetime.time()
            activity.extra_dates = [datetime.datetime.combine(day, at).isoformat(timespec="minutes") for day in cleaned["dates"]]
        activity.last_day = activity.first_day + length
        activity.skips.set(cleaned["skips"])

    def _rule(self) -> str:
        cleaned = self.cleaned_data
        if cleaned["repeat"] not in REPEATING:
            return ""
        until = cleaned["until"]
        if cleaned["repeat"] == Repeat.MONTHLY:
            return Rule("MONTHLY", until=until, **_day_of_month(cleaned["day"], cleaned["monthly_by"])).text()
        days = cleaned["weekdays"] or [DAYS[cleaned["day"].weekday()]]
        interval = 2 if cleaned["repeat"] == Repeat.FORTNIGHTLY else 1
        return Rule("WEEKLY", interval=interval, weekdays=tuple((0, day) for day in sorted(days, key=DAYS.index)), until=until).text()


def _day_of_month(day: datetime.date, by: str) -> dict[str, Any]:
    if by == MonthlyBy.DATE:
        return {"month_day": day.day}
    place = (day.day - 1) // 7 + 1
    return {"weekdays": ((place if place < 5 else LAST, DAYS[day.weekday()]),)}


def _first(rrule: str, day: datetime.date) -> datetime.date:
    """The first day from this one on that the rule names: who chooses Monday and ticks Wednesday means that Wednesday."""
    if not rrule:
        return day
    try:
        return next(Rule.read(rrule).days(day), day)
    except ValidationError:
        return day


def answers(activity: Activity) -> dict[str, Any]:
    """The schedule of an activity as answers to this question."""
    rule = activity.rule
    found: dict[str, Any] = {
        "day": activity.first_day, "start_time": activity.start_time, "end_time": activity.end_time, "all_day": activity.all_day,
        "skips": [one.pk for one in activity.skips.all()], "until": rule.until if rule else None, "repeat": _repeat(activity, rule),
    }  # fmt: skip
    # An evening past midnight is one evening.
    if activity.last_day - activity.first_day > datetime.timedelta(days=1 if activity.start_time else 0):
        found["last_day"] = activity.last_day
    if rule and found["repeat"] in {Repeat.WEEKLY, Repeat.FORTNIGHTLY}:
        found["weekdays"] = [day for _place, day in rule.weekdays]
    if rule and found["repeat"] == Repeat.MONTHLY:
        found["monthly_by"] = MonthlyBy.DATE if rule.month_day else MonthlyBy.WEEKDAY
    if found["repeat"] == Repeat.DATES:
        found["dates"] = [datetime.date.fromisoformat(text[:10]) for text in activity.extra_dates]
    return found


def _repeat(activity: Activity, rule: Rule | None) -> Any:
    at = f"{activity.start_time or datetime.time():%H:%M}"
    if rule is None and not activity.left_out and all(text[11:16] == at for text in activity.extra_dates):
        return Repeat.DATES if activity.extra_dates else Repeat.ONCE
    if rule and not activity.extra_dates and not activity.left_out and not rule.count:
        if rule.frequency == "WEEKLY" and rule.interval <= 2 and rule.weekdays:
            return Repeat.WEEKLY if rule.interval == 1 else Repeat.FORTNIGHTLY
        if rule.frequency == "MONTHLY" and rule.interval == 1 and len(rule.weekdays or ((0, ""),)) == 1:
            plain = rule.month_day == activity.first_day.day or rule.weekdays == _day_of_month(activity.first_day, "").get("weekdays")
            return Repeat.MONTHLY if plain else Repeat.AS_IT_WAS
    return Repeat.AS_IT_WAS
