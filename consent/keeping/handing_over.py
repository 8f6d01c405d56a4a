"""«Draag over»: somebody leaves. What they were busy with goes on with somebody else, and their account ends at once."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log
from wagtail.models import Page, PageSubscription, Task, WorkflowState

from common.locks import hold
from consent.enums import EventKind
from consent.keeping.keepers import KEEPERS
from consent.models import ConsentEvent

UNFINISHED = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


@dataclass(frozen=True)
class Work:
    """What somebody holds, in numbers."""

    pages: int
    drafts: int
    reviews: int
    locks: int
    subscriptions: int
    groups: list[str]


def work_of(user: Any) -> Work:
    pages = Page.objects.filter(owner=user)
    return Work(
        pages=pages.count(),
        drafts=pages.filter(unfinished()).count(),
        reviews=sent_by(user).count(),
        locks=Page.objects.filter(locked_by=user).count(),
        subscriptions=PageSubscription.objects.filter(user=user, comment_notifications=True).count(),
        groups=sorted(user.groups.values_list("name", flat=True)),
    )


def unfinished() -> Q:
    """Not a list of what the public sees: what somebody still works on."""
    return Q(has_unpublished_changes=True) | Q(first_published_at=None)


def sent_by(user: Any) -> Any:
    return WorkflowState.objects.filter(requested_by=user, status__in=UNFINISHED)


def is_last_administrator(user: Any) -> bool:
    others = get_user_model().objects.filter(is_active=True, is_superuser=True).exclude(pk=user.pk)
    return user.is_superuser and not others.exists()


def reviews_alone(user: Any) -> list[str]:
    """Steps of review that nobody else who is active can take."""
    mine = Task.objects.filter(active=True).specific()
    groups = {task.name: task.groups.all() for task in mine if hasattr(task, "groups")}
    others = get_user_model().objects.filter(is_active=True).exclude(pk=user.pk)
    return [name for name, rows in groups.items() if user.groups.filter(pk__in=rows).exists() and not others.filter(groups__in=rows).exists()]


@transaction.atomic
def hand_over(leaver: Any, successor: Any, *, by: Any, as_keeper: bool = False) -> None:
    """The form says what cannot be; here it is asked once more, one at a time. One event, without a name: Wagtail's own log says whose account."""
    hold("clearance")  # the order of common/locks.py: the event comes last
    if is_last_administrator(leaver) or not get_user_model().objects.filter(pk=successor.pk, is_active=True).exclude(pk=leaver.pk).exists():
        raise PermissionDenied
    pass_on_pages(leaver, successor)
    pass_on_subscriptions(leaver, successor)
    sent_by(leaver).update(requested_by=successor)
    if as_keeper and leaver.groups.filter(name=KEEPERS).exists():
        successor.groups.add(Group.objects.get(name=KEEPERS))
    end_account(leaver)
    ConsentEvent.objects.append(EventKind.HANDED_OVER, actor=by)
    log(instance=leaver, action="wagtail.edit", user=by)


def pass_on_pages(leaver: Any, successor: Any) -> None:
    """All of them: what is online today is somebody's to mend tomorrow. Who wrote what stays with the revisions."""
    Page.objects.filter(owner=leaver).update(owner=successor)
    Page.objects.filter(locked_by=leaver).update(locked_by=successor)


def pass_on_subscriptions(leaver: Any, successor: Any) -> None:
    told = PageSubscription.objects.filter(user=leaver)
    for row in told.filter(comment_notifications=True):
        PageSubscription.objects.update_or_create(user=successor, page_id=row.page_id, defaults={"comment_notifications": True})
    told.delete()


def end_account(user: Any) -> None:
    """No password that still opens, no session that still runs, not even for who is made active again by mistake."""
    user.is_active = False
    user.set_unusable_password()
    user.save()
    mine = [session.pk for session in Session.objects.iterator() if session.get_decoded().get("_auth_user_id") == str(user.pk)]
    Session.objects.filter(pk__in=mine).delete()
