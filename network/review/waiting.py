"""What waits for somebody of the desk, and who that may be."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from wagtail.models import TaskState

from common.person_mail import write_to
from network.models import PartnerReviewTask


def reviewers() -> list[Any]:
    groups = PartnerReviewTask.objects.filter(active=True).values("groups")
    return list(get_user_model()._default_manager.filter(is_active=True, groups__in=groups).exclude(email="").distinct())


def waiting(model: type) -> list[TaskState]:
    """What partners sent of this kind and nobody decided about yet, the oldest first."""
    mine = ContentType.objects.get_for_model(model)
    states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, workflow_state__base_content_type=mine)
    return list(states.select_related("revision", "workflow_state").order_by("started_at"))


def mail_reviewers(template: str, rows: list[Any]) -> int:
    """How many people it left for; none when there is nothing to say."""
    return sum(write_to(person, template, rows=rows) for person in reviewers()) if rows else 0
