"""What waits for somebody of the desk, and in which order."""

from typing import Any

from django.db.models import Case, QuerySet, Value, When

from signals.enums import OPEN, Progress
from signals.models import Signal

MOST = 50


def to_answer(user: Any) -> list[Signal]:
    """What nobody has read yet, the oldest first, for who may answer; each with its organisation and municipality."""
    if not user.has_perm("signals.change_signal"):
        return []
    unread = Signal.objects.filter(progress=Progress.NEW).select_related("organisation", "municipality")
    return list(unread.order_by("created_at", "pk")[:MOST])


def in_turn(signals: QuerySet[Signal]) -> QuerySet[Signal]:
    """Those that somebody waits for come first; of these and of the others the oldest."""
    return signals.order_by(Case(When(progress__in=OPEN, then=Value(0)), default=Value(1)), "created_at", "pk")
