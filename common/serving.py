"""Addresses to pages. Wagtail's own view takes nine queries to find a story; this one takes what the menu needs anyway.

Departs from it in three ways (docs/headers.md, docs/public-forms.md): view restrictions do not exist here, forms of visitors
carry their own token instead of a cookie, and `/_util/` is not mounted.
"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from wagtail import hooks
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from common.trunk import HOME_DEPTH, trunk


@csrf_exempt
def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    page, args, kwargs = route(request, [part for part in path.split("/") if part])
    for before in hooks.get_hooks("before_serve_page"):
        answer = before(page, request, args, kwargs)
        if isinstance(answer, HttpResponse):
            return answer
    return page.serve(request, *args, **kwargs)


def route(request: HttpRequest, parts: list[str]) -> RouteResult:
    """Raises Http404 for what is no page, or no page the public may see now."""
    pages = trunk(request)
    home = next((page for page in pages if page.depth == HOME_DEPTH), None)
    if home is None:
        raise Http404
    if not parts:
        return RouteResult(with_locale(home.specific, home))
    section = next((page for page in pages if page.depth > HOME_DEPTH and page.slug == parts[0]), None)
    if section is None:
        raise Http404
    if len(parts) == 1:
        return RouteResult(with_locale(section.specific, section))
    # Without its own fields: most sections only pass on to what lies below them.
    result = with_locale(section.specific_deferred, section).route(request, parts[1:])
    if not result[0].is_visible_now:
        raise Http404
    return result


def with_locale(page: Page, read: Page) -> Page:
    """Of one page, two objects: the language that came along with the first is not asked for again."""
    page.locale = read.locale
    return page
