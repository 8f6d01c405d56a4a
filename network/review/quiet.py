"""Wagtail's own mails about a review hold links to the desk, where partners have no way in: for what partners send ours go instead.

A signal keeps the first receiver of an id. This room starts before Wagtail's admin, so these stand where Wagtail's would.
"""

from typing import Any

from wagtail.admin import mail
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

SENT_BY_PARTNERS: list[type] = []


class _Quiet:
    def can_handle(self, instance: Any, **kwargs: Any) -> bool:
        state = instance.workflow_state if isinstance(instance, TaskState) else instance
        return super().can_handle(instance, **kwargs) and not isinstance(state.content_object, tuple(SENT_BY_PARTNERS))  # type: ignore[misc]


class _TaskSubmitted(_Quiet, mail.GroupApprovalTaskStateSubmissionEmailNotifier):
    pass


class _Submitted(_Quiet, mail.WorkflowStateSubmissionEmailNotifier):
    pass


class _Approved(_Quiet, mail.WorkflowStateApprovalEmailNotifier):
    pass


class _Rejected(_Quiet, mail.WorkflowStateRejectionEmailNotifier):
    pass


PLACES = [
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification", _TaskSubmitted()),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification", _Submitted()),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification", _Rejected()),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification", _Approved()),
]


def take_the_place_of_wagtails_mails(model: type) -> None:
    """For a model of what partners send; once for each."""
    SENT_BY_PARTNERS.append(model)
    for signal, sender, name, receiver in PLACES:
        signal.connect(receiver, sender=sender, dispatch_uid=name)
