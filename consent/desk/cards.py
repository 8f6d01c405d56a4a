"""Asking: a keeper makes the card of somebody who answers, prints it, or sends its link."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from common.language import direction, ours
from common.locks import hold
from common.models import SiteConfiguration
from common.qr import qr_svg
from consent import registry
from consent.capacity import audience_of, notice_for
from consent.case import load
from consent.desk.forms import MORE, SHOWN, WHERE
from consent.desk.permissions import refuse_unless
from consent.enums import Audience, EventKind
from consent.families.forms import SecretForm
from consent.families.holding import answers_for, holding
from consent.models import Card, ConsentEvent, Person
from consent.terms import Terms


@transaction.atomic
def ask(story_uid: UUID, giver: Person, user: Any, secret: str) -> Card:
    """Their card, and an event of the asking; who was asked at the same moment by somebody else is asked once."""
    hold("clearance")  # the order of common/locks.py: the event takes it too
    if held := Card.objects.filter(story_uid=story_uid, giver=giver, lost_at=None).first():
        return held
    card = Card.objects.of(story_uid, giver, by=user, secret=secret)
    ConsentEvent.objects.append(EventKind.ASKED, story_uid=story_uid, person_uid=giver.uid, actor=user)
    return card


def make_card(request: HttpRequest, story_uid: UUID, giver_id: int) -> HttpResponse:
    """GET shows what is asked for; the card itself is made by the button. Only for somebody who answers in this story."""
    refuse_unless(request, "consent.see_names")
    giver = get_object_or_404(Person, pk=giver_id)
    case = load(story_uid)
    if not any(answers_for(case, demand.person, giver, timezone.now()) for demand in case.demands):
        raise Http404
    held = Card.objects.filter(story_uid=story_uid, giver=giver, lost_at=None).first()
    if held:
        return redirect("consent_card", card_uid=held.uid)
    form = SecretForm(request.POST if request.method == "POST" else None, giver=giver)
    if request.method == "POST" and form.is_valid():
        card = ask(story_uid, giver, request.user, form.cleaned_data["secret"])
        return redirect("consent_card", card_uid=card.uid)
    title = registry.teller().title(story_uid, get_language() or "nl")
    return render(request, "consent/make_card.html", {"giver": giver, "form": form, "story_uid": story_uid, "title": title})


@never_cache
def show_card(request: HttpRequest, card_uid: UUID) -> HttpResponse:
    """To print or to send, in the language of who gets it. POST: the card was lost, its link opens nothing any more."""
    refuse_unless(request, "consent.see_names")
    card = get_object_or_404(Card.objects.select_related("giver"), uid=card_uid, lost_at=None)
    if request.method == "POST":
        with transaction.atomic():
            card.lost_at = timezone.now()
            card.save()
            ConsentEvent.objects.append(EventKind.CARD_CLOSED, story_uid=card.story_uid, person_uid=card.giver.uid, actor=request.user)
        return redirect("consent_make_card", story_uid=card.story_uid, giver_id=card.giver_id)
    return render(request, "consent/card.html", sheet(card))


def sheet(card: Card) -> dict[str, Any]:
    """The form to fill in by pen: in the language and the register of who gets it, whatever the desk speaks."""
    held, language = holding(card), ours(card.giver.language)
    first = held.questions[0] if held.questions else None
    notice = notice_for(first.subject, card.giver) if first else None
    with override(language):
        message = _("Hello. Here is your card of Dorp rond het kind: %(link)s. You read, and you choose. You may always change your mind.")
        message %= {"link": card.link}
    return {
        "card": card,
        "held": held,
        "title": registry.teller().title(card.story_uid, language),
        "language": language,
        "direction": direction(language),
        "notice": notice,
        "notice_direction": direction(notice.language) if notice else "",
        "is_child": first is not None and audience_of(first.subject, card.giver) == Audience.CHILD,
        "shown": [label for value, label in SHOWN if value != "more"],
        "more": [label for _value, label in MORE],
        "where": [label for _value, label in WHERE],
        "years": Terms().on(timezone.localdate())["default_years"],
        "qr": qr_svg(card.link),
        "site_address": settings.SITE_URL,
        "contact_phone": SiteConfiguration.load().phone,
        "message": message,
    }
