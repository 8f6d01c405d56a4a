"""The dates of a form in words and as a list, before anything is kept."""

import datetime
from dataclasses import dataclass
from itertools import islice

from django.core.exceptions import ValidationError

from activities.models import Activity
from activities.recurrence.words import in_words
from common.wall_clock import BELGIAN
from partners.agenda.forms import ActivityForm

SHOWN = 12
YEARS_AHEAD = 3


@dataclass(frozen=True)
class Preview:
    words: str
    dates: list[datetime.datetime]
    more: bool


def preview(form: ActivityForm, activity: Activity | None = None) -> Preview | None:
    """Of what was answered about when; nothing while that does not make sense yet. Nothing is saved."""
    wanted = ("day", "start_time", "end_time", "all_day", "repeat", "dates", "until", "skips", "last_day")
    form.is_valid()
    if any(name in form.errors for name in wanted):
        return None
    shown = Activity(organisation=form.organisation)
    if activity:
        shown.rrule, shown.extra_dates, shown.left_out = activity.rrule, activity.extra_dates, activity.left_out
    form.schedule(shown)
    try:
        shown.clean_schedule()
    except ValidationError:
        return None
    return of(shown)


def of(activity: Activity) -> Preview:
    today = datetime.datetime.now(BELGIAN).date()
    until = today.replace(year=today.year + YEARS_AHEAD, day=1)
    found = list(islice(activity.series().starts(min(today, activity.first_day), until), SHOWN + 1))
    return Preview(in_words(activity), found[:SHOWN], len(found) > SHOWN)
