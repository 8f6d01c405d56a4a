import re
from itertools import chain
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.paging import page_links, paginate
from consent import registry
from consent.desk.forms import NEW, NoteForm
from consent.desk.overview import context, overview
from consent.desk.permissions import refuse_unless
from consent.enums import EventKind
from consent.models import Attestation, ConsentEvent, Evidence, EvidenceReading, Participation, Plea
from consent.noting import ANOTHER, HEIR, note, take_off
from consent.withdrawal import lift, withdraw

A_PAGE = 30
NUMBER = re.compile(r"[0-9]{1,9}")


def story_of(story_uid: UUID) -> Any:
    """The page that tells it, the Dutch one first; 404 for a uid nobody knows."""
    for model in registry.page_models():
        if page := model._default_manager.filter(story_uid=story_uid).select_related("locale").order_by("pk").first():
            return page
    raise Http404


def choose(request: HttpRequest) -> HttpResponse:
    """Which story? Those that are not online first; found by words of the title or the number of the house."""
    refuse_unless(request, "consent.note_consentrecord")
    wanted = request.GET.get("q", "").strip()
    page = paginate(request, called(wanted), A_PAGE)
    return render(request, "consent/choose.html", {"wanted": wanted, "paged": page, "page_links": page_links(request, page)})


def called(wanted: str) -> list[dict[str, Any]]:
    """Dutch pages; all of them when nothing is wanted."""
    title = Q(draft_title__icontains=wanted) | Q(title__icontains=wanted)
    if NUMBER.fullmatch(wanted):
        title |= Q(story_uid__in=registry.teller().in_house(int(wanted)))
    rows: list[dict[str, Any]] = []
    for model in registry.page_models():
        pages = model._default_manager.filter(title, locale__language_code=settings.LANGUAGE_CODE)
        rows += pages.order_by("live", "-latest_revision_created_at", "pk").values("story_uid", "draft_title", "live")
    return rows


def take_note(request: HttpRequest, story_uid: UUID) -> HttpResponse:
    refuse_unless(request, "consent.note_consentrecord")
    story = story_of(story_uid)
    if request.method == "POST":
        form = NoteForm(request.POST, request.FILES, story_uid=story_uid)
        if form.is_valid() and _noted(form, story_uid, request):
            messages.success(request, _("Noted. %(sentence)s") % {"sentence": overview(story_uid).sentence})
            return redirect("consent_note", story_uid=story_uid)
    else:
        form = NoteForm(story_uid=story_uid, initial={"who": request.GET.get("wie") or next_to_ask(story_uid)})
    return render(request, "consent/note.html", {"form": form, "story": story} | context(story_uid))


def next_to_ask(story_uid: UUID) -> str:
    """The first one who still has to answer, a parent or an heir who is not noted included; somebody new when nobody has to."""
    found = overview(story_uid)
    waiting = (f"{line.person.pk}-{answer.giver.pk}" for line in found.lines for answer in line.answers if answer.tone == "wait")
    missing = (f"{line.person.pk}-{ANOTHER}" for line in found.lines if line.another_url)
    heirs = (f"{reason.person.pk}-{HEIR}" for reason in found.verdict.reasons if reason.code == "no_heir" and reason.person)
    return next(chain(waiting, missing, heirs), NEW)


def _noted(form: NoteForm, story_uid: UUID, request: HttpRequest) -> bool:
    try:
        note(form.cleaned_data, story_uid, request.user)
    except ValidationError as error:
        for field, errors in error.message_dict.items():
            form.add_error({"valid_until": "until"}.get(field, field) if field in form.fields or field == "valid_until" else None, errors)
        return False
    return True


@require_POST
def attest(request: HttpRequest, story_uid: UUID) -> HttpResponse:
    """«Everyone who is in it is listed», said by the one who presses the button."""
    refuse_unless(request, "consent.note_consentrecord")
    story_of(story_uid)
    Attestation.objects.create(story_uid=story_uid, by=request.user)
    ConsentEvent.objects.append(EventKind.ATTESTED, story_uid=story_uid, actor=request.user)
    messages.success(request, _("Noted. %(sentence)s") % {"sentence": overview(story_uid).sentence})
    return redirect("consent_note", story_uid=story_uid)


@require_POST
def not_in_it(request: HttpRequest, story_uid: UUID, person_id: int) -> HttpResponse:
    """«Staat niet (meer) in dit verhaal»: listed by mistake, or written out."""
    refuse_unless(request, "consent.note_consentrecord")
    row = get_object_or_404(Participation.objects.select_related("person"), story_uid=story_uid, person__pk=person_id)
    if registry.still_shows(story_uid, row.person):
        said = _("%(person)s is still in it: take the name and the pictures out of the page and of the draft first.")
        messages.error(request, said % {"person": row.person})
    else:
        take_off(row, request.user)
        messages.success(request, _("Noted. %(sentence)s") % {"sentence": overview(story_uid).sentence})
    return redirect("consent_note", story_uid=story_uid)


@require_POST
def take_offline(request: HttpRequest, story_uid: UUID) -> HttpResponse:
    """«Haal nu offline»: one click, no proof asked; only a keeper brings it back."""
    refuse_unless(request, "consent.note_consentrecord")
    story_of(story_uid)
    withdraw(story_uid, actor=request.user)
    messages.success(request, _("It is offline, in all languages. Only a keeper lets it come back."))
    return redirect("consent_note", story_uid=story_uid)


@require_POST
def let_back(request: HttpRequest, story_uid: UUID) -> HttpResponse:
    """For keepers: the stop is lifted; the pages stay drafts until they are read and published again."""
    refuse_unless(request, "consent.see_names")
    story_of(story_uid)
    lift(story_uid, actor=request.user)
    messages.success(request, _("It may come back: send it for review again."))
    return redirect("consent_note", story_uid=story_uid)


@require_POST
def plea_done(request: HttpRequest, plea_id: int) -> HttpResponse:
    """It was taken care of; what they wrote goes, that it was asked and when stays."""
    refuse_unless(request, "consent.note_consentrecord")
    plea = get_object_or_404(Plea, pk=plea_id)
    plea.about, plea.reach, plea.done_at = "", "", timezone.now()
    plea.save()
    return redirect("desk_waiting")


def evidence(request: HttpRequest, story_uid: UUID, evidence_uid: UUID) -> HttpResponse:
    """Keepers only; each reading is logged before a byte is sent, and so is who asks for it under another story."""
    refuse_unless(request, "consent.view_evidence")
    found = Evidence.objects.filter(uid=evidence_uid, record__story_uid=story_uid, erased_at=None).select_related("record").first()
    if found is None:
        ConsentEvent.objects.append(EventKind.EVIDENCE_REFUSED, story_uid=story_uid, actor=request.user)
        raise Http404
    try:
        content = found.file.storage.open(found.file.name)
    except FileNotFoundError:  # of an older or newer backup than the database
        raise Http404 from None
    EvidenceReading.objects.create(evidence=found, user=request.user)
    record = found.record
    ConsentEvent.objects.append(EventKind.EVIDENCE_READ, story_uid=record.story_uid, record_uid=record.uid, actor=request.user)
    response = HttpResponse(content.read(), content_type=found.content_type or "application/octet-stream")
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Disposition"] = f'inline; filename="{found.uid}"'
    return response
