"""«Nieuw project»: choose what it looks like, then fill it in."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from projects.models import ProjectIndexPage
from projects.starting import TEMPLATES, start, template_called


def new_project(request: HttpRequest) -> HttpResponse:
    """GET shows the templates; a button makes the draft and opens it."""
    if not may_start(request):
        raise PermissionDenied
    template = template_called(request.POST.get("template", ""))
    if request.method == "POST" and template:
        return redirect("wagtailadmin_pages:edit", start(template, dutch_index(), request.user).pk)
    return render(request, "desk/new_project.html", {"templates": TEMPLATES, "page_heading": _("New project")})


def may_start(request: HttpRequest) -> bool:
    index = dutch_index()
    return index is not None and index.permissions_for_user(request.user).can_add_subpage()


def dutch_index() -> Any:
    return ProjectIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
