"""The page on which work is handed over, for who administers and for keepers with the right."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from consent.desk.permissions import refuse_unless
from consent.keeping.handing_over import hand_over, is_last_administrator, reviews_alone, work_of
from consent.keeping.keepers import ENOUGH, KEEPERS, keepers, too_few


class PersonChoice(forms.ModelChoiceField):
    def label_from_instance(self, user: Any) -> str:
        return f"{user.get_full_name() or user.get_username()} ({user.get_username()})"


class HandOverForm(forms.Form):
    leaver = PersonChoice(None, label=gettext_lazy("Who leaves?"), help_text=gettext_lazy("Their account ends at once, everywhere."))
    successor = PersonChoice(
        None, label=gettext_lazy("Who goes on with it?"), help_text=gettext_lazy("Gets the pages, the reviews that run and the locks.")
    )
    as_keeper = forms.BooleanField(
        label=gettext_lazy("This person also becomes a keeper of consent"), required=False,
        help_text=gettext_lazy("Only if the one who leaves is one. All other roles are given by an administrator."),
    )  # fmt: skip

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        active = get_user_model().objects.filter(is_active=True).order_by("username")
        self.fields["leaver"].queryset = active if by.is_superuser else active.filter(is_superuser=False)
        self.fields["successor"].queryset = active

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        leaver, successor = cleaned.get("leaver"), cleaned.get("successor")
        if leaver and leaver == successor:
            self.add_error("successor", _("Choose somebody else than the one who leaves."))
        if leaver and is_last_administrator(leaver):
            self.add_error("leaver", _("This is the last administrator: make somebody else one first."))
        if cleaned.get("as_keeper") and leaver and not leaver.groups.filter(name=KEEPERS).exists():
            self.add_error("as_keeper", _("The one who leaves is no keeper of consent, so there is nothing to pass on."))
        return cleaned


@never_cache
def hand_over_page(request: HttpRequest) -> HttpResponse:
    """First who and to whom; then what goes over, to read once more; the second press does it, for the two who were shown."""
    refuse_unless(request, "consent.hand_over")
    form = HandOverForm(request.POST if request.method == "POST" else None, by=request.user)
    shown: dict[str, Any] = {"form": form, "too_few": too_few()}
    if request.method == "POST" and form.is_valid():
        leaver, successor = form.cleaned_data["leaver"], form.cleaned_data["successor"]
        pair = f"{leaver.pk}-{successor.pk}"
        if request.POST.get("sure") == pair:
            return handed_over(request, form)
        shown |= {
            "pair": pair,
            "work": work_of(leaver),
            "alone": reviews_alone(leaver),
            "leaver": leaver,
            "successor": successor,
        }
        shown["few_left"] = few_left(form.cleaned_data)
    return render(request, "consent/hand_over.html", shown)


def handed_over(request: HttpRequest, form: HandOverForm) -> HttpResponse:
    is_oneself = form.cleaned_data["leaver"] == request.user
    hand_over(by=request.user, **form.cleaned_data)
    if is_oneself:
        logout(request)
    messages.success(request, _("Handed over. The account is closed and all its sessions have ended."))
    return redirect("wagtailadmin_login" if is_oneself else "consent_hand_over")


def few_left(chosen: dict[str, Any]) -> bool:
    """Fewer than two keepers once this is done."""
    left = set(keepers().exclude(pk=chosen["leaver"].pk).values_list("pk", flat=True))
    return len(left | ({chosen["successor"].pk} if chosen["as_keeper"] else set())) < ENOUGH
