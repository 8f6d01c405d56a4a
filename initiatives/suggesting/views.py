"""Forms for who knows something, without an account, a script or a cookie. Nothing of it is public before somebody of the desk decides."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.csrf import csrf_exempt

from common.menu import page_context, plain_language_links
from initiatives.models import Initiative, InitiativeText
from initiatives.suggesting.forms import ReportForm, SuggestionForm
from initiatives.suggesting.likeness import likely_same
from initiatives.suggesting.receiving import receive, receive_report

IT_IS_THIS_ONE = "deze"
"""The button below one that looks the same: it brings what was typed along to the page where one tells about that one."""


@csrf_exempt
def suggest(request: HttpRequest) -> HttpResponse:
    """«Ken je er nog een?» What looks the same is shown once before it is kept."""
    context: dict[str, Any] = {"page_title": _("Do you know another one?")}
    form = SuggestionForm(request.POST if request.method == "POST" else None, request=request)
    if request.method == "POST" and form.is_valid():
        alike = likely_same(form.cleaned_data["name"], form.where)
        if {one.pk for one in alike} <= form.was_shown:
            receive(form)
            return _thank(request)
        InitiativeText.lend(alike)
        form.data = form.data.copy()
        form.data["seen"] = ",".join(str(one.pk) for one in alike)
        context |= {"page_title": pgettext("initiatives", "Is it one of these?"), "alike": alike}
    return _answer(request, "initiatives/suggest.html", context | {"form": form})


@csrf_exempt
def report(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """«Is dit nog juist?»"""
    initiative = Initiative.objects.visible().filter(pk=pk).first()
    if initiative is None:
        raise Http404
    if slug != initiative.slug and request.method != "POST":
        return redirect("initiative_report", pk, initiative.slug, permanent=True)
    InitiativeText.lend([initiative])
    if request.method != "POST":
        form = ReportForm(request=request)
    elif IT_IS_THIS_ONE in request.POST:
        form = ReportForm(initial={name: request.POST.get(name, "").replace("\x00", "") for name in ("words", "sender")}, request=request)
    else:
        form = ReportForm(request.POST, request=request)
        if form.is_valid():
            receive_report(form, initiative)
            return _thank(request)
    context = {"page_title": _("Is this still right?"), "initiative": initiative, "text": initiative.text, "form": form}
    return _answer(request, "initiatives/report.html", context)


def _thank(request: HttpRequest) -> HttpResponse:
    return redirect(f"{request.path}?verstuurd")


def _answer(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    if "verstuurd" in request.GET and request.method == "GET":
        template = "initiatives/thanks.html"
    response = render(request, template, page_context(plain_language_links(request)) | context)
    # The form carries a token that ages: a kept copy of the page would carry an old one.
    patch_cache_control(response, no_store=True)
    return response
