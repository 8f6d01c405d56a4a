from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from overview.impact import gaps


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("wat-ontbreekt/", gaps.gaps, name="gaps")]


class GapsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(gaps.MAY)


@hooks.register("register_admin_menu_item")
def missing_stories() -> MenuItem:
    return GapsItem(_("Which stories are missing?"), reverse("gaps"), name="gaps", icon_name="help", order=232)
