"""«Het eerste exemplaar»: the story on paper for child and buddy, before anybody else reads it, with the card to take it back."""

import uuid
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from common.language import direction, ours
from common.models import SiteConfiguration
from common.qr import qr_svg
from consent import registry
from consent.desk.overview import overview
from consent.desk.permissions import refuse_unless
from consent.models import Card
from consent.sentences import short_name
from stories.models import StoryPage
from stories.telling import page_in
from stories.village import house_svg

UNNUMBERED = 0  # a house that no child has: numbers begin with one


@never_cache
@require_safe
def first_copy(request: HttpRequest, story_uid: UUID) -> HttpResponse:
    """From the last draft. `?kaart=<uid>` chooses whose card stands on the last page; several may."""
    refuse_unless(request, "consent.note_consentrecord")
    may_see = request.user.has_perm("consent.see_names")
    held = list(Card.objects.filter(story_uid=story_uid, lost_at=None).select_related("giver").order_by("pk")) if may_see else []
    cards = [card_of(asked, held) for asked in request.GET.getlist("kaart")] if may_see else []
    page = page_in(story_uid, request.GET.get("taal") or (cards[0].giver.language if cards else settings.LANGUAGE_CODE))
    if page is None:
        raise Http404
    called = relations(story_uid) if held else {}
    context = {
        "cards": [{"card": card, "whose": called.get(card.giver_id, ""), "qr": qr_svg(card.link), **speech(card.giver.language)} for card in cards],
        "held": [{"card": card, "whose": called.get(card.giver_id, ""), "chosen": card in cards} for card in held],
        "desk_language": get_language(),
    }
    with override(page.locale.language_code):
        return render(request, "outside/first_copy.html", context | story_context(page))


def relations(story_uid: UUID) -> dict[int, str]:
    """What a parent is called: «Noor: mama». Their own name stands on no paper."""
    lines = overview(story_uid).lines
    return {said.giver.pk: f"{short_name(line.person)}: {said.label}" for line in lines for said in line.answers if said.giver.pk != line.person.pk}


def card_of(asked: str, held: list[Card]) -> Card:
    """404 for a card that is lost, of another story, or no card at all."""
    try:
        wanted = uuid.UUID(asked)
    except ValueError:
        raise Http404 from None
    if card := next((card for card in held if card.uid == wanted), None):
        return card
    raise Http404


def speech(language: str) -> dict[str, str]:
    """The card's own language, where ours has it."""
    return {"language": ours(language), "direction": direction(ours(language))}


def story_context(page: StoryPage) -> dict[str, Any]:
    draft = page.get_latest_revision_as_object()
    number = page.house_number
    return {
        "page": draft,
        "story": draft,
        "number": number,
        "house": house_svg(number or UNNUMBERED, state="lit"),
        "is_first": not StoryPage.objects.visible().of_story(page.story_uid).exists(),
        "site_name": settings.WAGTAIL_SITE_NAME,
        "phone": SiteConfiguration.load().phone,
        "consent_address": f"{settings.SITE_URL}/toestemming/",
        # Nothing but words: pictures and sound go public with the story, each for whom it shows.
        "public_renditions": {},
        "public_files": {},
        **speech(page.locale.language_code),
    }


registry.offers(gettext_lazy("The first copy"), "story_first_copy")
