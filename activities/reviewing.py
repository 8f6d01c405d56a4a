"""What somebody of the desk decides of what a partner sent."""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from activities.models import Activity
from activities.sending import hold
from common.after_commit import after_commit
from common.person_mail import write_to
from network.enums import Trust
from network.models import Organisation


class DecidedAlready(Exception):
    """Somebody else decided, or the partner sent another version; the sentence says which."""


@transaction.atomic
def approve(activity: Activity, revision_id: int, user: Any) -> Activity:
    """Public from now on. Raises DecidedAlready."""
    state = _waiting(activity, revision_id)
    sender = state.revision.user
    state.specific.approve(user=user)
    after_commit(_tell, "agenda/mail/approved.txt", activity.pk, sender, "")
    return Activity.objects.get(pk=activity.pk)


@transaction.atomic
def send_back(activity: Activity, revision_id: int, user: Any, reason: str) -> Activity:
    """The reason goes to who sent it; what was approved before stays. Raises DecidedAlready."""
    state = _waiting(activity, revision_id)
    sender = state.revision.user
    state.specific.reject(user=user, comment=reason)
    after_commit(_tell, "agenda/mail/sent_back.txt", activity.pk, sender, reason)
    return Activity.objects.get(pk=activity.pk)


def _waiting(activity: Activity, revision_id: int) -> TaskState:
    hold(activity)
    fresh = Activity.objects.get(pk=activity.pk)
    state = fresh.current_workflow_task_state
    if state is None:
        raise DecidedAlready(_("Somebody else decided about this a moment ago. Nothing was changed."))
    if state.revision_id != revision_id or fresh.latest_revision_id != revision_id:
        raise DecidedAlready(_("The partner has sent another version since. Read that one first."))
    return state


def waiting_for_trust() -> Any:
    """Organisations whose first activity was approved and of which nobody has said yet whether to trust them."""
    approved = Activity.objects.visible().values("organisation")
    return Organisation.objects.visible().filter(trust=Trust.MODERATED, trust_offered_at=None, pk__in=approved)


def decide_trust(organisation: Organisation, *, trusted: bool) -> None:
    organisation.trust = Trust.TRUSTED if trusted else Trust.MODERATED
    organisation.trust_offered_at = timezone.now()
    organisation.save(update_fields=["trust", "trust_offered_at"])


def _tell(template: str, pk: int, sender: Any, reason: str) -> None:
    activity = Activity.objects.select_related("organisation").get(pk=pk)
    people = [sender] if sender else [member.user for member in activity.organisation.memberships.working().select_related("user")]
    for person in people:
        write_to(person, template, activity=activity, reason=reason, portal=reverse("partner_activity", args=[activity.uid]))


def versions(activity: Activity) -> tuple[Activity | None, Activity]:
    """The approved one (None for a new one), and the one that waits."""
    revision = activity.latest_revision
    return (activity if activity.live else None), (revision.as_object() if revision else activity)
