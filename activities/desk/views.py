"""For reviewers: what partners sent, beside what was approved; and organisations that may be trusted from now on."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from activities.desk.comparing import lines
from activities.models import Activity
from network.models import Organisation
from network.review.deciding import decide_trust
from network.review.desk import Reviewing
from network.review.desk import review as answer
from pictures.enums import PeopleState
from pictures.publication import publish_pictures


def review(request: HttpRequest, pk: int) -> HttpResponse:
    return answer(request, get_object_or_404(Activity.objects.select_related("organisation", "place__municipality"), pk=pk), OF_ACTIVITIES)


def look_at_picture(published: Activity, said: dict[str, Any]) -> None:
    if said["nobody_in_picture"]:
        nobody_in(published)


OF_ACTIVITIES = Reviewing(
    lines=lines, icon="date", button=gettext_lazy("Put it on the agenda"), done=gettext_lazy("It is on the agenda now; the partner gets a mail."),
    after=look_at_picture,
)  # fmt: skip


def nobody_in(activity: Activity) -> None:
    """Somebody looked: from now on visitors may see the picture."""
    picture = activity.picture
    if picture and picture.people_state == PeopleState.UNCHECKED:
        picture.people_state = PeopleState.NONE
        picture.save()
        publish_pictures([picture])


@require_POST
def trust(request: HttpRequest, pk: int) -> HttpResponse:
    if not request.user.has_perm("network.change_organisation"):
        raise PermissionDenied
    organisation = get_object_or_404(Organisation, pk=pk)
    decide_trust(organisation, trusted=request.POST.get("trust") == "yes")
    return redirect(reverse("desk_waiting"))


@require_POST
def picture_looked_at(request: HttpRequest, pk: int) -> HttpResponse:
    """Of a trusted partner: the activity is public already, its picture waits until somebody has looked."""
    if not request.user.has_perm("activities.change_activity"):
        raise PermissionDenied
    activity = get_object_or_404(Activity, pk=pk)
    if request.POST.get("people") == "none":
        nobody_in(activity)
    else:
        Activity.objects.filter(pk=activity.pk).update(picture=None)
    return redirect(reverse("desk_waiting"))
