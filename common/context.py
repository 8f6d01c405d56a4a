"""What every public template needs: menu, contact, direction. Lazy: a template that does not ask pays no query."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_bidi

from common.menu import actions, footer_links, menu, stories_url
from common.models import SiteConfiguration


def site(request: HttpRequest) -> dict[str, Any]:
    if request.path.startswith("/admin/") and not getattr(request, "is_preview", False):
        return {}
    configuration = SimpleLazyObject(lambda: SiteConfiguration.load(request_or_site=request))
    return {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "configuration": configuration,
        "direction": "rtl" if get_language_bidi() else "ltr",
        "LANGUAGE_CODE": get_language() or settings.LANGUAGE_CODE,
        "menu": SimpleLazyObject(lambda: menu(request)),
        "stories_url": SimpleLazyObject(lambda: stories_url(request)),
        "actions": SimpleLazyObject(lambda: actions(request)),
        "home_url": f"/{get_language()}/",
        "footer_links": SimpleLazyObject(lambda: footer_links(request)),
        "contact_phone": SimpleLazyObject(lambda: configuration.phone),
        "contact_email": SimpleLazyObject(lambda: configuration.email),
        "search_url": reverse("search"),
        "consent_url": "/toestemming/",
        "canonical_url": settings.SITE_URL + request.path,
    }
