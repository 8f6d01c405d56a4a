"""From a series to what calendars repeat: RRULE, RDATE and EXDATE. What readers make of them is what `Series.starts` says."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from icalendar.prop import vRecur

from activities.recurrence.expansion import Series, Wall
from activities.recurrence.rule import Rule
from common.wall_clock import moment

A_DAY = datetime.timedelta(days=1)
LAST_MOMENT = datetime.time(23, 59, 59)


@dataclass(frozen=True)
class Recurrence:
    first: Wall
    """DTSTART, whether it is one of the dates or not."""
    rule: vRecur | None = None
    more: tuple[Wall, ...] = ()
    without: tuple[Wall, ...] = ()

    @property
    def repeats(self) -> bool:
        return self.rule is not None or bool(self.more)


def recurrence(series: Series, all_day: bool) -> Recurrence:
    rule = ending(series)
    if rule is None:
        return _by_dates(tuple(series.starts(datetime.date.min, datetime.date.max, begun=False)), series.first)
    more = tuple(_more(series, rule))
    return Recurrence(series.first, _written(rule, all_day), more, tuple(_left_out(series, rule)))


def ending(series: Series) -> Rule | None:
    """The rule, ended where another series goes on; none when no day of it is left. COUNT and UNTIL never stand together."""
    rule = series.rule
    if rule is None or series.ends_before is None:
        return rule
    last = series.ends_before - A_DAY
    if last < series.first.date():
        return None
    if rule.count:
        runs_out = sum(1 for _day in takewhile(lambda day: day <= last, rule.days(series.first.date()))) == rule.count
        return rule if runs_out else rule.ending(last)
    return rule.ending(min(last, rule.until or last))


def _by_dates(dates: tuple[Wall, ...], first: Wall) -> Recurrence:
    """Without a rule. Two traps: readers drop DTSTART where there are RDATEs without an RRULE, so it is one of them;
    and they show an event that has nothing but an EXDATE, so where no date is left a rule of one day leaves it out.
    """
    if not dates:
        return Recurrence(first, vRecur(FREQ="DAILY", COUNT=1), without=(first,))
    return Recurrence(dates[0], more=dates if len(dates) > 1 else ())


def _written(rule: Rule, all_day: bool) -> vRecur:
    """UNTIL is the end of the last day, in UTC; a whole day when DTSTART is one. FREQ comes first: the library sees to it."""
    made = vRecur.from_ical(rule.text())
    if rule.until:
        made["UNTIL"] = [rule.until if all_day else moment(Wall.combine(rule.until, LAST_MOMENT))]
    return made


def _left_out(series: Series, rule: Rule) -> Iterator[Wall]:
    """Dates of the rule on which it does not happen; none after the last day that we know of such."""
    known = [*series.free_days, *(start.date() for start in series.left_out)]
    for start in _starts(series, rule, max(known, default=datetime.date.min)):
        if start.date() in series.free_days or start in series.left_out:
            yield start


def _more(series: Series, rule: Rule) -> Iterator[Wall]:
    """Dates besides the rule; one that the rule has too is said once."""
    if series.extra:
        by_rule = set(_starts(series, rule, max(series.extra).date()))
        for start in sorted(set(series.extra) - by_rule - series.left_out):
            is_over = series.ends_before is not None and start.date() >= series.ends_before
            if not is_over and start.date() not in series.free_days:
                yield start


def _starts(series: Series, rule: Rule, last: datetime.date) -> Iterator[Wall]:
    days = takewhile(lambda day: day <= last, rule.days(series.first.date()))
    return (Wall.combine(day, series.first.time()) for day in days)
