"""Pages of the portal that open with a link of their own: an invitation, the yearly question, and asking to take part."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from partners.doors import HOME, NOT_FOUND_BY_OTHERS, back_to_start, button, portal_links, visitor
from partners.entering import enter_by_invitation
from partners.forms import JoinForm
from partners.invitations import invited_by, inviter
from partners.joining import receive
from partners.yearly import asked_by, say_other, say_still


@button
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """GET tells who invites for what; the button says yes and signs in."""
    if request.method == "POST" and enter_by_invitation(request, token):
        return redirect(HOME)
    membership = invited_by(token)
    if membership is None:
        return over(request)
    context = {"membership": membership, "by": inviter(membership), "again": back_to_start()}
    return render(request, "partners/invitation.html", portal_links(request) | context)


@button
def still_here(request: HttpRequest, token: str) -> HttpResponse:
    """«Ben jij nog de contactpersoon?»"""
    membership = asked_by(token)
    if membership is None:
        return over(request)
    if request.method == "POST":
        said = "ja" if request.POST.get("answer") == "yes" else "nee"
        (say_still if said == "ja" else say_other)(membership)
        return redirect(f"{request.path}?gezegd={said}&taal={get_language()}")
    context = {"membership": membership, "said": request.GET.get("gezegd", "")}
    return render(request, "partners/still_here.html", portal_links(request) | context)


def over(request: HttpRequest) -> HttpResponse:
    """In the language the mail was written in: its links carry it."""
    return render(request, "partners/invitation_over.html", NOT_FOUND_BY_OTHERS | {"again": back_to_start()}, status=410)


@visitor
def join(request: HttpRequest) -> HttpResponse:
    """«Doe mee met je vereniging»: for who was not invited."""
    form = JoinForm(request.POST if request.method == "POST" else None, request=request)
    if request.method == "POST" and form.is_valid():
        receive(form)
        return redirect(f"{request.path}?verstuurd&taal={get_language()}")
    template = "partners/join_thanks.html" if "verstuurd" in request.GET and request.method == "GET" else "partners/join.html"
    return render(request, template, portal_links(request) | {"form": form})
