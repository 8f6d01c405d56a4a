"""What somebody's organisations have on the agenda, with its state in words: coming, waiting, past."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from activities.models import Activity, Occurrence
from network.enums import UNSENT, Progress
from network.review.progress import states_of

MOST = 300


@dataclass
class Lists:
    coming: list[Activity] = field(default_factory=list)
    waiting: list[Activity] = field(default_factory=list)
    past: list[Activity] = field(default_factory=list)
    states: dict[int, Progress] = field(default_factory=dict)


def lists_for(user: Any) -> Lists:
    """A fixed number of queries. Each activity gets `next_at`, the beginning of its next date."""
    coming = Occurrence.objects.filter(activity=OuterRef("pk"), ends_at__gt=timezone.now()).order_by("starts_at")
    mine = Activity.objects.of_person(user).annotate(next_at=Subquery(coming.values("starts_at")[:1])).select_related("organisation")
    rows = list(mine.order_by("next_at", "-first_day", "pk")[:MOST])
    lists = Lists(states=states_of(rows))
    for row in rows:
        if lists.states[row.pk] in UNSENT:
            lists.waiting.append(row)
        elif row.next_at:
            lists.coming.append(row)
        else:
            lists.past.append(row)
    lists.past.sort(key=lambda row: row.first_day, reverse=True)
    return lists
