"""How far what a partner made is, in words; for many at once in one query."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import WorkflowState

from network.enums import Progress

ASKED = {WorkflowState.STATUS_IN_PROGRESS: "waiting", WorkflowState.STATUS_NEEDS_CHANGES: "to mend"}
STATES = {
    (True, "waiting"): Progress.CHANGE_WAITING, (True, "to mend"): Progress.CHANGE_TO_MEND, (True, ""): Progress.PUBLIC,
    (False, "waiting"): Progress.WAITING, (False, "to mend"): Progress.TO_MEND,
}  # fmt: skip


def states_of(things: Iterable[Any]) -> dict[int, Progress]:
    """By primary key; all of one model."""
    found = list(things)
    if not found:
        return {}
    content_type = ContentType.objects.get_for_model(type(found[0]))
    states = WorkflowState.objects.filter(base_content_type=content_type, object_id__in=[str(one.pk) for one in found], status__in=ASKED)
    asked = {int(object_id): ASKED[status] for object_id, status in states.values_list("object_id", "status")}
    return {one.pk: STATES.get((one.live, asked.get(one.pk, "")), Progress.GONE if one.first_published_at else Progress.DRAFT) for one in found}


def state_of(thing: Any) -> Progress:
    return states_of([thing])[thing.pk]
