from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from initiatives.confirming import confirm
from initiatives.desk.comparing import lines
from initiatives.models import Initiative
from network.map_of_region import drawing
from network.review.progress import state_of
from network.review.sending import send, take_away
from partners.agenda.views import organisation_for
from partners.doors import partner, portal_links
from partners.initiatives.forms import ANOTHER_PLACE, InitiativeForm
from partners.initiatives.versions import hold_version
from partners.keeping import kept

SENT, CONFIRMED, LOCKED = "verstuurd", "klopt", "op-slot"


@partner
def add(request: HttpRequest) -> HttpResponse:
    organisation = organisation_for(request)
    if organisation is None:
        return render(request, "partners/for_whom.html", portal_links(request) | {"page_title": _("For whom is it?")})
    return answer_form(request, Initiative(organisation=organisation), _("Put something on the map"))


@partner
def change(request: HttpRequest, uid: UUID) -> HttpResponse:
    return answer_form(request, latest_of(mine(request, uid)), _("Change it"))


def answer_form(request: HttpRequest, initiative: Initiative, heading: str) -> HttpResponse:
    """Shows the form, another place in it, or keeps what it says."""
    sends = request.method == "POST" and ANOTHER_PLACE not in request.POST
    form = InitiativeForm(request.POST if request.method == "POST" else kept(request), initiative=initiative, is_checked=sends)
    if initiative.pk is None and Initiative.objects.filter(uid=form.uid).exists():
        # The same form sent twice, or again after «back», is one initiative and not two.
        initiative = latest_of(mine(request, form.uid, initiative.organisation))
    if sends and form.is_valid():
        form.locate(initiative)
        if keep(request, form, initiative):
            return redirect(f"{reverse('partner_initiative', args=[form.uid])}?gedaan={SENT}&taal={get_language()}")
    context = {
        "page_title": heading, "form": form, "initiative": initiative if initiative.pk else None, "for_organisation": form.organisation,
        "was_kept": request.method == "GET" and form.is_bound, "is_locked": initiative.locked,
    }  # fmt: skip
    return render(request, "partners/initiatives/form.html", portal_links(request) | context)


@transaction.atomic
def keep(request: HttpRequest, form: InitiativeForm, initiative: Initiative) -> bool:
    """Nothing stays behind of what was not right."""
    if initiative.pk:
        hold_version(form, initiative, request.user)
    else:
        initiative.uid = form.uid
    if form.errors or not form.fill(initiative):
        transaction.set_rollback(True)
        return False
    sent = send(initiative, request.user)
    if sent.live and not sent.has_unpublished_changes:
        confirm(sent)  # who wrote what is public now has looked at it
    return True


@partner
def initiative(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = mine(request, uid)
    latest = latest_of(found)
    sent_back = found.current_workflow_state
    context = {
        "page_title": latest.name,
        "initiative": found,
        "latest": latest,
        "state": state_of(found),
        "reason": sent_back.current_task_state.comment if sent_back and sent_back.status == sent_back.STATUS_NEEDS_CHANGES else "",
        "lines": lines(None, latest),
        "places": [(place, drawing(place.municipality)) for place in latest.places.all()],
        "done": request.GET.get("gedaan", ""),
    }
    return render(request, "partners/initiatives/initiative.html", portal_links(request) | context)


@partner
def away(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Off the map, or thrown away when it never was on it. By POST alone."""
    found = mine(request, uid)
    if request.method == "POST" and found.locked:
        return redirect(f"{reverse('partner_initiative', args=[uid])}?gedaan={LOCKED}&taal={get_language()}")
    if request.method == "POST":
        take_away(found, request.user)
    return redirect(f"{reverse('partner_start')}?taal={get_language()}")


@partner
def still_right(request: HttpRequest, uid: UUID) -> HttpResponse:
    """By POST alone."""
    found = mine(request, uid)
    if request.method == "POST":
        confirm(found)
    done = CONFIRMED if request.method == "POST" else ""
    return redirect(f"{reverse('partner_initiative', args=[uid])}?gedaan={done}&taal={get_language()}")


def mine(request: HttpRequest, uid: UUID, organisation: Any = None) -> Initiative:
    """404 for another organisation's, as for one that never was."""
    found = Initiative.objects.of_person(request.user).filter(uid=uid).select_related("organisation", "category__parent")
    if organisation:
        found = found.filter(organisation=organisation)
    initiative = found.first()
    if initiative is None:
        raise Http404
    return initiative


def latest_of(initiative: Initiative) -> Initiative:
    """What was written last. The organisation is that of the row: a draft that gives it away does so when it is approved."""
    latest = initiative.get_latest_revision_as_object()
    latest.organisation = initiative.organisation
    return latest
