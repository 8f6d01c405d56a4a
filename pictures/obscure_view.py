"""The page on which somebody is made unrecognisable: boxes, an example, and then for good."""

import base64
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.images.permissions import permission_policy
from wagtail.log_actions import log

from pictures.blurring import example
from pictures.models import Picture
from pictures.obscure_form import boxes, mark
from pictures.obscuring import AnotherFile, obscure, original


@require_http_methods(["GET", "HEAD", "POST"])
def make_unrecognisable(request: HttpRequest, picture_id: int) -> HttpResponse:
    picture = get_object_or_404(Picture, pk=picture_id)
    if not permission_policy.user_has_permission_for_instance(request.user, "change", picture):
        raise PermissionDenied
    if not picture.file.storage.exists(picture.file.name):  # of an older or newer backup than the database
        raise Http404
    rows = boxes(picture, request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"picture": picture, "rows": rows}
    if request.method == "POST" and rows.is_valid():
        plan = rows.plan(request.POST.get("of", ""))
        if "keep" in request.POST and request.POST.get("seen") == mark(plan) and _kept(picture, plan, request):
            return redirect("wagtailimages:edit", picture.pk)
        picture = get_object_or_404(Picture, pk=picture_id)  # somebody may have deleted it meanwhile
        if plan.of == picture.file.name:
            context |= _example(picture, plan)
        else:
            context["rows"] = boxes(picture)
            messages.error(request, _("Somebody else changed this picture meanwhile. Draw the boxes once more."))
    return render(request, "pictures/obscure.html", context)


def _kept(picture: Picture, plan: Any, request: HttpRequest) -> bool:
    try:
        changed = obscure(picture.pk, plan)
    except (AnotherFile, Picture.DoesNotExist):
        return False
    log(instance=changed, action="wagtail.edit", user=request.user, content_changed=True)
    messages.success(request, _("The picture was replaced and the original is wiped."))
    return True


def _example(picture: Picture, plan: Any) -> dict[str, str]:
    """Nothing of it is stored: it travels inside the page."""
    shown = example(original(picture), plan.of, plan.blurred, plan.kept)
    return {"example": f"data:image/jpeg;base64,{base64.b64encode(shown).decode()}", "seen": mark(plan)}
