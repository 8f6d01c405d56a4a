"""For reviewers: what partners sent, beside what was approved; and organisations that may be trusted from now on."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from activities.desk.comparing import lines
from activities.models import Activity
from activities.reviewing import DecidedAlready, approve, decide_trust, send_back, versions
from network.models import Organisation
from pictures.enums import PeopleState
from pictures.publication import publish_pictures


class DecisionForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(choices=[("approve", ""), ("send_back", "")])
    reason = forms.CharField(
        label=gettext_lazy("What is still needed?"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The partner reads this in a mail: one or two friendly sentences."),
    )  # fmt: skip
    nobody_in_picture = forms.BooleanField(label=gettext_lazy("I looked at the picture: nobody is in it."), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("decision") == "send_back" and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Say what is needed: the partner reads it in a mail."))
        return cleaned


def review(request: HttpRequest, pk: int) -> HttpResponse:
    activity = get_object_or_404(Activity.objects.select_related("organisation", "place__municipality"), pk=pk)
    state = activity.current_workflow_task_state
    if state and not state.task.specific.get_actions(activity, request.user):
        raise PermissionDenied
    if state is None:
        messages.warning(request, _("Somebody else decided about this a moment ago. Nothing was changed."))
        return redirect("desk_waiting")
    form = DecisionForm(request.POST if request.method == "POST" else None, initial={"revision": state.revision_id})
    if request.method == "POST" and form.is_valid():
        return _decide(request, form, activity)
    approved, waiting = versions(activity)
    context = {"activity": activity, "waiting": waiting, "approved": approved, "lines": lines(approved, waiting), "form": form, "state": state}
    return render(request, "agenda/desk/review.html", context)


def _decide(request: HttpRequest, form: DecisionForm, activity: Activity) -> HttpResponse:
    said = form.cleaned_data
    try:
        if said["decision"] == "send_back":
            send_back(activity, said["revision"], request.user, said["reason"].strip())
            messages.success(request, _("Sent back: the partner gets your words in a mail."))
        else:
            published = approve(activity, said["revision"], request.user)
            if said["nobody_in_picture"]:
                nobody_in(published)
            messages.success(request, _("It is on the agenda now; the partner gets a mail."))
    except DecidedAlready as sentence:
        messages.warning(request, str(sentence))
        return redirect("desk_waiting")
    return redirect("desk_waiting")


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
