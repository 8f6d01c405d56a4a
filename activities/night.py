"""What the night does for the agenda: calendars that are followed, dates that came within reach, and two mails to the desk."""

import datetime
from dataclasses import dataclass

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from activities.importing.following import follow_all
from activities.models import Activity
from activities.occurrences import top_up
from network.enums import Trust
from network.review.waiting import mail_reviewers, waiting

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


def remind_reviewers() -> int:
    """What waits and begins within two days, once a day until somebody decides."""
    today, rows = timezone.localdate(), []
    for state in waiting(Activity):
        sent = state.revision.as_object()
        date = next(sent.series().starts(today, today + AHEAD), None)
        if date and sent.reminded_on != today:
            address = reverse("agenda_review", args=[sent.pk])
            rows.append(Line(sent.title, str(sent.organisation), date.date(), address))
            Activity.objects.filter(pk=sent.pk).update(reminded_on=today)
    return mail_reviewers("agenda/mail/reminder.txt", rows)


def tell_what_changed() -> int:
    """What stands on the agenda without a reviewer: of trusted partners all of it, of others a date that is off or moved."""
    at_once = Q(organisation__trust=Trust.TRUSTED) | Q(changed_at__gt=F("last_published_at") + datetime.timedelta(minutes=1))
    untold = Q(told_at=None) | Q(changed_at__gt=F("told_at"))
    found = list(Activity.objects.visible().filter(at_once & untold).select_related("organisation").order_by("organisation__name", "title"))
    rows = [Line(one.title, one.organisation.name, one.first_day, f"/nl/agenda/{one.slug}/") for one in found]
    Activity.objects.filter(pk__in=[one.pk for one in found]).update(told_at=timezone.now())
    return mail_reviewers("agenda/mail/digest.txt", rows)
