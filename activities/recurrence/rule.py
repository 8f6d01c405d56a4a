"""How a series repeats: the part of RFC 5545's RRULE that we take, checked word by word before any library sees it."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from dateutil import rrule
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.wall_clock import on_the_wall

FREQUENCIES = {"DAILY": rrule.DAILY, "WEEKLY": rrule.WEEKLY, "MONTHLY": rrule.MONTHLY, "YEARLY": rrule.YEARLY}
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MOST_INTERVAL, MOST_TIMES, LONGEST_YEARS = 52, 400, 3
PARTS = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "COUNT", "UNTIL", "WKST"}
LONGEST_TEXT = 200
UNTIL = re.compile(r"(\d{4})(\d{2})(\d{2})(T\d{6}Z?)?", re.ASCII)
NO_DAY = _("The last day is no date that exists.")
WEEKDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)


@dataclass(frozen=True)
class Rule:
    frequency: str
    interval: int = 1
    weekdays: tuple[tuple[int, str], ...] = ()
    """(0, "WE") is every Wednesday, (2, "WE") the second of the month, (-1, "FR") the last Friday."""
    month_day: int | None = None
    count: int | None = None
    until: datetime.date | None = None
    """The last day it may happen."""

    @classmethod
    def read(cls, text: str, at: datetime.time = datetime.time.max) -> "Rule":
        """Raises ValidationError, in the reader's language, for what we do not take. `at`: when it begins on a day, for an UNTIL with a time."""
        parts = _split(text)
        frequency = parts["FREQ"]
        if frequency not in FREQUENCIES:
            raise ValidationError(_("Something can repeat every day, week, month or year, nothing finer or else."))
        rule = cls(
            frequency=frequency,
            interval=_number(parts.get("INTERVAL", "1"), 1, MOST_INTERVAL, _("It can repeat every 1 to 52 days, weeks, months or years.")),
            weekdays=tuple(_weekday(word, frequency) for word in parts["BYDAY"].split(",")) if "BYDAY" in parts else (),
            month_day=_month_day(parts["BYMONTHDAY"], frequency) if "BYMONTHDAY" in parts else None,
            count=_number(parts["COUNT"], 1, MOST_TIMES, _("It can happen 400 times at most.")) if "COUNT" in parts else None,
            until=_until(parts["UNTIL"], at) if "UNTIL" in parts else None,
        )
        if rule.count and rule.until:
            raise ValidationError(_("Say either how many times or until when, not both."))
        if rule.frequency == "DAILY" and rule.weekdays and rule.interval > 1:  # may name no day at all, and would be searched for ever
            raise ValidationError(_("Choose either days of the week, or every so many days."))
        if rule.weekdays and rule.month_day:
            raise ValidationError(_("Choose either a day of the week or a day of the month."))
        return rule

    def text(self) -> str:
        """As in RRULE, FREQ first: Apple's calendar drops a series where it is not. UNTIL is a day here."""
        parts = [f"FREQ={self.frequency}"]
        parts += [f"INTERVAL={self.interval}"] if self.interval != 1 else []
        parts += [f"BYDAY={','.join(f'{place or str()}{day}' for place, day in self.weekdays)}"] if self.weekdays else []
        parts += [f"BYMONTHDAY={self.month_day}"] if self.month_day else []
        parts += [f"COUNT={self.count}"] if self.count else []
        parts += [f"UNTIL={self.until:%Y%m%d}"] if self.until else []
        return ";".join(parts)

    def ending(self, until: datetime.date) -> "Rule":
        """The same, with this as the last day it may happen."""
        return replace(self, until=until, count=None)

    def days(self, first: datetime.date) -> Iterator[datetime.date]:
        """Every day it happens from `first` on, in order; without an end when it has none."""
        places = [getattr(rrule, day)(place) if place else getattr(rrule, day) for place, day in self.weekdays]
        found = rrule.rrule(
            FREQUENCIES[self.frequency], dtstart=datetime.datetime.combine(first, datetime.time()), interval=self.interval,
            byweekday=places or None, bymonthday=self.month_day, count=self.count, wkst=rrule.MO,
            until=datetime.datetime.combine(self.until, datetime.time()) if self.until else None,
        )  # fmt: skip
        return (day.date() for day in found)


def check_span(rule: Rule, first: datetime.date) -> None:
    """Raises ValidationError for an end before the beginning, or too far from it."""
    if rule.until and rule.until < first:
        raise ValidationError(_("The last day comes before the first: turn them round."))
    if rule.until and rule.until > first.replace(year=first.year + LONGEST_YEARS, day=min(first.day, 28)):
        raise ValidationError(_("A series lasts three years at most: choose an earlier last day, or none."))


def _split(text: str) -> dict[str, str]:
    words = text.strip().upper().removeprefix("RRULE:").split(";") if len(text) <= LONGEST_TEXT else []
    pairs = [word.partition("=")[::2] for word in words if word]
    parts = dict(pairs)
    if "FREQ" not in parts or len(parts) != len(pairs) or not parts.keys() <= PARTS:
        raise ValidationError(_("We do not know this way of repeating."))
    return parts


def _number(text: str, least: int, most: int, otherwise: Any) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 9 and least <= int(text) <= most):
        raise ValidationError(otherwise)
    return int(text)


def _weekday(text: str, frequency: str) -> tuple[int, str]:
    match = WEEKDAY.fullmatch(text)
    place = int(match[1] or 0) if match else 0
    if not match or (match[1] and (frequency != "MONTHLY" or not (-1 <= place <= 5) or place == 0)):
        raise ValidationError(_("We do not know this day of the week, or not in this place of the month."))
    if not place and frequency not in {"WEEKLY", "DAILY"}:
        raise ValidationError(_("Say which of the month: the first Wednesday, or the last."))
    return place, match[2]


def _month_day(text: str, frequency: str) -> int:
    if frequency not in {"MONTHLY"}:
        raise ValidationError(_("A day of the month goes with “every month”."))
    return _number(text, 1, 31, _("A month has the days 1 to 31."))


def _until(text: str, at: datetime.time) -> datetime.date:
    match = UNTIL.fullmatch(text)
    if not match:
        raise ValidationError(NO_DAY)
    try:
        if not match[4]:
            return datetime.datetime.strptime(text, "%Y%m%d").date()
        end = datetime.datetime.strptime(text.rstrip("Z"), "%Y%m%dT%H%M%S")
        end = on_the_wall(end.replace(tzinfo=datetime.UTC)) if text.endswith("Z") else end
    except (ValueError, OverflowError):
        raise ValidationError(NO_DAY) from None
    # An end in the morning leaves out what begins that afternoon.
    return end.date() if at == datetime.time.max or end.time() >= at else end.date() - datetime.timedelta(days=1)
