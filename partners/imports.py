"""`/partner/…/agenda-binnenhalen/`: a calendar kept elsewhere, seen before anything of it comes in. And the way out to UiTdatabank."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from activities.importing.asking import ask, check_whole, make_plan
from activities.importing.following import note_version
from activities.importing.plan import Plan, Taken
from activities.importing.taking import Outcome, detach, stop_following, take
from activities.models import Activity, CalendarSource, PendingImport
from activities.recurrence.words import in_words
from activities.uitdatabank.export import activity_as_uitdatabank
from common.fetching import Fetched, NotFetched
from common.locks import hold
from common.public_form import within_rate
from network.models import Organisation
from partners.agenda.views import mine
from partners.doors import partner, portal_links
from partners.import_forms import MOST_BYTES, CalendarForm, PlanForm
from partners.organisations import own

ASKED_AN_HOUR = 30
SECONDS = 8
"""Of taking in: the browser waits, and pressing once more does the rest."""
SHOWN = 100


@partner
def start(request: HttpRequest, slug: str) -> HttpResponse:
    organisation, _membership = own(request, slug)
    weight = int(request.META.get("CONTENT_LENGTH") or 0)
    # What is too heavy is not even read: fifty megabytes take their time.
    sent = ({}, {}) if weight > MOST_BYTES else (request.POST, request.FILES)
    form = CalendarForm(*sent, weight=weight) if request.method == "POST" else CalendarForm()
    if request.method == "POST" and form.is_valid() and (pending := look(request, form, organisation)):
        return redirect("partner_import_plan", slug=slug, token=pending.token)
    calendars = organisation.calendars.filter(is_followed=True)
    context = {"page_title": _("Bring in a calendar"), "organisation": organisation, "form": form, "calendars": calendars}
    return render(request, "partners/import.html", portal_links(request) | context)


def look(request: HttpRequest, form: CalendarForm, organisation: Organisation) -> PendingImport | None:
    """What stands there now, kept for an hour; None, with the reason beside the field, when nothing can be read."""
    address = form.cleaned_data["address"]
    if address and not within_rate(request, ASKED_AN_HOUR, "calendar"):
        form.add_error("address", _("You looked at many calendars this hour. Try again in an hour."))
        return None
    try:
        found = ask(CalendarSource(organisation=organisation, url=address)) if address else Fetched(form.cleaned_data["file"].encode())
        pending = PendingImport(organisation=organisation, user=request.user, url=address, name=form.file_name, text=found.data.decode())
        note_version(pending, found)
        check_whole(source_of(pending), pending.text)  # what cannot be read at all is said here, beside the field
    except NotFetched as refusal:
        form.add_error("address", refusal.sentence)
    except ValidationError as refusal:
        form.add_error("address" if address else "file", refusal)
    else:
        pending.save()
        return pending
    return None


def source_of(pending: PendingImport) -> CalendarSource:
    """The one they have of this address (all files share one), or one that is not saved yet."""
    known = pending.organisation.calendars.filter(url=pending.url).first()
    return known or CalendarSource(organisation=pending.organisation, url=pending.url, name=pending.name)


@partner
@never_cache
def plan(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """The preview, and the one button below it."""
    organisation, _membership = own(request, slug)
    pending = PendingImport.objects.kept().filter(token=token, organisation=organisation, user=request.user).first()
    if pending is None:
        messages.error(request, _("This preview is over: it is kept for an hour. Look at the calendar again."))
        return redirect("partner_import", slug=slug)
    source = source_of(pending)
    planned = make_plan(source, pending.text)
    typed = request.POST if request.method == "POST" else None
    form = PlanForm(typed, plan=planned, initial={"follow": source.is_followed})
    if request.method == "POST" and form.is_valid():
        return take_in(request, pending, form)
    context = {"page_title": _("What would come in"), "organisation": organisation, "form": form, "plan": planned, "calendar": source}
    return render(request, "partners/import_plan.html", portal_links(request) | context | shown(planned))


def take_in(request: HttpRequest, pending: PendingImport, form: PlanForm) -> HttpResponse:
    with transaction.atomic():
        hold(f"calendars of {pending.organisation_id}")
        source = source_of(pending)
        form.fill(source, request.user)
        source.name = pending.name or source.name
        source.save()
    planned = make_plan(source, pending.text)
    outcome = take(planned, request.user, SECONDS)
    say(request, outcome)
    if outcome.not_yet or any(not taken.has_place for taken in [*planned.new, *planned.changed]):
        return redirect("partner_import_plan", slug=source.organisation.slug, token=pending.token)
    if source.is_followed and not outcome.left_out:
        note_version(source, pending)
        source.save(update_fields=["etag", "last_modified"])
    pending.delete()
    return redirect("partner_import", slug=source.organisation.slug)


def say(request: HttpRequest, outcome: Outcome) -> None:
    done = outcome.created + outcome.updated + outcome.cancelled
    sentence = ngettext("%(number)s activity was brought in or changed.", "%(number)s activities were brought in or changed.", done)
    messages.success(request, sentence % {"number": done})
    for one in outcome.left_out[:SHOWN]:
        messages.error(request, _("“%(title)s” could not come in: %(reason)s") % {"title": one.title, "reason": one.reason})
    if outcome.not_yet:
        sentence = ngettext("%(number)s is still to come: press once more.", "%(number)s are still to come: press once more.", outcome.not_yet)
        messages.error(request, sentence % {"number": outcome.not_yet})


def shown(planned: Plan) -> dict[str, Any]:
    """The first of each list, and how many more there are: two thousand lines are read by nobody."""
    lists = {name: getattr(planned, name) for name in ("new", "changed", "gone", "left_out")}
    found: dict[str, Any] = {name: listed[:SHOWN] for name, listed in lists.items()}
    found |= {"new": [in_short(taken) for taken in found["new"]], "changed": [in_short(taken) for taken in found["changed"]]}
    return {"shown": found, "more": {name: max(0, len(listed) - SHOWN) for name, listed in lists.items()}}


def in_short(taken: Taken) -> dict[str, Any]:
    event = taken.event
    when = in_words(Activity(**event.schedule))
    return {"title": event.title, "when": when, "where": taken.place or event.online_url, "location": event.location, "notes": event.notes}


@partner
def stop(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What came from it stays; nothing is read any more. By POST alone."""
    organisation, _membership = own(request, slug)
    source = get_object_or_404(organisation.calendars, pk=pk)
    if request.method == "POST":
        stop_following(source)
        messages.success(request, _("You do not follow it any more. What came from it stays, and is yours to change."))
    return redirect("partner_import", slug=slug)


@partner
def loose(request: HttpRequest, uid: UUID) -> HttpResponse:
    """From now on they look after it here. By POST alone."""
    activity = mine(request, uid)
    if request.method == "POST":
        detach(activity)
        messages.success(request, _("From now on you look after it here: the calendar it came from does not change it any more."))
    return redirect("partner_activity", uid=activity.uid)


@partner
def uitdatabank(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What is public of it; of what never was, what was written last."""
    activity = mine(request, uid)
    found = activity_as_uitdatabank(activity if activity.live else activity.get_latest_revision_as_object())
    response = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response.headers["Content-Disposition"] = f'attachment; filename="{activity.slug}.uitdatabank.json"'
    return response
