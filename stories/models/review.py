"""Review by somebody else than the writer; a lone editor waits a day and gets a checklist."""

import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import AbstractGroupApprovalTask, TaskState

from consent.gate import NotCleared
from consent.registry import story_uid_of
from stories.gate import refusal

DAY_OF_REST = datetime.timedelta(days=1)


class ReviewTask(AbstractGroupApprovalTask):
    class Meta:
        verbose_name = gettext_lazy("review by somebody else")
        verbose_name_plural = gettext_lazy("reviews by somebody else")

    def start(self, workflow_state: Any, user: Any = None) -> TaskState:
        state = super().start(workflow_state, user=user)
        if user and self.is_alone(user):
            send_checklist(user)
        return state

    def is_alone(self, user: Any) -> bool:
        """Nobody else who reviews is active."""
        return not get_user_model().objects.filter(is_active=True, groups__in=self.groups.all()).exclude(pk=user.pk).exists()

    def refusal(self, page: Any, user: Any) -> str:
        """Why this user cannot approve this page now: one sentence, or nothing."""
        draft = page.get_latest_revision_as_object()
        if story_uid_of(draft) and (found := refusal(draft, user)):
            return found
        state = self.task_states.filter(workflow_state__object_id=str(page.pk), status=TaskState.STATUS_IN_PROGRESS).first()
        if user.pk not in writers(page, state):
            return ""
        if not self.is_alone(user):
            return _("You wrote this yourself: somebody else reads it first.")
        if state and timezone.now() < state.started_at + DAY_OF_REST:
            return _("You are the only editor: sleep on it, and approve it a day after sending it for review.")
        return ""

    def get_actions(self, obj: Any, user: Any) -> list[Any]:
        actions = super().get_actions(obj, user)
        return [action for action in actions if action[0] != "approve"] if actions and self.refusal(obj, user) else actions

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        if action_name == "approve" and (refused := self.refusal(task_state.workflow_state.content_object, user)):
            raise NotCleared(refused)
        super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> str:
        return _("Somebody else than the writer reads the page; who is alone waits a day.")


def writers(page: Any, state: TaskState | None = None) -> set[int]:
    """Everybody who wrote since the page was last published, up to what was sent for review: who mends while reading is no writer."""
    revisions = page.revisions.filter(user__isnull=False)
    if page.live_revision_id:
        revisions = revisions.filter(pk__gt=page.live_revision_id)
    if state:
        revisions = revisions.filter(pk__lte=state.revision_id)
    return set(revisions.values_list("user_id", flat=True)) | ({state.workflow_state.requested_by_id} if state else set())


def send_checklist(user: Any) -> None:
    """No title and no name: mail travels."""
    if user.email:
        lines = [
            _("You are the only editor now. Wait a day, then read the story once more:"),
            _("Is everyone who is in it listed?"),
            _("Did everyone say yes, to everything that is in it?"),
            _("Could a stranger find the child with what stands there?"),
            _("Would the child be proud to read it in ten years?"),
        ]
        send_mail(_("A checklist before you publish"), "\n- ".join(lines), None, [user.email], fail_silently=True)
