from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home import desk
from home.panels import panels_for


@hooks.register("construct_homepage_panels")
def three_buttons(request: Any, panels: list[Any]) -> None:
    """Three buttons, not an explorer; below them a few numbers for whom they are."""
    panels[:] = [desk.ThreeButtons(), *panels_for(request)]


@hooks.register("construct_homepage_summary_items", order=1000)
def no_counts(_request: Any, items: list[Any]) -> None:
    items.clear()


@hooks.register("construct_main_menu")
def only_what_is_used(_request: Any, items: list[Any]) -> None:
    """Help leads to other hosts, reports to what nobody asked for."""
    items[:] = [item for item in items if item.name not in {"help", "reports"}]


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [
        path("nieuw-verhaal/", desk.new_story, name="desk_new_story"),
        path("wacht-op-mij/", desk.waiting_for_me, name="desk_waiting"),
    ]


@hooks.register("register_admin_menu_item")
def waiting() -> MenuItem:
    return MenuItem(_("Waiting for me"), reverse("desk_waiting"), name="waiting", icon_name="tasks", order=50)


class NotingItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return desk.may_note(request)


@hooks.register("register_admin_menu_item")
def noting() -> MenuItem:
    return NotingItem(_("Note a consent"), reverse("consent_choose"), name="noting", icon_name="check", order=60)


@hooks.register("insert_global_admin_css")
def desk_style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/desk.css"))
