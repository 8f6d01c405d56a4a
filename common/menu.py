"""Menu, footer and language links of public pages."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from common.addresses import address
from common.trunk import below_home

PAGES_BEFORE_OURS = 2


def _links(request: HttpRequest) -> list[dict[str, Any]]:
    if not hasattr(request, "_links"):
        request._links = [
            {
                "title": page.title,
                "url": (url := address(page.url_path, page.locale.language_code)),
                "current": request.path.startswith(url),
                "in_menu": page.show_in_menus,
                "is_wall": getattr(page.specific_class, "is_wall", False),
                "is_action": getattr(page.specific_class, "is_action", False),
            }
            for page in below_home(request)
        ]
    return request._links


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    """The pages that say so, with agenda and map, which are no pages, behind the first two."""
    pages = [link for link in _links(request) if link["in_menu"]]
    ours = [{"title": title, "url": url, "current": request.path.startswith(url)} for title, url in _of_ours()]
    return [*pages[:PAGES_BEFORE_OURS], *ours, *pages[PAGES_BEFORE_OURS:]]


def _of_ours() -> list[tuple[str, str]]:
    return [(_("Agenda"), reverse("agenda")), (_("Near you"), reverse("map"))]


def footer_links(request: HttpRequest) -> list[dict[str, Any]]:
    ours = [{"title": title, "url": reverse(name)} for title, name in (
        (_("Who takes part"), "organisations"), (_("How far are we?"), "impact"), (_("What we learn"), "learning"),
        (_("Timeline"), "timeline"), (_("Borrowing"), "materials"),
    )]  # fmt: skip
    partners = {"title": _("For partners"), "url": f"{reverse('partner_start')}?taal={get_language()}"}
    return [*ours, *(link for link in _links(request) if not link["in_menu"] and not link["is_action"]), partners]


def stories_url(request: HttpRequest) -> str:
    return next((link["url"] for link in _links(request) if link["is_wall"]), "")


def actions(request: HttpRequest) -> list[dict[str, Any]]:
    """What a reader can do: the pages that say so of themselves (`is_action`)."""
    return [link for link in _links(request) if link["is_action"]]


def language_link(code: str, url: str) -> dict[str, Any]:
    info = get_language_info(code)
    return {
        "code": code,
        "name": info["name_local"].capitalize(),
        "direction": "rtl" if info["bidi"] else "ltr",
        "url": url,
        "current": code == get_language(),
    }


def plain_language_links(request: HttpRequest) -> list[dict[str, Any]]:
    """For views that are no page: the same address below every language prefix."""
    rest = request.get_full_path().removeprefix(f"/{get_language()}/")
    return [language_link(code, f"/{code}/{rest}") for code, _name in settings.LANGUAGES]


def page_language_links(addresses: dict[str, str]) -> list[dict[str, Any]]:
    """Of one page: its address by language, its own included."""
    return [language_link(code, addresses[code]) for code, _name in settings.LANGUAGES if code in addresses]


def page_context(links: list[dict[str, Any]]) -> dict[str, Any]:
    return {"languages": links, "alternates": [{"code": link["code"], "url": settings.SITE_URL + link["url"]} for link in links]}
