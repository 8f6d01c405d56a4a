"""«Buiten de site»: noting where a story went, and each step of getting it back."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from common.words import holds
from consent.desk.permissions import refuse_unless
from consent.desk.views import story_of
from consent.enums import OUTSIDE, Element
from consent.models import Participation, Placement
from consent.models.people import refuse_impossible
from consent.outside.placing import STEPS, go_on, place

WENT_ALONG = [(element.value, element.label) for element in (Element.FACE, Element.BODY, Element.VOICE, Element.VIDEO, Element.DRAWING)]
NOT_NOW = gettext_lazy("This may not stand there now. Is it there already? Tick the last box: it is noted, and taking it down waits at once.")


def refuse_names(text: str, story_uid: UUID) -> None:
    """No real name of anybody in the story: this line is read by everybody on the desk."""
    for row in Participation.objects.filter(story_uid=story_uid).select_related("person"):
        if any(holds(text, name) for name in (row.person.first_name, row.person.last_name)):
            raise ValidationError(_("Write no name of a person here: the newspaper, the account or the hall is enough."))


class PlaceForm(forms.Form):
    channel = forms.ChoiceField(label=gettext_lazy("What kind of place is it?"), choices=[(one.value, one.label) for one in OUTSIDE])
    where = forms.CharField(label=gettext_lazy("Where?"), max_length=120,
        help_text=gettext_lazy("Which newspaper, account, hall or newsletter. Never the name of a person."),
        error_messages={"required": gettext_lazy("Write where it stands: the newspaper, the account, the hall.")})  # fmt: skip
    address = forms.CharField(label=gettext_lazy("Address"), max_length=300, required=False,
        help_text=gettext_lazy("The web address where it stands, or an e-mail address to ask at."))  # fmt: skip
    language = forms.ChoiceField(label=gettext_lazy("In which language do they read our letter?"), choices=settings.LANGUAGES, initial="nl")
    placed_on = forms.DateField(label=gettext_lazy("Since when?"), initial=timezone.localdate, validators=[refuse_impossible],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))  # fmt: skip
    shows = forms.MultipleChoiceField(label=gettext_lazy("Did something of the people in it go along?"), choices=WENT_ALONG, required=False,
        widget=forms.CheckboxSelectMultiple, help_text=gettext_lazy("Nothing ticked: only the text, or the drawn house."))  # fmt: skip
    already_there = forms.BooleanField(label=gettext_lazy("It is there already, also if it may not be."), required=False)

    def __init__(self, *args: Any, story_uid: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.story_uid = story_uid

    def clean_where(self) -> str:
        refuse_names(self.cleaned_data["where"], self.story_uid)
        return self.cleaned_data["where"]


def outside(request: HttpRequest, story_uid: UUID) -> HttpResponse:
    """The list of one story, and the form for one place more."""
    refuse_unless(request, "consent.note_consentrecord")
    story = story_of(story_uid)
    form = PlaceForm(request.POST if request.method == "POST" else None, story_uid=story_uid)
    if request.method == "POST" and form.is_valid():
        if placed := place(story_uid, by=request.user, **form.cleaned_data):
            messages.success(request, _("Noted: %(place)s.") % {"place": placed})
            return redirect("consent_outside", story_uid=story_uid)
        form.add_error("already_there", str(NOT_NOW))
    placements = Placement.objects.filter(story_uid=story_uid).by_the_clock()
    return render(request, "consent/outside.html", {"form": form, "story": story, "placements": placements})


@require_POST
def step(request: HttpRequest, placement_uid: UUID, step: str) -> HttpResponse:
    """«Gevraagd», «bevestigd», «blijft»: one button each. Back to the page where it was pressed."""
    refuse_unless(request, "consent.note_consentrecord")
    if step not in STEPS:
        raise Http404
    placement = get_object_or_404(Placement, uid=placement_uid)
    if go_on(placement, STEPS[step], by=request.user):
        placement.refresh_from_db()
        messages.success(request, _("Noted: %(place)s.") % {"place": f"{placement}, {placement.get_state_display()}"})
    back = request.POST.get("next", "")
    known = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)  # a bare word is a name to `redirect`
    return redirect(back if known else "desk_waiting")
