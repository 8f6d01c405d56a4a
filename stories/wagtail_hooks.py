from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from wagtail import hooks
from wagtail.admin import messages

from stories import first_copy, kit
from stories.gate import refusal
from stories.links import VisiblePageLinkHandler
from stories.models import StoryPage
from stories.translating import would_be
from stories.viewsets import HouseViewSet, StoryViewSet


@hooks.register("register_admin_viewset")
def on_the_desk() -> list[Any]:
    return [StoryViewSet(), HouseViewSet()]


@hooks.register("register_rich_text_features", order=100)
def links_to_what_is_visible(features: Any) -> None:
    features.register_link_type(VisiblePageLinkHandler)


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [
        path("verhaal/<uuid:story_uid>/megafoon/", kit.kit, name="story_kit"),
        path("verhaal/<uuid:story_uid>/megafoon/<slug:part>/", kit.take, name="story_kit_part"),
        path("verhaal/<uuid:story_uid>/eerste-exemplaar/", first_copy.first_copy, name="story_first_copy"),
    ]


@hooks.register("before_edit_page", order=-1)
def say_what_is_missing(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Localize's own «publish» says «no access», or saves first and is refused after: here it is one sentence, before anything is saved."""
    if request.method != "POST" or request.POST.get("action") != "publish" or not isinstance(page, StoryPage):
        return None
    if found := refusal(would_be(page), request.user):
        messages.error(request, found)
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None
