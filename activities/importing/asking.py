"""What a partner's calendar holds now, wherever it is kept, and what would come of it."""

import json
from collections.abc import Iterable

from activities.importing.calendars import candidates_of
from activities.importing.lines import read_text
from activities.importing.places import Places
from activities.importing.plan import Candidate, Plan, compare
from activities.models import CalendarSource
from activities.uitdatabank import import_events as uitdatabank
from common.fetching import Fetched, fetch

ACCEPT = "text/calendar, */*;q=0.1"


def ask(source: CalendarSource) -> Fetched:
    """Raises NotFetched, and ValidationError for what is no calendar. The data is a text that `make_plan` takes."""
    if organiser := uitdatabank.organiser_of(source.url):
        return Fetched(json.dumps(list(uitdatabank.events_of(organiser))).encode())
    found = fetch(source.url, etag=source.etag, last_modified=source.last_modified, accept=ACCEPT)
    return found if found.is_unchanged else Fetched(read_text(found.data).encode(), found.etag, found.last_modified)


def check_whole(source: CalendarSource, text: str) -> None:
    """Raises ValidationError when the calendar as a whole cannot be read; its events are not."""
    _candidates(Plan(source, Places([], {})), text)


def make_plan(source: CalendarSource, text: str) -> Plan:
    """Raises ValidationError when the calendar as a whole cannot be read."""
    plan = Plan(source, Places.of(source.organisation, source.where))
    compare(plan, _candidates(plan, text))
    return plan


def _candidates(plan: Plan, text: str) -> Iterable[Candidate]:
    return uitdatabank.candidates_of(text, plan) if uitdatabank.organiser_of(plan.source.url) else candidates_of(text, plan)
