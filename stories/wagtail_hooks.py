from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages

from stories.gate import refusal
from stories.models import StoryPage
from stories.translating import would_be
from stories.viewsets import HouseViewSet, StoryViewSet


@hooks.register("register_admin_viewset")
def on_the_desk() -> list[Any]:
    return [StoryViewSet(), HouseViewSet()]


@hooks.register("before_edit_page", order=-1)
def say_what_is_missing(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Localize's own «publish» says «no access», or saves first and is refused after: here it is one sentence, before anything is saved."""
    if request.method != "POST" or request.POST.get("action") != "publish" or not isinstance(page, StoryPage):
        return None
    if found := refusal(would_be(page), request.user):
        messages.error(request, found)
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None
