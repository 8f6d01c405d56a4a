"""The language of a family's pages: `?taal=`, else the holder's own, else the browser's."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language

from common.spoken import answer_in, language_of
from consent.models import Card, Person

View = Callable[..., HttpResponse]


def spoken(view: View) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        card = None
        if token := kwargs.pop("token", ""):
            if (card := Card.objects.by_token(token)) is None:
                raise Http404
            kwargs["card"] = card
        language = language_of(request, card.giver.language if card else "")
        return answer_in(language, partial(view, request, *args, **kwargs))

    return answer


def read_by(giver: Person) -> str:
    """The language of the notice: what the page speaks, or their own where the site itself does not speak it."""
    return (get_language() or "") if giver.language in dict(settings.LANGUAGES) else giver.language
