"""What happens when a review is done."""

from typing import Any


def publish_reviewed(workflow_state: Any, user: Any = None) -> None:
    """WAGTAIL_FINISH_WORKFLOW_ACTION: reviewers need no right to publish; the gate of the page still judges."""
    workflow_state.content_object.get_latest_revision().publish(user=user, skip_permission_checks=True)
