"""What a partner sends: public at once when the organisation is trusted, else to be read by somebody of the desk.

For every model with an `organisation`, drafts, revisions and a workflow.
"""

from typing import Any

from django.db import transaction


@transaction.atomic
def send(thing: Any, user: Any) -> Any:
    """Keeps the instance, with its changes, as a revision of this user; what was approved stays public until this is."""
    hold(thing)
    if thing.pk is None:
        thing.live = False
        thing.save()
    revision = thing.save_revision(user=user)
    if thing.organisation.is_trusted:
        revision.publish(user=user, skip_permission_checks=True)
    else:
        ask_for_review(thing, user)
    return type(thing).objects.get(pk=thing.pk)


def ask_for_review(thing: Any, user: Any) -> None:
    """A newer version takes the place of the one that waited: nobody approves what is not there any more."""
    if waiting := thing.current_workflow_state:
        waiting.cancel(user=user)
    if workflow := thing.get_workflow():
        workflow.start(thing, user)


@transaction.atomic
def take_away(thing: Any, user: Any) -> None:
    """Off the site, or thrown away when it never was on it."""
    hold(thing)
    if waiting := thing.current_workflow_state:
        waiting.cancel(user=user)
    if thing.first_published_at:
        thing.unpublish(user=user)
    else:
        thing.delete()


def hold(thing: Any) -> None:
    """One at a time: a partner who sends beside a reviewer who decides."""
    if thing.pk:
        type(thing).objects.select_for_update().filter(pk=thing.pk).values_list("pk").get()
