"""`/partner/`: signing in without a password. One field, one mail, and a button: mail scanners open links, they press nothing."""

import json
import time

from cryptography.fernet import InvalidToken
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from common.encryption import decrypt, encrypt
from partners.agenda import home
from partners.doors import HOME, NOT_FOUND_BY_OTHERS, back_to_start, button, organisations_of, portal_links, visitor, way_on
from partners.entering import ask, enter_by_code, enter_by_link, owner_of
from partners.forms import AskForm, CodeForm

HOUR = 3600


@visitor
def start(request: HttpRequest) -> HttpResponse:
    """For partners their first page, for others one field."""
    request.organisations = organisations_of(request)
    if request.organisations and request.method != "POST":
        return redirect(onward) if (onward := way_on(request)) else home(request)
    form = AskForm(request.POST if request.method == "POST" else None, request=request)
    if request.method == "POST" and form.is_valid():
        email, onward = form.cleaned_data["email"], way_on(request)
        if ask(email, get_language() or "", onward):
            return redirect(f"{reverse('partner_code', args=[seal(email, onward)])}?taal={get_language()}")
        form.add_error(None, _("The mail could not be sent just now. Try again in a few minutes, or call us."))
    return render(request, "partners/start.html", portal_links(request) | {"form": form})


def seal(email: str, onward: str) -> str:
    """For the address of the next page: it can be loaded again by a phone that forgot it, and no log reads the e-mail in it."""
    return encrypt(json.dumps(["code", email, onward, int(time.time())]))


def unseal(sent: str) -> tuple[str, str] | None:
    try:
        purpose, email, onward, made_at = json.loads(decrypt(sent))
    except (InvalidToken, ValueError, TypeError):
        return None
    return (email, onward) if purpose == "code" and time.time() - made_at < HOUR else None


@visitor
def by_code(request: HttpRequest, sent: str) -> HttpResponse:
    """What the visitor reads after asking, the same for every address."""
    asked = unseal(sent)
    if asked is None:
        return redirect(HOME)
    email, onward = asked
    form = CodeForm(request.POST if request.method == "POST" else None, request=request)
    if request.method == "POST" and form.is_valid():
        if enter_by_code(request, email, form.cleaned_data["code"]):
            return redirect(onward or HOME)
        form.refuse()
    return render(request, "partners/code.html", portal_links(request) | {"form": form, "email": email, "again": back_to_start(onward)})


@button
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    onward = way_on(request)
    if request.method == "POST":
        if enter_by_link(request, token):
            return redirect(onward or HOME)
    elif owner_of(token):
        return render(request, "partners/press.html", portal_links(request))
    if organisations_of(request):  # pressed twice
        return redirect(onward or HOME)
    return render(request, "partners/used.html", NOT_FOUND_BY_OTHERS | {"again": back_to_start(onward)}, status=410)


@button
def sign_out(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        logout(request)
    return redirect(HOME)
