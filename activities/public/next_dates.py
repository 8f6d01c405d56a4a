"""The next date of each activity of somebody or somewhere, for pages that show a few of them."""

from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from activities.models import Activity, ActivityText, Occurrence
from activities.models.queryset import ActivityQuerySet

SHOWN = 6


def next_dates_of(activities: ActivityQuerySet, number: int = SHOWN, **date: Any) -> list[Occurrence]:
    """The nearest first, one of each activity; `date` are conditions on it. One query, and one for words in another language."""
    coming = Occurrence.objects.filter(activity=OuterRef("pk"), ends_at__gt=timezone.now(), **date).order_by("starts_at", "pk")
    first = activities.annotate(next_date=Subquery(coming.values("pk")[:1])).exclude(next_date=None)
    found = list(Occurrence.objects.filter(pk__in=first.order_by().values("next_date")).with_activity().order_by("starts_at", "pk")[:number])
    ActivityText.lend(row.activity for row in found)
    return found


def next_dates_of_organisation(organisation: Any) -> list[Occurrence]:
    return next_dates_of(Activity.objects.visible().filter(organisation=organisation))
