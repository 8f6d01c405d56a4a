"""When something happens, as one would say it: “every Wednesday from 14 to 16, except in the school holidays”."""

import datetime
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from activities.recurrence.rule import DAYS, Rule
from common.language import comma

EVERY = {
    "MO": gettext_lazy("every Monday"),
    "TU": gettext_lazy("every Tuesday"),
    "WE": gettext_lazy("every Wednesday"),
    "TH": gettext_lazy("every Thursday"),
    "FR": gettext_lazy("every Friday"),
    "SA": gettext_lazy("every Saturday"),
    "SU": gettext_lazy("every Sunday"),
}
EVERY_OTHER = {
    "MO": gettext_lazy("every other Monday"),
    "TU": gettext_lazy("every other Tuesday"),
    "WE": gettext_lazy("every other Wednesday"),
    "TH": gettext_lazy("every other Thursday"),
    "FR": gettext_lazy("every other Friday"),
    "SA": gettext_lazy("every other Saturday"),
    "SU": gettext_lazy("every other Sunday"),
}
OF_THE_MONTH = {
    1: gettext_lazy("every month on the first %(day)s"),
    2: gettext_lazy("every month on the second %(day)s"),
    3: gettext_lazy("every month on the third %(day)s"),
    4: gettext_lazy("every month on the fourth %(day)s"),
    5: gettext_lazy("every month on the fifth %(day)s"),
    -1: gettext_lazy("every month on the last %(day)s"),
}
PLAIN = {"DAILY": gettext_lazy("every day"), "MONTHLY": gettext_lazy("every month"), "YEARLY": gettext_lazy("every year")}
SPACED = {
    "DAILY": gettext_lazy("every %(number)s days"),
    "WEEKLY": gettext_lazy("every %(number)s weeks on %(day)s"),
    "MONTHLY": gettext_lazy("every %(number)s months"),
    "YEARLY": gettext_lazy("every %(number)s years"),
}


def clock(time: datetime.time) -> str:
    """14 and 14.30 in Dutch, as on a poster; 14:00 and 14:30 elsewhere."""
    if (get_language() or "").startswith("nl"):
        return f"{time.hour}.{time.minute:02}" if time.minute else str(time.hour)
    return f"{time.hour:02}:{time.minute:02}"


def hours(start: datetime.time, end: datetime.time) -> str:
    return _("from %(start)s to %(end)s") % {"start": clock(start), "end": clock(end)}


def day_in_words(day: datetime.date) -> str:
    return _("on %(day)s") % {"day": date_format(day, "l j E Y")}


def in_words(schedule: Any) -> str:
    """Of a Schedule: how it repeats, its hours, until when, and what it leaves out."""
    rule = schedule.rule
    parts = [_repeated(rule, schedule.first_day) if rule else _dates(schedule)]
    if schedule.start_time and not (schedule.last_day - schedule.first_day).days > 1:
        parts.append(hours(schedule.start_time, schedule.end_time or schedule.start_time))
    sentence = " ".join(parts)
    until = rule and _end(rule, schedule)
    skipped = [one.during for one in schedule.skips.all()]
    more = [until] if until else []
    more += [_("except %(days)s") % {"days": _(" and ").join(skipped)}] if skipped else []
    return comma().join([sentence, *more])


def _dates(schedule: Any) -> str:
    if schedule.extra_dates:
        number = len({schedule.starts.isoformat(timespec="minutes"), *schedule.extra_dates})
        return _("on %(number)s dates, the first on %(day)s") % {"number": number, "day": date_format(schedule.first_day, "l j E Y")}
    if (schedule.last_day - schedule.first_day).days > 1 or (schedule.all_day and schedule.last_day > schedule.first_day):
        return _("from %(first)s to %(last)s") % {
            "first": date_format(schedule.first_day, "l j E"), "last": date_format(schedule.last_day, "l j E Y"),
        }  # fmt: skip
    return day_in_words(schedule.first_day)


def _repeated(rule: Rule, first: datetime.date) -> str:
    named = rule.weekdays or ((0, DAYS[first.weekday()]),)
    names = [str(WEEKDAYS[DAYS.index(day)]) for _place, day in named]
    if rule.frequency == "WEEKLY" and rule.interval <= 2 and len(named) == 1:
        return str((EVERY if rule.interval == 1 else EVERY_OTHER)[named[0][1]])
    if rule.frequency == "WEEKLY" and rule.interval == 1:
        return _("every week on %(days)s") % {"days": _list(names)}
    if rule.frequency == "MONTHLY" and rule.interval == 1 and rule.weekdays:
        return str(OF_THE_MONTH[rule.weekdays[0][0]]) % {"day": names[0]}
    if rule.frequency == "MONTHLY" and rule.interval == 1:
        return _("every month on day %(day)s") % {"day": rule.month_day or first.day}
    if rule.interval == 1:
        return str(PLAIN[rule.frequency])
    return str(SPACED[rule.frequency]) % {"number": rule.interval, "day": _list(names)}


def _end(rule: Rule, schedule: Any) -> str:
    last = schedule.ends_before - datetime.timedelta(days=1) if schedule.ends_before else rule.until
    if last and rule.until:
        last = min(last, rule.until)
    if last:
        return _("until %(day)s") % {"day": date_format(last, "j E Y")}
    return _("%(number)s times") % {"number": rule.count} if rule.count else ""


def _list(names: list[str]) -> str:
    return _(" and ").join([comma().join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
