import hashlib
import json
from collections.abc import Iterable
from typing import Any

FROM_EVENTS = (
    "title", "description", "place", "online_url",
    "first_day", "start_time", "last_day", "end_time", "rrule", "extra_dates", "left_out",
)  # fmt: skip
"""What an event says of an activity; the rest (ages, price, picture) is the partner's own and never touched."""


def made_of(content: dict[str, Any], more: Iterable[str] = ()) -> str:
    """A hash of it, from the content of a revision: another one than was noted means that somebody changed it here."""
    return hashlib.sha256(json.dumps([content.get(name) for name in (*FROM_EVENTS, *sorted(more))], default=str).encode()).hexdigest()
