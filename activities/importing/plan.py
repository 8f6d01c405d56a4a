"""What would come in, what would change and what would not, and why: read, compared, and nothing saved."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision

from activities.enums import Status
from activities.importing.events import Event
from activities.importing.made import made_of
from activities.importing.places import Places, web_address
from activities.models import Activity, CalendarSource
from common.words import normal
from network.models import Place


@dataclass(frozen=True)
class Candidate:
    """An event elsewhere, not read yet: most of a calendar is what it was the night before."""

    uid: str
    title: Callable[[], str]
    digest: str
    read: Callable[[datetime.date], Event]
    """Given today; raises ValidationError with the reason why it cannot be taken."""
    sequence: int = 0


@dataclass
class Taken:
    """One event that can come in."""

    candidate: Candidate
    event: Event
    place: Place | None = None
    activity: Activity | None = None
    """The one that it changes."""

    @property
    def has_place(self) -> bool:
        return bool(self.place or self.event.online_url)


@dataclass
class LeftOut:
    title: str
    reason: str


@dataclass
class Plan:
    source: CalendarSource
    places: Places
    new: list[Taken] = field(default_factory=list)
    changed: list[Taken] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    gone: list[Activity] = field(default_factory=list)
    ours: list[tuple[Activity, str]] = field(default_factory=list)
    """What was ours before it was there, with the number it has there."""
    events: int = 0
    """How many there are, of whatever kind."""
    same: int = 0
    over: int = 0
    unknown: dict[str, str] = field(default_factory=dict)
    """Words for a place that mean none we know, normalised and as they stand there; what happens there waits for an answer."""

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.changed or self.gone)


def compare(plan: Plan, candidates: Iterable[Candidate]) -> None:
    """With what the organisation has already; each in the list where it belongs."""
    source = plan.source
    imported = Activity.objects.filter(organisation=source.organisation).exclude(source_uid="").select_related("imported", "source")
    existing = {one.source_uid: one for one in imported}
    present, today = set(), timezone.localdate()
    for candidate in candidates:
        present.add(candidate.uid)
        try:
            _consider(plan, candidate, existing.get(candidate.uid), today)
        except ValidationError as refusal:
            plan.left_out.append(LeftOut(candidate.title(), " ".join(refusal.messages)))
    _leave_what_was_changed_here(plan)
    if source.pk and not source.is_file and plan.events:
        plan.gone = _gone([one for one in existing.values() if one.source_id == source.pk and one.source_uid not in present])


def _consider(plan: Plan, candidate: Candidate, activity: Activity | None, today: datetime.date) -> None:
    if activity and not _may_change(plan, activity, candidate):
        return
    event = candidate.read(today)
    if event.is_over or (event.is_cancelled and activity is None):
        plan.over += 1
        return
    taken = Taken(candidate, event, _place(plan, event), activity)
    (plan.changed if activity else plan.new).append(taken)


def _may_change(plan: Plan, activity: Activity, candidate: Candidate) -> bool:
    """Whether the event differs from what was taken before; raises ValidationError when it is none of this calendar's business."""
    source, imported = activity.source, getattr(activity, "imported", None)
    if source is None or imported is None:
        raise ValidationError(_("You look after this one here yourself: the calendar does not change it."))
    if source != plan.source and not (source.is_file and plan.source.is_file):
        raise ValidationError(_("It comes from another of your calendars already."))
    if imported.digest == candidate.digest:
        plan.same += 1
        return False
    if candidate.sequence < imported.sequence:
        raise ValidationError(_("This is an older version than the one that came in before."))
    return True


def _place(plan: Plan, event: Event) -> Place | None:
    """Where it is; what nobody knows is noted as a question, for its dates that are elsewhere too."""
    place = plan.places.find(event.location)
    if not (place or event.online_url) and plan.places.leaves_out(event.location):
        raise ValidationError(_("You leave out what happens there."))
    elsewhere = [change.location for change in event.changes if change.location and not web_address(change.location)]
    for words in [*([] if event.online_url else [event.location]), *elsewhere]:
        if not plan.places.find(words) and not plan.places.leaves_out(words):
            plan.unknown.setdefault(normal(words), words)
    return place


def _leave_what_was_changed_here(plan: Plan) -> None:
    """One query for all: the newest version of each, beside what was made of its event."""
    revisions = [taken.activity.latest_revision_id for taken in plan.changed if taken.activity]
    contents = dict(Revision.objects.filter(pk__in=revisions).values_list("pk", "content"))
    kept = []
    for taken in plan.changed:
        content = contents.get(taken.activity.latest_revision_id, {}) if taken.activity else {}
        if taken.activity and made_of(content, taken.event.more) != taken.activity.imported.made:
            plan.left_out.append(LeftOut(taken.event.title, _("It changed there, but you changed it here too: yours stays.")))
        else:
            kept.append(taken)
    plan.changed = kept


def _gone(activities: list[Activity]) -> list[Activity]:
    """Those with a date to come that are still on."""
    keys = [one.pk for one in activities if one.status != Status.CANCELLED]
    coming = set(Activity.objects.filter(pk__in=keys).coming().values_list("pk", flat=True))
    return [one for one in activities if one.pk in keys and (one.pk in coming or not one.live)]
