"""The story as it would appear, with its pictures and recordings: for who is in it, before the world meets it."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from consent import registry
from consent.families.holding import holding
from consent.families.language import spoken
from consent.models import Card
from consent.registry import Frame


def frame_of(card: Card) -> Frame:
    """Who is not in the story any more reads nothing of it here."""
    held = holding(card)
    if not held.questions:
        raise Http404
    names = {"picture": "card_picture", "recording": "card_recording"}
    back = f"{reverse('card', args=[card.token])}?taal={get_language()}"
    return Frame(held.people, lambda kind, number: reverse(names[kind], args=[card.token, number]), back)


@require_safe
@spoken
def read(request: HttpRequest, card: Card) -> HttpResponse:
    return registry.teller().preview(card.story_uid, get_language() or settings.LANGUAGE_CODE, request, frame_of(card))


@require_safe
@spoken
def picture(_request: HttpRequest, card: Card, picture_id: int) -> HttpResponse:
    return registry.teller().picture(card.story_uid, picture_id, frame_of(card))


@require_safe
@spoken
def recording(request: HttpRequest, card: Card, file_id: int) -> HttpResponseBase:
    return registry.teller().recording(card.story_uid, file_id, frame_of(card), request)
