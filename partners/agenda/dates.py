"""One date, this date and those after it, or all of them."""

import datetime
from collections.abc import Callable
from uuid import UUID

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from activities.changing import change_all, change_date, put_back
from activities.models import Activity, Occurrence
from partners.agenda import forms
from partners.agenda.date_forms import AllForm, DateForm, What
from partners.agenda.views import answer_form, filled, mine
from partners.doors import partner, portal_links
from partners.keeping import kept

ORIGINAL = "%Y%m%dT%H%M"


@partner
def one_date(request: HttpRequest, uid: UUID, original: str) -> HttpResponse:
    activity = mine(request, uid)
    date = date_of(activity, original)
    form = DateForm(request.POST if request.method == "POST" else kept(request), activity=activity, date=date)

    def act() -> None:
        if form.cleaned_data["what"] == What.AS_PLANNED:
            put_back(activity, date.original)
        else:
            change_date(activity, date.original, **form.values())

    return answer(request, form, activity, act, {"date": date, "page_title": _("Change one date")})


@partner
def all_dates(request: HttpRequest, uid: UUID) -> HttpResponse:
    activity = mine(request, uid)
    form = AllForm(request.POST if request.method == "POST" else kept(request))

    def act() -> None:
        change_all(activity, **form.values())

    return answer(request, form, activity, act, {"page_title": _("Cancel or change all dates")})


def answer(request: HttpRequest, form: Form, activity: Activity, act: Callable[[], None], words: dict) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except ValidationError as error:
            said = error.message_dict if hasattr(error, "error_dict") else {None: error.messages}
            for name, messages in said.items():
                form.add_error({"moved_url": "online_url", "ends": "end_time"}.get(name, name) if name else None, messages)
        else:
            return redirect(f"{reverse('partner_activity', args=[activity.uid])}?gedaan=gezegd&taal={get_language()}")
    return render(request, "partners/date_form.html", portal_links(request) | words | {"form": form, "activity": activity})


@partner
def from_here(request: HttpRequest, uid: UUID, original: str) -> HttpResponse:
    """This one and following: the series ends before this date, and another one goes on from it once it is approved."""
    before = mine(request, uid)
    date = date_of(before, original)
    if before.has_unpublished_changes or before.followers.exists():
        return render(request, "partners/wait.html", portal_links(request) | {"page_title": _("This date and those after it"), "activity": before})
    answers = forms.answers(before) | {"day": date.original.date()}
    del answers["uid"]
    form = filled(request, before.organisation, answers)
    after = Activity(organisation=before.organisation, follows=before, follows_from=date.original.date())
    after.picture, after.initiative = before.picture, before.initiative
    after.rrule, after.left_out = before.rrule, before.left_out
    return answer_form(request, form, after, _("This date and those after it"))


def date_of(activity: Activity, original: str) -> Occurrence:
    """404 for what is no date of a series that is on the agenda."""
    try:
        wall = datetime.datetime.strptime(original, ORIGINAL)
    except ValueError:
        raise Http404 from None
    found = activity.occurrences.filter(original=wall).select_related("place", "activity").first() if activity.live else None
    if found is None:
        raise Http404
    return found
