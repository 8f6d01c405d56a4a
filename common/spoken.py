"""Pages without a language in their address: `?taal=`, else the person's own, else the browser's."""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language_from_request, override

from common.menu import language_link, page_context


def language_of(request: HttpRequest, own: str) -> str:
    known = dict(settings.LANGUAGES)
    asked = request.GET.get("taal", "")
    return next((code for code in (asked, own) if code in known), None) or get_language_from_request(request)


def answer_in(language: str, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """Nothing of these pages is kept, found, or told to the next site."""
    with override(language):
        response = answer()
        if hasattr(response, "render"):  # a template that waits would speak the language of whoever comes after us
            response = response.render()
    patch_vary_headers(response, ["Accept-Language"])
    patch_cache_control(response, private=True, no_store=True)
    response.headers.setdefault("Content-Language", language)
    # Not `no-referrer`: a browser then sends `Origin: null` with the forms of this very page, and they are refused.
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def language_links(request: HttpRequest, keep: Iterable[str] = ()) -> dict[str, Any]:
    """The same page in each language; `keep` names the parameters without which it would be another page."""
    kept = {name: request.GET[name] for name in keep if name in request.GET}
    addresses = [(code, f"{request.path}?{urlencode({'taal': code} | kept)}") for code, _name in settings.LANGUAGES]
    return page_context([language_link(code, address) for code, address in addresses])
