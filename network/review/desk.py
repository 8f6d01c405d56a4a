"""For reviewers: what a partner sent beside what was approved, line by line, and two buttons."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.review.deciding import DecidedAlready, approve, send_back, versions

BACK = "desk_waiting"


@dataclass(frozen=True)
class Line:
    label: str
    approved: str
    waiting: str

    @property
    def differs(self) -> bool:
        return self.approved != self.waiting


@dataclass(frozen=True)
class Reviewing:
    """What is particular to one kind of thing."""

    lines: Callable[[Any, Any], list[Line]]
    icon: str
    button: Any
    """On the button that approves; `done` is said afterwards."""
    done: Any
    after: Callable[[Any, dict[str, Any]], None] = lambda thing, said: None


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


def review(request: HttpRequest, thing: Any, how: Reviewing) -> HttpResponse:
    state = thing.current_workflow_task_state
    if state and not state.task.specific.get_actions(thing, request.user):
        raise PermissionDenied
    if state is None:
        messages.warning(request, _("Somebody else decided about this a moment ago. Nothing was changed."))
        return redirect(BACK)
    form = DecisionForm(request.POST if request.method == "POST" else None, initial={"revision": state.revision_id})
    if request.method == "POST" and form.is_valid():
        return _decide(request, form.cleaned_data, thing, how)
    approved, waiting = versions(thing)
    context = {"waiting": waiting, "approved": approved, "lines": how.lines(approved, waiting), "form": form, "state": state, "how": how}
    return render(request, "desk/review.html", context)


def _decide(request: HttpRequest, said: dict[str, Any], thing: Any, how: Reviewing) -> HttpResponse:
    try:
        if said["decision"] == "send_back":
            send_back(thing, said["revision"], request.user, said["reason"].strip())
            messages.success(request, _("Sent back: the partner gets your words in a mail."))
        else:
            how.after(approve(thing, said["revision"], request.user), said)
            messages.success(request, how.done)
    except DecidedAlready as sentence:
        messages.warning(request, str(sentence))
    return redirect(BACK)
