"""The front page of a language and what stands right below it: read once a request, for the address, the menu and the footer."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from common.models import PublicPageQuerySet

HOME_DEPTH = 2


def trunk(request: HttpRequest) -> list[Page]:
    """Base pages, the front page first, in the order of the tree; only what the public may see now."""
    if not hasattr(request, "_trunk"):
        code = get_language() or settings.LANGUAGE_CODE
        pages = PublicPageQuerySet(Page).visible().in_language(code)
        request._trunk = list(pages.filter(depth__in=(HOME_DEPTH, HOME_DEPTH + 1)).order_by("path"))
    return request._trunk


def below_home(request: HttpRequest) -> list[Page]:
    return [page for page in trunk(request) if page.depth == HOME_DEPTH + 1]
