"""The front page of a language and what stands right below it: read once a request, for the address, the menu and the footer."""

from django.conf import settings
from django.db.models import CharField
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from common.models import PublicPageQuerySet
from common.prepared import NOW, Given, Prepared

HOME_DEPTH = 2
LANGUAGE = Given("language", CharField())
TRUNK = Prepared(
    lambda: (
        PublicPageQuerySet(Page)
        .visible(NOW)
        .in_language(LANGUAGE)
        .filter(depth__in=(HOME_DEPTH, HOME_DEPTH + 1))
        .select_related("locale")
        .order_by("path")
    )
)


def trunk(request: HttpRequest) -> list[Page]:
    """Base pages, the front page first, in the order of the tree; only what the public may see now."""
    if not hasattr(request, "_trunk"):
        request._trunk = TRUNK.ask(language=get_language() or settings.LANGUAGE_CODE)
    return request._trunk


def below_home(request: HttpRequest) -> list[Page]:
    return [page for page in trunk(request) if page.depth == HOME_DEPTH + 1]
