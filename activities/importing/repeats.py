"""How an event repeats, said in our part of RFC 5545 where that says the same."""

import datetime
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from activities.importing.moments import Clock, read_moment
from activities.models.schedule import FIRST_YEAR
from activities.recurrence.expansion import Wall
from activities.recurrence.rule import DAYS, LONGEST_TEXT, LONGEST_YEARS, Rule

MONTHS_LOOKED = 60
LATELY = datetime.timedelta(days=31)
DAYS_BETWEEN = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 3 * 31, "YEARLY": 4 * 366}
"""At most: some months have no thirty-first, some years no 29 February."""


def read_rule(text: str, clock: Clock) -> Rule:
    """Raises ValidationError for every way of repeating that we do not take."""
    if len(text) > LONGEST_TEXT:
        raise ValidationError(_("We do not know this way of repeating."))
    words = [word for word in text.strip().upper().split(";") if word]
    parts = dict(word.partition("=")[::2] for word in words)
    if len(parts) != len(words):
        raise ValidationError(_("We do not know this way of repeating."))
    if re.fullmatch(r"\d{8}T\d{6}Z?", parts.get("UNTIL", "")):
        # Read on the clock of the series: three in the afternoon in winter may be two in summer.
        parts["UNTIL"] = f"{clock.named(read_moment(parts['UNTIL'], {})):%Y%m%dT%H%M%S}"
    _say_the_same(parts, clock.start.wall)
    return Rule.read(";".join(f"{name}={value}" for name, value in parts.items()), clock.start.wall.time())


def _say_the_same(parts: dict[str, str], first: Wall) -> None:
    """Outlook's “Wednesday, the second” is the second Wednesday; Apple repeats of a birthday what the date says already."""
    if parts.get("FREQ") == "MONTHLY" and parts.get("BYDAY") in DAYS and re.fullmatch(r"-1|[1-5]", parts.get("BYSETPOS", "")):
        parts["BYDAY"] = parts.pop("BYSETPOS") + parts["BYDAY"]
    if parts.get("FREQ") == "YEARLY":
        for name, value in (("BYMONTH", first.month), ("BYMONTHDAY", first.day)):
            if parts.get(name) == str(value):
                del parts[name]
    week, days = parts.get("WKST", "MO"), parts.get("BYDAY", "").split(",")
    if parts.get("INTERVAL", "1") != "1" and len(days) > 1 and week != "MO" and (week != "SU" or "SU" in days):
        raise ValidationError(_("Its weeks do not begin on Monday: we do not take that when it skips some."))


def fits(rule: Rule, day: datetime.date) -> bool:
    """Whether a series that begins on this day has it as one of its days; reckoned, as there may be thousands to ask."""
    place, in_last_week = (day.day - 1) // 7 + 1, (day + datetime.timedelta(days=7)).month != day.month
    by_week = not rule.weekdays or any(
        name == DAYS[day.weekday()] and (number in (0, place) or (number == -1 and in_last_week)) for number, name in rule.weekdays
    )
    return by_week and rule.month_day in (None, day.day)


def anchored(rule: Rule, first: datetime.date, today: datetime.date) -> tuple[Rule | None, datetime.date, bool]:
    """The rule, its first day, and whether `first` is one more date before it: for calendars the beginning always counts.

    A series that began long ago goes on from a month ago: one of ours that has an end lasts three years at most.
    """
    is_extra, begun = not fits(rule, first), first
    if is_extra and rule.count:
        if rule.count == 1:
            return None, first, False
        rule = replace(rule, count=rule.count - 1)
    is_long = rule.until.year - first.year >= LONGEST_YEARS if rule.until else first.year < FIRST_YEAR and not rule.count
    if is_long and first < today - LATELY:
        rule, begun = _later(rule, first, today - LATELY)
    return (rule, begun, is_extra) if fits(rule, begun) else (rule, _next(rule, begun), is_extra)


def _later(rule: Rule, first: datetime.date, after: datetime.date) -> tuple[Rule, datetime.date]:
    """Not long before `after`, in step with the series."""
    if rule.frequency == "MONTHLY":
        months = (after.year - first.year) * 12 + after.month - first.month
        rule = replace(rule, month_day=rule.month_day or (None if rule.weekdays else first.day))
        return rule, first.replace(day=1) + relativedelta(months=months - months % rule.interval)
    if rule.frequency == "YEARLY":
        years = after.year - first.year
        return rule, first + relativedelta(years=years - years % rule.interval)
    step = DAYS_BETWEEN[rule.frequency] * rule.interval
    return rule, first + datetime.timedelta(days=(after - first).days // step * step)


def _next(rule: Rule, first: datetime.date) -> datetime.date:
    """Some rules never come true, and a library looks for them until the year 9999: here five years are enough."""
    found = next((day for day in _in_step(rule, first) if day >= first and fits(rule, day)), None)
    if found is None or (rule.until and found > rule.until):
        raise ValidationError(_("By the way it repeats it never happens."))
    return found


def _in_step(rule: Rule, first: datetime.date) -> Iterator[datetime.date]:
    """Days that may be one of a series that began on this day, as far as one of them must be, if any is."""
    if rule.frequency == "DAILY":
        yield from (first + datetime.timedelta(days=number * rule.interval) for number in range(7))
    elif rule.frequency == "WEEKLY":
        monday = first - datetime.timedelta(days=first.weekday())
        yield from (monday + datetime.timedelta(days=week * 7 * rule.interval + day) for week in (0, 1) for day in range(7))
    else:
        months = (first.replace(day=1) + relativedelta(months=number * rule.interval) for number in range(MONTHS_LOOKED // rule.interval + 2))
        for month in months:
            numbers = [rule.month_day] if rule.month_day else range(1, 32)
            yield from (month.replace(day=number) for number in numbers if number <= monthrange(month.year, month.month)[1])


def surely_over(rule: Rule, first: datetime.date, today: datetime.date) -> bool:
    """Without looking at its dates; a series that ended lately may pass for one that goes on."""
    if rule.until:
        return rule.until < today
    if rule.count:
        return first + datetime.timedelta(days=rule.count * rule.interval * DAYS_BETWEEN[rule.frequency]) < today
    return False
