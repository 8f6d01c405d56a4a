"""The next date of each activity of somebody or somewhere, for pages that show a few of them."""

from typing import Any

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from activities.models import Occurrence
from activities.models.queryset import OccurrenceQuerySet
from activities.public.texts import lend_texts

SHOWN = 6


def next_dates_of(**activity: Any) -> list[Occurrence]:
    """`next_dates_of(organisation=…)`: conditions on the activity. One query, and one for the words in another language."""
    conditions = {f"activity__{name}": value for name, value in activity.items()}
    coming = Occurrence.objects.visible().filter(ends_at__gt=timezone.now(), **conditions)
    found = list(first_of_each(coming).with_activity().order_by("starts_at", "pk")[:SHOWN])
    lend_texts(row.activity for row in found)
    return found


def first_of_each(occurrences: OccurrenceQuerySet) -> OccurrenceQuerySet:
    """One date an activity, the earliest of these."""
    ranked = occurrences.annotate(rank=Window(RowNumber(), partition_by=F("activity"), order_by=("starts_at", "pk")))
    return Occurrence.objects.filter(pk__in=ranked.filter(rank=1).order_by().values("pk"))
