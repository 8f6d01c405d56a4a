"""The page behind the link of the yearly question. A program that looks into mails and opens it confirms nothing: a button does."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from common.language import comma
from common.menu import page_context, plain_language_links
from common.public_form import was_sent_from_here
from common.spoken import answer_in
from initiatives.confirming import asked_by, confirm
from initiatives.models import InitiativeText

NOBODY_ELSES = {"canonical_url": ""}
"""The address is for who got the mail."""


@csrf_exempt
def still_right(request: HttpRequest, token: str) -> HttpResponse:
    return answer_in(get_language() or "", partial(_answer, request, token))


def _answer(request: HttpRequest, token: str) -> HttpResponse:
    """One page for all: the question, the thanks once it is answered, and a friendly word when the link is over."""
    context = page_context(plain_language_links(request)) | NOBODY_ELSES | {"page_title": _("Is this still right?")}
    asked = asked_by(token)
    if asked is None:
        # It is over in every language.
        context |= {"languages": [link for link in context["languages"] if link["current"]], "alternates": []}
        return render(request, "initiatives/confirm_over.html", context, status=410)
    initiative, is_open = asked
    if request.method == "POST":
        if not was_sent_from_here(request):
            return render(request, "initiatives/confirm_elsewhere.html", context, status=403)
        if is_open:
            confirm(initiative)
        return redirect(request.path)
    InitiativeText.lend([initiative])
    facts = {"places": initiative.places.select_related("municipality"), "spoken": comma().join(initiative.spoken)}
    return render(request, "initiatives/confirm.html", context | facts | {"initiative": initiative, "text": initiative.text, "is_open": is_open})
