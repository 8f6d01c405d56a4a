"""What somebody of the desk decides of what a partner sent.

The model says where its mails are (`MAILS`, a folder of templates) and where its people find it (`portal_path`).
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from common.after_commit import after_commit
from common.person_mail import write_to
from network.enums import Trust
from network.models import Organisation
from network.review.sending import hold


class DecidedAlready(Exception):
    """Somebody else decided, or the partner sent another version; the sentence says which."""


@transaction.atomic
def approve(thing: Any, revision_id: int, user: Any) -> Any:
    """Public from now on. Raises DecidedAlready."""
    state = _waiting(thing, revision_id)
    sender = state.revision.user
    state.specific.approve(user=user)
    after_commit(_tell, "approved.txt", type(thing), thing.pk, sender, "")
    return type(thing).objects.get(pk=thing.pk)


@transaction.atomic
def send_back(thing: Any, revision_id: int, user: Any, reason: str) -> Any:
    """The reason goes to who sent it; what was approved before stays. Raises DecidedAlready."""
    state = _waiting(thing, revision_id)
    sender = state.revision.user
    state.specific.reject(user=user, comment=reason)
    after_commit(_tell, "sent_back.txt", type(thing), thing.pk, sender, reason)
    return type(thing).objects.get(pk=thing.pk)


def _waiting(thing: Any, revision_id: int) -> TaskState:
    hold(thing)
    fresh = type(thing).objects.get(pk=thing.pk)
    state = fresh.current_workflow_task_state
    if state is None:
        raise DecidedAlready(_("Somebody else decided about this a moment ago. Nothing was changed."))
    if state.revision_id != revision_id or fresh.latest_revision_id != revision_id:
        raise DecidedAlready(_("The partner has sent another version since. Read that one first."))
    return state


def decide_trust(organisation: Organisation, *, trusted: bool) -> None:
    organisation.trust = Trust.TRUSTED if trusted else Trust.MODERATED
    organisation.trust_offered_at = timezone.now()
    organisation.save(update_fields=["trust", "trust_offered_at"])


def _tell(template: str, model: Any, pk: int, sender: Any, reason: str) -> None:
    thing = model.objects.select_related("organisation").get(pk=pk)
    members = [member.user for member in thing.organisation.memberships.working().select_related("user")] if thing.organisation else []
    if sender and sender not in members:
        return  # somebody of the desk, who has no way into the portal
    for person in [sender] if sender else members:
        write_to(person, f"{model.MAILS}/{template}", thing=thing, reason=reason, portal=thing.portal_path)


def versions(thing: Any) -> tuple[Any, Any]:
    """The approved one (None for a new one), and the one that waits."""
    revision = thing.latest_revision
    return (thing if thing.live else None), (revision.as_object() if revision else thing)
