"""What was planned, done: each event in a transaction of its own, so that one that fails takes no other with it."""

import math
import time
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from activities.changing import change_all
from activities.enums import Status
from activities.importing.dates import change_dates
from activities.importing.made import made_of
from activities.importing.plan import LeftOut, Plan, Taken
from activities.models import Activity, CalendarSource, ImportedEvent
from activities.occurrences import changed
from common.locks import hold
from network.review.sending import send


@dataclass
class Outcome:
    created: int = 0
    updated: int = 0
    cancelled: int = 0
    left_out: list[LeftOut] = field(default_factory=list)
    not_yet: int = 0
    """For which there was no time: the same calendar taken in once more does these and no other."""


def take(plan: Plan, user: Any, seconds: float = math.inf) -> Outcome:
    """What has no place yet is passed by. Repeated, it makes nothing twice."""
    outcome, end = Outcome(), time.monotonic() + seconds
    for taken in (one for one in [*plan.new, *plan.changed] if one.has_place):
        if time.monotonic() > end:
            outcome.not_yet += 1
            continue
        try:
            if taken.activity:
                _update(taken, plan, user)
                outcome.updated += 1
            else:
                outcome.created += _create(taken, plan, user)
        except ValidationError as refusal:
            outcome.left_out.append(LeftOut(taken.event.title, " ".join(dict.fromkeys(refusal.messages))))
    for activity in plan.gone:
        _cancel(activity)
        outcome.cancelled += 1
    for activity, number in plan.ours:
        Activity.objects.filter(pk=activity.pk).update(udb_event_id=number)
    return outcome


@transaction.atomic
def _create(taken: Taken, plan: Plan, user: Any) -> bool:
    source = plan.source
    organisation = source.organisation
    hold(f"calendars of {organisation.pk}")
    if Activity.objects.filter(organisation=organisation, source_uid=taken.candidate.uid).exists():
        return False  # somebody pressed twice, or the night came by
    activity = Activity(
        organisation=organisation, source=source, source_uid=taken.candidate.uid, live=False,
        contact_email=source.contact_email or organisation.email, contact_phone=source.contact_phone or organisation.phone,
    )  # fmt: skip
    _fill(activity, taken)
    activity.save()
    imported = ImportedEvent(activity=activity)
    change_dates(activity, imported, taken.event.changes, plan.places)
    _note(imported, send(activity, user), taken)
    return True


@transaction.atomic
def _update(taken: Taken, plan: Plan, user: Any) -> None:
    """From the newest version, so that what the partner added (ages, a picture) stays."""
    activity = Activity.objects.select_for_update(of=("self",)).select_related("organisation", "imported").get(pk=taken.activity.pk)  # type: ignore[union-attr]
    imported = activity.imported
    if taken.event.is_cancelled:
        change_all(activity, status=Status.CANCELLED, status_reason="")
        imported.is_off = True
    else:
        newest = activity.get_latest_revision_as_object()
        _fill(newest, taken)
        change_dates(activity, imported, taken.event.changes, plan.places)
        activity = send(newest, user)
        if imported.is_off:
            change_all(activity, status=Status.SCHEDULED, status_reason="")
            imported.is_off = False
        elif activity.live and not activity.organisation.is_trusted:
            changed(activity)  # its dates differ from now on, though its words wait
    if activity.source_id != plan.source.pk:
        Activity.objects.filter(pk=activity.pk).update(source=plan.source)
    _note(imported, activity, taken)


def _fill(activity: Activity, taken: Taken) -> None:
    """Raises ValidationError."""
    event = taken.event
    values = {"title": event.title, "description": event.description, "place": taken.place, "online_url": event.online_url} | event.schedule
    for name, value in (values | event.more).items():
        setattr(activity, name, value)
    activity.full_clean(exclude=["slug"])


def _note(imported: ImportedEvent, activity: Activity, taken: Taken) -> None:
    imported.activity, imported.digest, imported.sequence = activity, taken.candidate.digest, taken.candidate.sequence
    if not taken.event.is_cancelled:
        imported.made = made_of(activity.latest_revision.content, taken.event.more)
    imported.save()


@transaction.atomic
def _cancel(activity: Activity) -> None:
    """In the language of the site: visitors read it. Should it come back, it goes on again."""
    with translation.override(settings.LANGUAGE_CODE):
        change_all(activity, status=Status.CANCELLED, status_reason=_("This is not in the calendar of the organiser any more."))
    ImportedEvent.objects.filter(activity=activity).update(digest="", is_off=True)


def detach(activity: Activity) -> None:
    """From now on it is the partner's own: no calendar changes it any more, nor brings it in a second time."""
    Activity.objects.filter(pk=activity.pk).update(source=None)


def stop_following(source: CalendarSource) -> None:
    """What came from it stays, and becomes the partner's own (`Activity.source` is emptied with it)."""
    source.delete()
