"""The way into the portal. A view behind `@partner` has `request.organisations`: those its person works for at this moment."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from common.public_form import was_sent_from_here
from common.spoken import answer_in, language_links, language_of
from network.accounts import language_of_person
from network.models import Organisation
from partners.keeping import PARAMETER, keep

HOME = "/partner/"
ONWARD = "verder"
LONGEST_PATH = 1500
READS = {"GET", "HEAD"}
NOT_FOUND_BY_OTHERS = {"canonical_url": ""}
"""In the context of a page whose address is nobody else's business."""

View = Callable[..., HttpResponse]


def partner(view: View) -> View:
    """For who works for an organisation now, asked at every request: a suspended one or somebody let go is out at the next."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.organisations = organisations_of(request)
        if not may_send(request):
            act = partial(elsewhere, request)
        elif not request.organisations:
            act = partial(ask_who, request)
        else:
            act = partial(view, request, *args, **kwargs)
        return answer_in(language_at_door(request), act)

    return answer


def visitor(view: View) -> View:
    """For the pages of the portal before somebody is signed in, whose forms look after themselves (`PublicForm`)."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return answer_in(language_at_door(request), partial(view, request, *args, **kwargs))

    return answer


def button(view: View) -> View:
    """For a visitor's page with nothing on it but a button: it is pressed on that page or not at all."""

    @visitor
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs) if may_send(request) else elsewhere(request)

    return answer


def organisations_of(request: HttpRequest) -> list[Organisation]:
    if not request.user.is_authenticated:
        return []
    return list(Organisation.objects.of_person(request.user).order_by("name"))


def language_at_door(request: HttpRequest) -> str:
    return language_of(request, language_of_person(request.user))


def portal_links(request: HttpRequest) -> dict[str, Any]:
    """For the language switch: neither where somebody was going nor what they typed is lost by it."""
    return NOT_FOUND_BY_OTHERS | language_links(request, keep=(ONWARD, PARAMETER))


def may_send(request: HttpRequest) -> bool:
    """Stricter than a visitor's form: a session goes along by itself, so a browser must say where the form stood."""
    return request.method in READS or was_sent_from_here(request)


def elsewhere(request: HttpRequest) -> HttpResponse:
    return render(request, "partners/elsewhere.html", portal_links(request), status=403)


def ask_who(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back here; what was typed waits meanwhile."""
    onward = request.get_full_path()
    if request.method not in READS:
        token = keep(request)
        if not token:
            return render(request, "partners/too_much.html", portal_links(request), status=403)
        query = request.GET.copy()
        query[PARAMETER] = token
        onward = f"{request.path}?{query.urlencode()}"
    if len(onward) > LONGEST_PATH:
        onward = request.path
    return redirect(f"{HOME}?{urlencode({ONWARD: onward})}")


def back_to_start(onward: str = "") -> str:
    """The address where one signs in, in the language of this page."""
    return f"{HOME}?{urlencode({'taal': get_language() or ''} | ({ONWARD: onward} if onward else {}))}"


def way_on(request: HttpRequest) -> str:
    """Where they were going, when that is a page of the portal; else nothing."""
    path = request.GET.get(ONWARD, "")
    steps = unquote(urlsplit(path).path).split("/") if path.startswith(HOME) else [".."]
    odd = "\\" in path or not path.isprintable() or len(path) > LONGEST_PATH
    return "" if odd or ".." in steps or "." in steps else path
