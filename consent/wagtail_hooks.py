from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from wagtail import hooks

from consent.desk import views
from consent.desk.viewsets import KeeperGroup
from consent.models import Clearance


@hooks.register("register_admin_viewset")
def keepers() -> KeeperGroup:
    return KeeperGroup()


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [
        path("toestemming/", views.choose, name="consent_choose"),
        path("toestemming/bewijs/<uuid:evidence_uid>/", views.evidence, name="consent_evidence"),
        path("toestemming/<uuid:story_uid>/", views.take_note, name="consent_note"),
        path("toestemming/<uuid:story_uid>/iedereen/", views.attest, name="consent_attest"),
    ]


@hooks.register("before_serve_page")
def never_uncleared(page: Any, request: HttpRequest, _args: Any, _kwargs: Any) -> HttpResponse | None:
    """Lock 3, for any page type that carries a story: what is not clear now is not served, whoever routed to it."""
    if story_uid := getattr(page, "story_uid", None):
        window = Clearance.objects.open().filter(story_uid=story_uid).order_by("closes_at").first()
        if window is None:
            raise Http404
        page.clear_until = window.closes_at
    return None
