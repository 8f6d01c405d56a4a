"""One row, several people who change it: of the same organisation, and of the desk."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Revision

from initiatives.desk.comparing import lines
from initiatives.models import Initiative
from network.review.desk import Line
from partners.initiatives.forms import InitiativeForm


def hold_version(form: InitiativeForm, initiative: Initiative, user: Any) -> None:
    """Nobody else writes until this transaction ends. A sentence in the form when somebody did since it was opened, or locked it."""
    now, locked = Initiative.objects.select_for_update().filter(pk=initiative.pk).values_list("latest_revision_id", "locked").get()
    if locked:
        form.add_error(None, _("Somebody of the network is working on this and has locked it. What you typed is still here: send it again later."))
    elif form.revision != now and not _was_sent_twice(form, now, user):
        form.add_error(None, _("Somebody changed this in the meantime. What you typed is still here: send again, and yours takes its place."))
        form.changed_meanwhile = changed_since(form.revision, initiative)
        form.revision = now


def _was_sent_twice(form: InitiativeForm, now: int, user: Any) -> bool:
    """A form for a new one knows no version; sent twice it meets its own."""
    return form.revision is None and Revision.objects.filter(pk=now, user=user).exists()


def changed_since(opened: int | None, initiative: Initiative) -> list[Line]:
    """What the others changed: as it was when the form was opened, and as it is now. All of it when nobody knows what that was."""
    current = Initiative.objects.get(pk=initiative.pk).get_latest_revision_as_object()
    before = initiative.revisions.filter(pk=opened).first() if opened else None
    return [line for line in lines(before.as_object() if before else None, current) if line.differs]
