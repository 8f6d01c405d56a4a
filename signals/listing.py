"""What the network makes of what partners miss, as the public reads it."""

from signals.models import Signal

SHOWN = 50
PUBLIC_FIELDS = ("function", "municipality", "progress", "told", "created_at")
"""What a partner wrote is not even read: a template cannot show it by mistake."""


def told(function: str | None = None) -> list[Signal]:
    """The newest first, at most fifty, each with its municipality; of one function when it is named. One query."""
    found = Signal.objects.visible().select_related("municipality")
    if function:
        found = found.filter(function=function)
    only = (*PUBLIC_FIELDS, "municipality__name", "municipality__slug")
    return list(found.only(*only)[:SHOWN])
