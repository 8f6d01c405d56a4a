from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from activities.models import Activity
from network.models import Organisation
from network.review.progress import state_of
from network.review.sending import send, take_away
from partners.agenda import forms
from partners.agenda.lists import lists_for
from partners.agenda.preview import of as preview_of
from partners.agenda.preview import preview
from partners.doors import partner, portal_links
from partners.keeping import kept

DATES_SHOWN, MOST_DATES = 8, 120


@partner
def home(request: HttpRequest) -> HttpResponse:
    lists = lists_for(request.user)
    context = {"page_title": _("Your agenda"), "lists": lists}
    return render(request, "partners/home.html", portal_links(request) | context)


@partner
def add(request: HttpRequest) -> HttpResponse:
    organisation = organisation_for(request)
    if organisation is None:
        context = {"page_title": _("For whom is it?")}
        return render(request, "partners/for_whom.html", portal_links(request) | context)
    initial = forms.first_answers(organisation)
    if earlier := request.GET.get("kopie"):
        initial = forms.answers(mine(request, earlier, organisation)) | {"day": None, "until": None, "dates": []}
        del initial["uid"]
    form = filled(request, organisation, initial)
    return answer_form(request, form, Activity(organisation=organisation), _("Put something on the agenda"))


@partner
def change(request: HttpRequest, uid: UUID) -> HttpResponse:
    activity = mine(request, uid)
    draft = activity.get_latest_revision_as_object()
    form = filled(request, activity.organisation, forms.answers(draft) | {"revision": activity.latest_revision_id})
    return answer_form(request, form, draft, _("Change all of it"))


def answer_form(request: HttpRequest, form: forms.ActivityForm, activity: Activity, heading: str) -> HttpResponse:
    """Shows the form, the dates it means, or keeps what it says."""
    wants_dates = "show" in request.POST
    if activity.pk is None and (uid := sent_before(form)):
        # The same form sent twice, or again after «back», is one activity and not two.
        activity = mine(request, uid, form.organisation).get_latest_revision_as_object()
    if request.method == "POST" and not wants_dates and form.is_valid() and keep(request, form, activity):
        return redirect(f"{reverse('partner_activity', args=[activity.uid])}?gedaan=verstuurd&taal={get_language()}")
    context = {
        "page_title": heading, "form": form, "activity": activity if activity.pk else None, "for_organisation": form.organisation,
        "preview": preview(form, activity) if form.is_bound else None, "wants_dates": wants_dates,
        "was_kept": request.method == "GET" and form.is_bound, "preview_url": reverse("partner_preview"),
    }  # fmt: skip
    return render(request, "partners/activity_form.html", portal_links(request) | context)


@transaction.atomic
def keep(request: HttpRequest, form: forms.ActivityForm, activity: Activity) -> bool:
    """Nothing stays behind of what was not right, not even a new address."""
    if activity.pk:
        hold_version(form, activity)
    else:
        activity.uid = form.cleaned_data["uid"]
    if form.errors or not form.fill(activity):
        transaction.set_rollback(True)
        return False
    send(activity, request.user)
    return True


def hold_version(form: forms.ActivityForm, activity: Activity) -> None:
    """Somebody else of the organisation may have changed it since this page was opened."""
    now = Activity.objects.select_for_update().filter(pk=activity.pk).values_list("latest_revision_id", flat=True).get()
    opened = form.cleaned_data.get("revision")
    if opened and opened != now:
        form.add_error(None, _("Somebody changed this in the meantime. What you typed is still here: send again, and yours takes its place."))
        form.data = form.data.copy()
        form.data["revision"] = str(now)


@partner
def show_dates(request: HttpRequest) -> HttpResponse:
    """The dates of a form that is being filled in, as a piece of a page; for the script beside it."""
    organisation = organisation_for(request)
    if request.method != "POST" or organisation is None:
        raise Http404
    form = forms.ActivityForm(request.POST, organisation=organisation)
    return render(request, "partners/preview.html", {"preview": preview(form)})


@partner
def activity(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = mine(request, uid)
    latest = found.get_latest_revision_as_object()
    sent_back = found.current_workflow_state
    coming = found.occurrences.filter(ends_at__gt=timezone.now())
    dates = list(coming.select_related("activity", "place__municipality").order_by("starts_at")[:MOST_DATES])
    context = {
        "page_title": latest.title,
        "activity": found,
        "latest": latest,
        "state": state_of(found),
        "reason": sent_back.current_task_state.comment if sent_back and sent_back.status == sent_back.STATUS_NEEDS_CHANGES else "",
        "dates": dates[:DATES_SHOWN],
        "later_dates": dates[DATES_SHOWN:],
        "preview": None if found.live else preview_of(latest),
        "done": request.GET.get("gedaan", ""),
    }
    return render(request, "partners/activity.html", portal_links(request) | context)


@partner
def away(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Off the agenda, or thrown away when it never was on it. By POST alone."""
    found = mine(request, uid)
    if request.method == "POST":
        take_away(found, request.user)
    return redirect(f"{reverse('partner_start')}?taal={get_language()}")


def organisation_for(request: HttpRequest) -> Organisation | None:
    """The one they work for, or the one they chose among several; another's is a 404."""
    mine: list[Organisation] = request.organisations
    asked = request.GET.get("organisatie", "")
    if asked:
        found = next((one for one in mine if one.slug == asked), None)
        if found is None:
            raise Http404
        return found
    return mine[0] if len(mine) == 1 else None


def mine(request: HttpRequest, uid: UUID | str, organisation: Organisation | None = None) -> Activity:
    """404 for another organisation's, as for one that never was."""
    try:
        found = Activity.objects.of_person(request.user).filter(uid=UUID(str(uid))).select_related("organisation")
    except ValueError:
        raise Http404 from None
    if organisation:
        found = found.filter(organisation=organisation)
    activity = found.prefetch_related("skips__periods").first()
    if activity is None:
        raise Http404
    return activity


def filled(request: HttpRequest, organisation: Organisation, initial: dict[str, Any]) -> forms.ActivityForm:
    """With what was sent now, or before the session ended; else with `initial`."""
    if request.method == "POST":
        return forms.ActivityForm(request.POST, request.FILES, organisation=organisation, initial=initial)
    return forms.ActivityForm(kept(request), organisation=organisation, initial=initial)


def sent_before(form: forms.ActivityForm) -> UUID | None:
    """The uid of the form when something was made from it already, by whomever."""
    try:
        uid = UUID(str(form.data.get("uid", "")))
    except ValueError:
        return None
    return uid if Activity.objects.filter(uid=uid).exists() else None
