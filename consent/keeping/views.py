"""The keepers' pages: register, record of processing, Expo, and a reminder that is done."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from common.paging import page_links, paginate
from consent.desk.permissions import refuse_unless
from consent.keeping import five_minutes
from consent.keeping.expo import EXPO, Expo, counts
from consent.keeping.keepers import may_keep
from consent.keeping.processing import Processing, processing
from consent.keeping.register import SHEETS
from consent.keeping.sheets import A_PAGE, Sheet, as_csv, chosen
from consent.models import Reminder

SETTINGS = reverse_lazy("wagtailsettings:edit", args=["consent", "controller"])


def _sheet(name: str) -> Sheet:
    if name not in SHEETS:
        raise Http404
    return SHEETS[name]


def _on_screen(request: HttpRequest, sheet: Sheet, template: str, **more: Any) -> HttpResponse:
    """No real name on the screen: the list of people shows one at a time."""
    choice = chosen(sheet, request)
    page = paginate(request, sheet.items(choice), A_PAGE)
    shown = {"sheet": sheet, "sheets": SHEETS.values(), "chosen": choice, "headings": sheet.headings(False)}
    found, labels = sheet.rows(list(page.object_list), False), sheet.headings(False)[1:]
    rows = [(row.url, row.cells[0], zip(labels, row.cells[1:], strict=True)) for row in found]
    return render(request, template, shown | {"rows": rows, "paged": page, "page_links": page_links(request, page)} | more)


@never_cache
@require_safe
def register(request: HttpRequest, name: str = "verhalen") -> HttpResponse:
    refuse_unless(request, "consent.view_consentrecord")
    return _on_screen(request, _sheet(name), "consent/register.html")


@require_safe
def register_csv(request: HttpRequest, name: str) -> HttpResponse:
    """Real names only for who may see them."""
    refuse_unless(request, "consent.view_consentrecord")
    return as_csv(_sheet(name), request, request.user.has_perm("consent.see_names"))


@never_cache
@require_safe
def record_of_processing(request: HttpRequest) -> HttpResponse:
    refuse_unless(request, "consent.view_consentrecord")
    return render(request, "consent/processing.html", {"sections": processing(), "sheets": SHEETS.values(), "settings_url": SETTINGS})


@require_safe
def record_of_processing_csv(request: HttpRequest) -> HttpResponse:
    refuse_unless(request, "consent.view_consentrecord")
    return as_csv(Processing(), request, False)


@never_cache
@require_safe
def expo(request: HttpRequest) -> HttpResponse:
    refuse_unless(request, "consent.view_consentrecord")
    done, all_told = counts()
    return _on_screen(request, Expo(), "consent/expo.html", done=done, all_told=all_told, expo=EXPO)


@require_safe
def expo_csv(request: HttpRequest) -> HttpResponse:
    refuse_unless(request, "consent.view_consentrecord")
    return as_csv(Expo(), request, False)


@require_POST
def reminder_done(request: HttpRequest, reminder_id: int) -> HttpResponse:
    refuse_unless(request, "consent.change_reminder")
    get_object_or_404(Reminder, pk=reminder_id).finish(request.user)
    return redirect("desk_waiting")


@require_safe
def in_five_minutes(request: HttpRequest) -> HttpResponse:
    """The editors' page, as it stands in docs/."""
    if not (request.user.has_perm("consent.note_consentrecord") or may_keep(request.user)):
        raise PermissionDenied
    return render(request, "consent/five_minutes.html", {"text": five_minutes.html()})
