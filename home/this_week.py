"""«Deze week in het dorp»: a few dates of the coming seven days on the front page."""

import datetime

from django.db.models import DateTimeField
from django.utils import timezone

from activities.enums import OFF
from activities.models import Occurrence
from activities.models.queryset import OccurrenceQuerySet
from activities.public.next_dates import first_of_each
from activities.public.texts import lend_texts
from common.prepared import NOW, Given, Prepared

SHOWN = 3
WEEK = datetime.timedelta(days=7)
UNTIL = Given("until", DateTimeField())


def _coming() -> OccurrenceQuerySet:
    """The next date of each activity, so that one that comes every day leaves room for others."""
    dates = Occurrence.objects.visible().between(NOW, UNTIL).exclude(status__in=OFF).filter(starts_at__gte=NOW)
    return first_of_each(dates).with_activity().order_by("starts_at", "pk")[:SHOWN]


COMING = Prepared(_coming)


def this_week() -> list[Occurrence]:
    found = COMING.ask(until=timezone.now() + WEEK)
    lend_texts(row.activity for row in found)
    return found
