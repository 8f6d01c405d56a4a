"""What the night does for the agenda: calendars that are followed, dates that came within reach, and two mails to the desk."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from activities.importing.following import follow_all
from activities.models import Activity, ActivityReviewTask
from activities.occurrences import top_up
from common.person_mail import write_to
from network.enums import Trust

AHEAD = datetime.timedelta(days=2)


@dataclass(frozen=True)
class Line:
    title: str
    organisation: str
    first_day: datetime.date
    address: str


def tend_agenda() -> int:
    """How many dates were made."""
    follow_all()
    remind_reviewers()
    tell_what_changed()
    return top_up()


def reviewers() -> list[Any]:
    groups = ActivityReviewTask.objects.filter(active=True).values("groups")
    return list(get_user_model()._default_manager.filter(is_active=True, groups__in=groups).exclude(email="").distinct())


def waiting() -> list[TaskState]:
    """What partners sent and nobody decided about yet, the oldest first."""
    mine = ContentType.objects.get_for_model(Activity)
    states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, workflow_state__base_content_type=mine)
    return list(states.select_related("revision", "workflow_state").order_by("started_at"))


def remind_reviewers() -> int:
    """What waits and begins within two days, once a day until somebody decides."""
    today, rows = timezone.localdate(), []
    for state in waiting():
        sent = state.revision.as_object()
        date = next(sent.series().starts(today, today + AHEAD), None)
        if date and sent.reminded_on != today:
            address = reverse("agenda_review", args=[sent.pk])
            rows.append(Line(sent.title, str(sent.organisation), date.date(), address))
            Activity.objects.filter(pk=sent.pk).update(reminded_on=today)
    return _mail("agenda/mail/reminder.txt", rows)


def tell_what_changed() -> int:
    """What stands on the agenda without a reviewer: of trusted partners all of it, of others a date that is off or moved."""
    at_once = Q(organisation__trust=Trust.TRUSTED) | Q(changed_at__gt=F("last_published_at") + datetime.timedelta(minutes=1))
    untold = Q(told_at=None) | Q(changed_at__gt=F("told_at"))
    found = list(Activity.objects.visible().filter(at_once & untold).select_related("organisation").order_by("organisation__name", "title"))
    rows = [Line(one.title, one.organisation.name, one.first_day, f"/nl/agenda/{one.slug}/") for one in found]
    Activity.objects.filter(pk__in=[one.pk for one in found]).update(told_at=timezone.now())
    return _mail("agenda/mail/digest.txt", rows)


def _mail(template: str, rows: list[Line]) -> int:
    """How many people it left for."""
    return sum(write_to(person, template, rows=rows) for person in reviewers()) if rows else 0
