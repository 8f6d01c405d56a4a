from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from projects.desk import starting, theories
from projects.desk.group import ProjectsViewSetGroup
from projects.indicators.choosers import indicator_chooser

register_snippet(ProjectsViewSetGroup)


@hooks.register("register_admin_viewset")
def choosers() -> Any:
    return indicator_chooser


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [
        path("nieuw-project/", starting.new_project, name="new_project"),
        path("theorie/<int:pk>/", theories.editor, name="theory_editor"),
        path("theorie/<int:pk>/<int:node>/erbij/", theories.add, name="theory_add"),
        path("theorie/<int:pk>/<int:node>/", theories.change, name="theory_change"),
        path("theorie/<int:pk>/<int:node>/verplaats/", theories.move, name="theory_move"),
        path("theorie/<int:pk>/<int:node>/weg/", theories.remove, name="theory_remove"),
    ]


class NewProjectItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return starting.may_start(request)


@hooks.register("register_admin_menu_item")
def new_project() -> MenuItem:
    return NewProjectItem(_("New project"), reverse("new_project"), name="new-project", icon_name="crosshairs", order=231)
