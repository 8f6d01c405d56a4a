"""Asking: a keeper makes the card of somebody who answers, prints it, or sends its link."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from common.qr import qr_svg
from consent import registry
from consent.capacity import notice_for
from consent.case import load
from consent.families.forms import SecretForm
from consent.families.holding import answers_for, holding
from consent.models import Card, Person


def _may_ask(request: HttpRequest) -> None:
    if not request.user.has_perm("consent.see_names"):
        raise PermissionDenied


def make_card(request: HttpRequest, story_uid: UUID, giver_id: int) -> HttpResponse:
    """GET shows what is asked for; the card itself is made by the button. Only for somebody who answers in this story."""
    _may_ask(request)
    giver = get_object_or_404(Person, pk=giver_id)
    case = load(story_uid)
    if not any(answers_for(case, demand.person, giver, timezone.now()) for demand in case.demands):
        raise Http404
    held = Card.objects.filter(story_uid=story_uid, giver=giver, lost_at=None).first()
    if held:
        return redirect("consent_card", card_uid=held.uid)
    form = SecretForm(request.POST if request.method == "POST" else None, giver=giver)
    if request.method == "POST" and form.is_valid():
        card = Card.objects.of(story_uid, giver, by=request.user, secret=form.cleaned_data["secret"])
        return redirect("consent_card", card_uid=card.uid)
    title = registry.teller().title(story_uid, get_language() or "nl")
    return render(request, "consent/make_card.html", {"giver": giver, "form": form, "story_uid": story_uid, "title": title})


@never_cache
def show_card(request: HttpRequest, card_uid: UUID) -> HttpResponse:
    """To print or to send, in the language of who gets it. POST: the card was lost, its link opens nothing any more."""
    _may_ask(request)
    card = get_object_or_404(Card.objects.select_related("giver"), uid=card_uid, lost_at=None)
    if request.method == "POST":
        card.lost_at = timezone.now()
        card.save()
        return redirect("consent_make_card", story_uid=card.story_uid, giver_id=card.giver_id)
    held = holding(card)
    with override(card.giver.language):
        message = _("Hello. Here is your card of Dorp rond het kind: %(link)s. You read, and you choose. You may always change your mind.")
        context = {
            "card": card,
            "held": held,
            "title": registry.teller().title(card.story_uid, card.giver.language),
            "notice": notice_for(held.questions[0].subject, card.giver) if held.questions else None,
            "qr": qr_svg(card.link),
            "message": message % {"link": card.link},
        }
        return render(request, "consent/card.html", context)
