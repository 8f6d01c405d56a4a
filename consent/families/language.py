"""Pages without a language in their address: `?taal=`, else the person's own, else the browser's."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language, get_language_from_request, override

from common.menu import language_link, page_context
from consent.models import Card, Person

View = Callable[..., HttpResponse]


def spoken(view: View) -> View:
    """Nothing of these pages is kept, found, or told to the next site."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        card = None
        if token := kwargs.pop("token", ""):
            if (card := Card.objects.by_token(token)) is None:
                raise Http404
            kwargs["card"] = card
        language = language_of(request, card.giver.language if card else "")
        with override(language):
            response = view(request, *args, **kwargs)
        patch_vary_headers(response, ["Accept-Language"])
        patch_cache_control(response, private=True, no_store=True)
        response.headers.setdefault("Content-Language", language)
        # Not `no-referrer`: a browser then sends `Origin: null` with the forms of this very page, and they are refused.
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return answer


def language_of(request: HttpRequest, own: str) -> str:
    known = dict(settings.LANGUAGES)
    asked = request.GET.get("taal", "")
    return next((code for code in (asked, own) if code in known), None) or get_language_from_request(request)


def read_by(giver: Person) -> str:
    """The language of the notice: what the page speaks, or their own where the site itself does not speak it."""
    return (get_language() or "") if giver.language in dict(settings.LANGUAGES) else giver.language


def links(request: HttpRequest) -> dict[str, Any]:
    return page_context([language_link(code, f"{request.path}?taal={code}") for code, _name in settings.LANGUAGES])
