"""What the night does for initiatives: the yearly question, two mails to reviewers, and addresses that are forgotten."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from initiatives.confirming import ask_who_is_due
from initiatives.models import Initiative, Suggestion
from network.enums import Trust
from network.review.waiting import mail_reviewers, waiting

LONG = datetime.timedelta(days=3)


@dataclass(frozen=True)
class Line:
    name: str
    organisation: str
    address: str


def tend_initiatives() -> int:
    """How many mails asked whether something is still right."""
    forget_senders()
    remind_reviewers()
    tell_what_changed()
    return ask_who_is_due()


def forget_senders() -> int:
    """Of suggestions that were decided long ago, or that waited too long; what they told stays."""
    return Suggestion.objects.with_sender_to_forget().update(sender="")


def remind_reviewers() -> int:
    """What waits for more than three days, once a day until somebody decides."""
    now, today, rows = timezone.now(), timezone.localdate(), []
    for state in waiting(Initiative):
        if state.started_at > now - LONG:
            continue
        sent = state.revision.as_object()
        if sent.reminded_on != today:
            rows.append(Line(sent.name, str(sent.organisation or ""), reverse("initiative_review", args=[sent.pk])))
            Initiative.objects.filter(pk=sent.pk).update(reminded_on=today)
    return mail_reviewers("initiatives/mail/reminder.txt", rows)


def tell_what_changed() -> int:
    """What stands on the map without a reviewer: that of trusted partners."""
    untold = Q(told_at=None) | Q(last_published_at__gt=F("told_at"))
    trusted = Initiative.objects.visible().filter(untold, organisation__trust=Trust.TRUSTED)
    found = list(trusted.select_related("organisation").order_by("organisation__name", "name"))
    with override(settings.LANGUAGE_CODE):
        rows = [Line(one.name, one.organisation.name, one.get_absolute_url()) for one in found]
    Initiative.objects.filter(pk__in=[one.pk for one in found]).update(told_at=timezone.now())
    return mail_reviewers("initiatives/mail/digest.txt", rows)
