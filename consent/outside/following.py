"""What stands outside the site follows the consents: what may not be there any more becomes a task, and the desk is told."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.after_commit import after_commit
from common.desk_mail import tell_desk
from consent.case import Case, Demand, load
from consent.enums import PlacementState
from consent.models import Placement
from consent.rules import reasons_for


def follow_consent(story_uids: Iterable[UUID] | None = None) -> int:
    """How many became a task. Called whenever windows are rebuilt, and every night for what the clock alone has ended; inside `together()`.

    A task that nobody touched goes back when the channel is clear again: a stop was lifted, somebody new in the story said yes.
    """
    now = timezone.now()
    placements = Placement.objects.of_stories(story_uids)
    closed = placements.standing().uncleared(now).update(state=PlacementState.TO_TAKE_DOWN, since=now)
    placements.to_take_down().filter(shown=[]).cleared(now).update(state=PlacementState.STANDS, since=None)
    closed += sum(follow_pictures(placement) for placement in placements.exclude(shown=[]).out_there().cleared(now))
    if closed:
        sentence = _("Something of a story stands outside the site and may not stand there any more. Read it on the desk: %(address)s")
        after_commit(tell_desk, _("Ask to take something down"), sentence, "desk_waiting")
    return closed


def follow_pictures(placement: Placement) -> bool:
    """The story may still be there, but a picture, voice or film of somebody went along: whether that became a task."""
    allowed = still_allowed(load(placement.story_uid), placement)
    closes = not allowed and placement.state == PlacementState.STANDS
    if closes:
        placement.state, placement.since = PlacementState.TO_TAKE_DOWN, timezone.now()
        placement.save(update_fields=["state", "since"])
    elif allowed and placement.state == PlacementState.TO_TAKE_DOWN:
        placement.state, placement.since = PlacementState.STANDS, None
        placement.save(update_fields=["state", "since"])
    return closes


def still_allowed(case: Case, placement: Placement) -> bool:
    people = {str(demand.person.uid): demand.person for demand in case.demands}
    pairs = [(people.get(uid), element) for uid, element in placement.shown]
    demands = [Demand(person, frozenset({element})) for person, element in pairs if person]
    return len(demands) == len(pairs) and not any(reasons_for(case, demands, placement.channel, timezone.now()))
