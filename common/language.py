"""The language of an answer comes from the address; an address without a language is no page of ours."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

RIGHT_TO_LEFT = {"ckb", "dv", "prs", "ps", "sd", "ur"}


def direction(code: str) -> str:
    """Of a text in any language; Django does not know all that somebody may have written in."""
    try:
        return "rtl" if translation.get_language_info(code)["bidi"] else "ltr"
    except KeyError:
        return "rtl" if code in RIGHT_TO_LEFT else "ltr"


def own_name(code: str) -> str:
    """As its speakers write it; a language that Django does not know keeps its code."""
    try:
        return str(translation.get_language_info(code)["name_local"])
    except KeyError:
        return code


def comma() -> str:
    """Between the parts of a sentence in the language of the page."""
    return "، " if (translation.get_language() or "").startswith("ar") else ", "


def ours(code: str) -> str:
    """This language when the site speaks it, else Dutch."""
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


class AddressLanguageMiddleware(LocaleMiddleware):
    """Django's own, but it never answers a 404 with a redirect below `/nl/`: `/api/` is a 404 and stays one."""

    def process_request(self, request: HttpRequest) -> None:
        """The desk speaks Dutch, whatever the browser says, until somebody chooses otherwise in their account."""
        super().process_request(request)
        if request.path.startswith("/admin/"):
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = settings.LANGUAGE_CODE

    def process_response(self, request: HttpRequest, response: Any) -> HttpResponseBase:
        response.headers.setdefault("Content-Language", translation.get_language())
        return response
