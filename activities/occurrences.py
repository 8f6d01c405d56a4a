"""Dates as rows to search in, made from the series: when one is published, when a date changes, and at night for the months to come."""

import datetime
from collections.abc import Iterator
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from activities.enums import Status
from activities.models import Activity, ActivityText, HolidaySet, Occurrence, Override
from common.wall_clock import moment, on_the_wall

KEPT = datetime.timedelta(days=31)
MONTHS_AHEAD = 18


def horizon() -> datetime.date:
    return timezone.localdate() + relativedelta(months=MONTHS_AHEAD)


def published(activity: Activity) -> None:
    """What follows from an approved version: a new version for calendars, its dates, and the end of the series it goes on after."""
    changed(activity)
    ActivityText.follow(activity)
    before = activity.follows
    if before and before.ends_before is None:
        before.ends_before = activity.follows_from or activity.first_day
        before.save(update_fields=["ends_before"])
        changed(before)


@transaction.atomic
def changed(activity: Activity) -> None:
    """Calendars take a version that is higher than theirs."""
    Activity.objects.filter(pk=activity.pk).update(sequence=F("sequence") + 1, changed_at=timezone.now())
    activity.refresh_from_db(fields=["sequence", "changed_at"])
    rebuild(activity)


@transaction.atomic
def rebuild(activity: Activity) -> int:
    """All dates anew; how many there are."""
    activity.occurrences.all().delete()
    made = make(activity, timezone.localdate() - KEPT, horizon()) if activity.live else 0
    Activity.objects.filter(pk=activity.pk).update(built_until=horizon())
    return made


def forget_dates(instance: Activity, **_signal: Any) -> None:
    """What is taken off the agenda, by whatever door."""
    instance.occurrences.all().delete()


def make(activity: Activity, after: datetime.date, until: datetime.date, *, begun: bool = True) -> int:
    rows = list(rows_of(activity, after, until, begun))
    Occurrence.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def rows_of(activity: Activity, after: datetime.date, until: datetime.date, begun: bool) -> Iterator[Occurrence]:
    series = activity.series()
    overrides = {override.original: override for override in activity.overrides.all()}
    for start in series.starts(after, until, begun=begun):
        yield occurrence(activity, start, start + series.length, overrides.get(start))


def occurrence(activity: Activity, start: datetime.datetime, end: datetime.datetime, override: Override | None) -> Occurrence:
    """What holds for all dates holds for this one, unless the date says otherwise; a series that is off has no date that goes on."""
    row = Occurrence(activity=activity, original=start, status=activity.status, reason=activity.status_reason, is_full=activity.is_full)
    if override:
        start, end = override.starts or start, override.ends or end
        row.is_full = row.is_full or override.is_full
        row.place_id, row.online_url = override.place_id, override.online_url
        if activity.status == Status.SCHEDULED:
            row.status, row.reason = override.status, override.reason
    row.starts_at, row.ends_at = moment(start), moment(end)
    if row.ends_at <= row.starts_at:  # it began in the hour that spring skips, and that hour would end before it
        row.ends_at = row.starts_at + (end - start)
    row.day = on_the_wall(row.starts_at).date()
    return row


def top_up() -> int:
    """At night: the dates that came within reach since the night before; those of long ago go."""
    Occurrence.objects.filter(ends_at__lt=timezone.now() - KEPT).delete()
    until, made = horizon(), 0
    late = Activity.objects.visible().filter(built_until__lt=until).prefetch_related("skips__periods", "overrides")
    for activity in late.iterator(chunk_size=500):
        made += make(activity, activity.built_until + datetime.timedelta(days=1), until, begun=False)
        Activity.objects.filter(pk=activity.pk).update(built_until=until)
    return made


def rebuild_users_of(holidays: HolidaySet) -> int:
    """When a set of holidays changed: every series that leaves it out."""
    activities = list(holidays.activities.all())
    for activity in activities:
        changed(activity)
    return len(activities)
