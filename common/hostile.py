"""Input no browser of ours sends: answered before any code of ours has to think about it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.template.loader import render_to_string
from django.utils import translation

MOST_QUERY_CHARACTERS = 4000


class HostileInputMiddleware:
    """400 for a NUL, a lone surrogate or an endless query; databases and templates choke on these."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_sane(request):
            with translation.override(translation.get_language_from_path(request.path) or settings.LANGUAGE_CODE):
                return HttpResponseBadRequest(render_to_string("400.html"))
        return self.get_response(request)


def is_sane(request: HttpRequest) -> bool:
    query = request.META.get("QUERY_STRING", "")
    if len(query) > MOST_QUERY_CHARACTERS:
        return False
    texts = [request.path, *request.GET.keys(), *(value for values in request.GET.lists() for value in values[1])]
    return not any("\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text) for text in texts)
