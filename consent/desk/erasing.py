"""For keepers: what is known of a person, to hand over; and erasing a person or a story for good."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from common.language import direction, ours
from consent import registry
from consent.desk.permissions import refuse_unless
from consent.desk.views import story_of
from consent.erasing.people import erase_person, still_told
from consent.erasing.stories import erase_story
from consent.families.about_me import about
from consent.models import Person
from consent.windows import together


class SureForm(forms.Form):
    sure = forms.BooleanField(
        label=gettext_lazy("I know that this cannot be undone."), help_text=gettext_lazy("Only what was printed or sent elsewhere remains."),
        error_messages={"required": gettext_lazy("Tick this first: nobody can bring it back.")},
    )  # fmt: skip


class StoriesTooForm(SureForm):
    stories_too = forms.BooleanField(
        label=gettext_lazy("Erase the stories above too."),
        help_text=gettext_lazy("Rather keep a story? Write the person out of it first, and out of its pictures."),
        error_messages={"required": gettext_lazy("Tick this, or write the person out of these stories first.")},
    )

    field_order = ["stories_too", "sure"]


def erase_told(request: HttpRequest, story_uid: UUID) -> HttpResponse:
    refuse_unless(request, "consent.erase_person")
    story = story_of(story_uid)
    form = SureForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        erase_story(story_uid, actor=request.user)
        messages.success(request, _("The story is erased. Its house stays, with closed curtains."))
        return redirect("wagtailadmin_home")
    return render(request, "consent/erase_story.html", {"form": form, "story": story})


def erase_known(request: HttpRequest, person_id: int) -> HttpResponse:
    refuse_unless(request, "consent.erase_person")
    person = get_object_or_404(Person, pk=person_id, erased_at=None)
    shown = still_told(person)
    form_class = StoriesTooForm if shown else SureForm
    form = form_class(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        code = person.code
        _erase_with(shown, person, request.user)
        messages.success(request, _("%(code)s is erased: only the code remains, for the log.") % {"code": code})
        return redirect("person:index")
    stories = [{"uid": uid, "title": registry.teller().title(uid, get_language() or "nl")} for uid in shown]
    return render(request, "consent/erase_person.html", {"form": form, "person": person, "stories": stories})


@together()
def _erase_with(story_uids: list[UUID], person: Person, user: Any) -> None:
    for story_uid in story_uids:
        erase_story(story_uid, actor=user)
    erase_person(person, actor=user)


@never_cache
def what_we_know(request: HttpRequest, person_id: int) -> HttpResponse:
    """To print and hand over, in the language of the person it is about (GDPR 15)."""
    refuse_unless(request, "consent.see_names")
    person = get_object_or_404(Person, pk=person_id)
    with override(ours(person.language)):
        sheet = render_to_string("families/known.html", {"about": about(person)})
    return render(request, "consent/what_we_know.html", {"person": person, "sheet": sheet, "direction": direction(person.language)})


@never_cache
def what_we_know_json(request: HttpRequest, person_id: int) -> HttpResponse:
    """The same to take along (GDPR 20)."""
    refuse_unless(request, "consent.see_names")
    person = get_object_or_404(Person, pk=person_id)
    response = JsonResponse(about(person), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response.headers["Content-Disposition"] = f'attachment; filename="{person.code}.json"'
    return response
