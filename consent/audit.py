"""What slipped past the locks: compared with the consents themselves, not with the cache. Names story_uids, never people."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from consent import registry, triggers
from consent.case import load, midnight
from consent.clearance import clearance
from consent.enums import Channel, PlacementState
from consent.keeping.keepers import too_few
from consent.keeping.retyped import on_all_pages
from consent.models import Clearance, ConsentEvent, Participation, Placement
from consent.registry import story_uid_of
from consent.restoring import ledger
from consent.rules import reasons
from consent.windows import clear_windows

A_MOMENT = datetime.timedelta(minutes=5)
"""Between the commit of an event and its line in the ledger."""


@dataclass(frozen=True)
class Finding:
    story_uid: UUID | None
    sentence: str
    is_wrong: bool = True
    """False for what the clock has closed (hidden already, `nightly` tidies it) and for what somebody has to look at first."""


def findings() -> Iterator[Finding]:
    if not triggers.standing():
        yield Finding(None, "the triggers of the consent log are gone: run migrate")
    if broken := ConsentEvent.objects.broken_at():
        yield Finding(None, f"the consent log is broken at event {broken.pk}")
    yield from of_ledger()
    if too_few():
        yield Finding(None, "fewer than two active keepers of consent: give somebody the role", is_wrong=False)
    for page, found in on_all_pages():
        yield Finding(story_uid_of(page), f"page {page.pk}, {found.field}: a real name of {found.code}", is_wrong=False)
    for story_uid in sorted(live_stories(), key=str):
        yield from of_live_story(story_uid)
    for story_uid in Participation.objects.values_list("story_uid", flat=True).distinct():
        yield from of_windows(story_uid)
    for story_uid in Placement.objects.out_there().order_by("story_uid").values_list("story_uid", flat=True).distinct():
        yield from of_placements(story_uid)


def of_ledger() -> Iterator[Finding]:
    last = ConsentEvent.objects.order_by("pk").last()
    if ledger.is_ahead():
        yield Finding(None, "the database is older than the ledger: run restore_ledger")
    elif last and last.at < timezone.now() - A_MOMENT and last.hash != ledger.last_hash():
        yield Finding(None, "the ledger lags behind the log: look whether its file can be written, then run nightly")


def live_stories() -> set[UUID]:
    return {uid for model in registry.page_models() for uid in model._default_manager.filter(live=True).values_list("story_uid", flat=True)}


def of_live_story(story_uid: UUID) -> Iterator[Finding]:
    verdict = clearance(story_uid)
    if verdict:
        return
    codes = {reason.code for reason in verdict.reasons}
    if codes == {"expired"} or only_time_passed(story_uid):
        yield Finding(story_uid, "its consent has ended: hidden by the clock, not unpublished yet", is_wrong=False)
    else:
        yield Finding(story_uid, f"is live without consent ({', '.join(sorted(codes))})")


def only_time_passed(story_uid: UUID) -> bool:
    """All was in order after the last thing anybody did, and is no longer: a birthday, mostly."""
    case, now = load(story_uid), timezone.now()
    acts = [case.attested_at, *(moment for stop in case.stops for moment in (stop.placed_at, stop.lifted_at))]
    acts += [moment for records in case.records.values() for record in records for moment in (record.valid_from, record.ended_at)]
    acts += [midnight(row.valid_from) for rows in case.guardianships.values() for row in rows]
    last = max((moment for moment in acts if moment and moment <= now), default=now)
    return not any(reasons(case, Channel.WEBSITE, last))


def of_windows(story_uid: UUID) -> Iterator[Finding]:
    """The cache says what the rules say, now and at every later change."""
    now, case = timezone.now(), load(story_uid)
    for channel in Channel.values:
        kept = Clearance.objects.filter(story_uid=story_uid, channel=channel).order_by("opens_at").values_list("opens_at", "closes_at")
        still = [(max(opens_at, now), closes_at) for opens_at, closes_at in kept if closes_at is None or closes_at > now]
        if still != clear_windows(case, channel, since=now):
            yield Finding(story_uid, f"its kept windows for {channel} are not what the consents say: run audit_consent --mend")


def of_placements(story_uid: UUID) -> Iterator[Finding]:
    """What is still outside the site and may not be: no lock of ours reaches it, so it is named until somebody confirms."""
    case, now = load(story_uid), timezone.now()
    outside = Placement.objects.out_there().filter(story_uid=story_uid)
    asked = {placement.channel for placement in outside if placement.state != PlacementState.STANDS}
    closed = asked | {placement.channel for placement in outside if any(reasons(case, placement.channel, now))}
    if closed:
        yield Finding(story_uid, f"stands outside the site and may not any more: {', '.join(sorted(closed))}", is_wrong=False)
