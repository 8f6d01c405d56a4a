"""How far what a partner made is, in words; for many at once in one query."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from wagtail.models import WorkflowState

from activities.enums import State
from activities.models import Activity

ASKED = {WorkflowState.STATUS_IN_PROGRESS: "waiting", WorkflowState.STATUS_NEEDS_CHANGES: "to mend"}
STATES = {
    (True, "waiting"): State.CHANGE_WAITING, (True, "to mend"): State.CHANGE_TO_MEND, (True, ""): State.PUBLIC,
    (False, "waiting"): State.WAITING, (False, "to mend"): State.TO_MEND,
}  # fmt: skip


def states_of(activities: Iterable[Activity]) -> dict[int, State]:
    """By primary key."""
    found = list(activities)
    content_type = ContentType.objects.get_for_model(Activity)
    states = WorkflowState.objects.filter(base_content_type=content_type, object_id__in=[str(one.pk) for one in found], status__in=ASKED)
    asked = {int(object_id): ASKED[status] for object_id, status in states.values_list("object_id", "status")}
    return {one.pk: STATES.get((one.live, asked.get(one.pk, "")), State.GONE if one.first_published_at else State.DRAFT) for one in found}


def state_of(activity: Activity) -> State:
    return states_of([activity])[activity.pk]
