"""«Deze week in het dorp»: a few dates of the coming seven days on the front page."""

import datetime

from django.db.models import DateTimeField
from django.utils import timezone

from activities.enums import OFF
from activities.models import ActivityText, Occurrence
from activities.models.queryset import OccurrenceQuerySet
from common.prepared import NOW, Given, Prepared

SHOWN, LOOKED_AT = 3, 24
WEEK = datetime.timedelta(days=7)
UNTIL = Given("until", DateTimeField())


def _coming() -> OccurrenceQuerySet:
    dates = Occurrence.objects.visible().filter(starts_at__gte=NOW, starts_at__lt=UNTIL).exclude(status__in=OFF)
    return dates.with_activity().order_by("starts_at", "pk")[:LOOKED_AT]


COMING = Prepared(_coming)


def this_week() -> list[Occurrence]:
    """The nearest, one date of each activity: what comes every day leaves room for others."""
    first: dict[int, Occurrence] = {}
    for row in COMING.ask(until=timezone.now() + WEEK):
        first.setdefault(row.activity_id, row)
    found = list(first.values())[:SHOWN]
    ActivityText.lend(row.activity for row in found)
    return found
