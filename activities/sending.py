"""What a partner sends: at once on the agenda when the organisation is trusted, else to be read by somebody of the desk."""

from typing import Any

from django.db import transaction

from activities.models import Activity


@transaction.atomic
def send(activity: Activity, user: Any) -> Activity:
    """Keeps the instance, with its changes, as a revision of this user; what was approved stays public until this is."""
    hold(activity)
    if activity.pk is None:
        activity.live = False
        activity.save()
    revision = activity.save_revision(user=user)
    if activity.organisation.is_trusted:
        revision.publish(user=user, skip_permission_checks=True)
    else:
        ask_for_review(activity, user)
    return Activity.objects.get(pk=activity.pk)


def ask_for_review(activity: Activity, user: Any) -> None:
    """A newer version takes the place of the one that waited: nobody approves what is not there any more."""
    if waiting := activity.current_workflow_state:
        waiting.cancel(user=user)
    if workflow := activity.get_workflow():
        workflow.start(activity, user)


def hold(activity: Activity) -> None:
    """One at a time: a partner who sends beside a reviewer who decides."""
    if activity.pk:
        Activity.objects.select_for_update().filter(pk=activity.pk).values_list("pk").get()
