"""`/partner/organisatie/…`: what the public reads of an organisation, who works for it, and all its data to take along."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from network.enums import Role
from network.models import Membership, Organisation
from partners.doors import HOME, partner, portal_links
from partners.export import own_data
from partners.forms import InvitationForm, OrganisationForm
from partners.invitations import RESENT_AFTER, invite, send_invitation
from partners.keeping import kept
from partners.members import change_role, let_go


def own(request: HttpRequest, slug: str) -> tuple[Organisation, Membership]:
    """404 for one that somebody does not work for, as for one that never was."""
    organisation = next((one for one in request.organisations if one.slug == slug), None)
    if organisation is None:
        raise Http404
    return organisation, Membership.objects.get(user=request.user, organisation=organisation)


def as_owner(request: HttpRequest, slug: str) -> Organisation:
    organisation, membership = own(request, slug)
    if not membership.is_owner:
        raise Http404
    return organisation


def page(request: HttpRequest, template: str, organisation: Organisation, **context: Any) -> HttpResponse:
    members = organisation.memberships.select_related("user").order_by("-role", "invited_at")
    return render(request, template, portal_links(request) | {"organisation": organisation, "members": members} | context)


@partner
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    mine, membership = own(request, slug)
    if request.method != "POST":
        typed = kept(request)
    elif membership.is_owner:
        typed = request.POST
    else:
        raise Http404
    form = OrganisationForm(typed, instance=mine)
    if request.method == "POST" and form.is_valid():
        form.save()
        log(mine, "wagtail.edit", user=request.user, content_changed=True)
        messages.success(request, _("Saved. This is what everybody reads now."))
        return redirect(request.path)
    return page(request, "partners/organisation.html", Organisation.objects.get(pk=mine.pk), form=form, membership=membership)


@partner
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """Owners invite here."""
    mine = as_owner(request, slug)
    typed = request.POST if request.method == "POST" else kept(request)
    form = InvitationForm(typed, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        try:
            membership = invite(mine, form.cleaned_data["email"], form.cleaned_data["role"], form.cleaned_data["language"], request.user)
        except ValidationError as error:
            form.add_error("email", error)
        else:
            tell_of_mail(request, membership)
            return redirect(request.path)
    return page(request, "partners/people.html", mine, form=form)


@partner
def person(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The buttons beside a name; leaving is for everybody, the rest for owners."""
    mine, membership = own(request, slug)
    other = get_object_or_404(mine.memberships.select_related("user", "organisation"), pk=pk)
    act = request.POST.get("act", "")
    if request.method == "POST" and not (membership.is_owner or (other == membership and act == "go")):
        raise Http404
    try:
        if act == "go":
            let_go(other)
            messages.success(request, _("You left.") if other == membership else _("They cannot come in any more."))
        elif act in Role.values:
            change_role(other, act)
            messages.success(request, _("Changed."))
        elif act == "again" and not other.accepted_at:
            invite_again(request, other)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    if other == membership and not Membership.objects.filter(pk=pk, role=Role.OWNER).exists():
        return redirect(HOME)
    return redirect("partner_people", slug=slug)


def invite_again(request: HttpRequest, membership: Membership) -> None:
    if membership.invited_at > timezone.now() - RESENT_AFTER:
        raise ValidationError(_("That mail went out less than an hour ago. Give it a moment; it may be in their spam folder."))
    tell_of_mail(request, invite(membership.organisation, membership.user.email, membership.role, "", request.user))


def tell_of_mail(request: HttpRequest, membership: Membership) -> None:
    if send_invitation(membership):
        messages.success(request, _("The invitation is on its way."))
    else:
        messages.error(request, _("The invitation stands, but its mail did not leave. Press “Send again” in an hour."))


@partner
def export(request: HttpRequest, slug: str) -> HttpResponse:
    mine, _membership = own(request, slug)
    response = JsonResponse(own_data(mine), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response.headers["Content-Disposition"] = f'attachment; filename="{mine.slug}.json"'
    return response
