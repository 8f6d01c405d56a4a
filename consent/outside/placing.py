"""Noting what went outside the site, and each step of taking it down. One writer at a time: no withdrawal is missed."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from consent import registry
from consent.case import Case, Demand, load
from consent.clearance import clearance
from consent.enums import OUT_THERE, EventKind, PlacementState
from consent.models import ConsentEvent, Placement
from consent.rules import reasons_for
from consent.windows import together


@together()
def place(story_uid: UUID, channel: str, where: str, *, by: Any = None, already_there: bool = False, **values: Any) -> Placement | None:
    """None where it is not allowed now, unless it is there already: then it is noted, and a task at once.

    `values`: address, language, placed_on, and `shows`: elements of people that went along beside the text.
    """
    case, shows = load(story_uid), values.pop("shows", ())
    shown = who_is_shown(case, channel, shows)
    allowed = bool(clearance(story_uid, channel)) and {element for _uid, element in shown} >= set(shows)
    if not allowed and not already_there:
        return None
    same = Placement.objects.standing().filter(story_uid=story_uid, channel=channel, where=where, shown=shown)
    if twice := next((one for one in same if one.address == values.get("address", "")), None):
        return twice
    title, story_address = registry.teller().published(story_uid, values.get("language", settings.LANGUAGE_CODE))
    state = {"state": PlacementState.STANDS} if allowed else {"state": PlacementState.TO_TAKE_DOWN, "since": timezone.now()}
    placement = Placement.objects.create(
        story_uid=story_uid, channel=channel, where=where, placed_by=by, title=title, story_address=story_address,
        shown=shown if allowed else [[str(demand.person.uid), element] for demand in case.demands for element in shows], **state, **values,
    )  # fmt: skip
    ConsentEvent.objects.append(EventKind.PLACED, story_uid=story_uid, actor=by)
    return placement


def who_is_shown(case: Case, channel: str, elements: Any) -> list[list[str]]:
    """Whoever may be shown so here, now: nobody is asked which of them is in it, so all of them count."""
    now = timezone.now()
    pairs = [(demand.person, element) for demand in case.demands for element in sorted(elements)]
    return [[str(who.uid), what] for who, what in pairs if not any(reasons_for(case, [Demand(who, frozenset({what}))], channel, now))]


@dataclass(frozen=True)
class Step:
    to: PlacementState
    event: EventKind
    since: str
    """The field that keeps the moment."""


STEPS = {
    "gevraagd": Step(PlacementState.ASKED, EventKind.TAKE_DOWN_ASKED, "asked_at"),
    "bevestigd": Step(PlacementState.CONFIRMED, EventKind.TAKE_DOWN_CONFIRMED, "ended_at"),
    "blijft": Step(PlacementState.STAYS, EventKind.NOT_TAKEN_BACK, "ended_at"),
}


@together()
def go_on(placement: Placement, step: Step, *, by: Any = None) -> bool:
    """Whether the step was taken: one that is behind it already, or not honest here, changes nothing."""
    if step.to == PlacementState.STAYS and not placement.may_stay:
        return False
    still = Placement.objects.filter(pk=placement.pk, state__in=OUT_THERE - {step.to})
    if not still.update(**{"state": step.to, step.since: timezone.now()}):
        return False
    ConsentEvent.objects.append(step.event, story_uid=placement.story_uid, actor=by)
    return True
