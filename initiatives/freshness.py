"""How long what stands here is believed: after a year somebody is asked, then it is marked, leaves the map, leaves the list. By the clock alone."""

import datetime

from django.utils import timezone

from initiatives.enums import Freshness

ASKED_AFTER = datetime.timedelta(days=365)
MARKED_AFTER = ASKED_AFTER + datetime.timedelta(days=60)
OFF_MAP_AFTER = ASKED_AFTER + datetime.timedelta(days=120)
OFF_LIST_AFTER = ASKED_AFTER + datetime.timedelta(days=180)

STEPS = ((OFF_LIST_AFTER, Freshness.OFF_LIST), (OFF_MAP_AFTER, Freshness.OFF_MAP), (MARKED_AFTER, Freshness.MARKED))


def freshness(confirmed_at: datetime.datetime, now: datetime.datetime) -> Freshness:
    age = now - confirmed_at
    return next((step for after, step in STEPS if age >= after), Freshness.FRESH)


def oldest_drawn() -> datetime.datetime:
    """What was confirmed before this moment is on no map any more."""
    return timezone.now() - OFF_MAP_AFTER
