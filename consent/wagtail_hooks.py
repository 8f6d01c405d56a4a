from typing import Any

from django.db.models import UUIDField
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from wagtail import hooks

from common.prepared import NOW, Given, Prepared
from consent.desk import cards, views
from consent.desk.viewsets import KeeperGroup
from consent.enums import Channel
from consent.models import Clearance

OPEN = Prepared(lambda: Clearance.objects.in_any_channel(NOW).filter(story_uid=Given("story_uid", UUIDField())).values_list("channel", "closes_at"))


@hooks.register("register_admin_viewset")
def keepers() -> KeeperGroup:
    return KeeperGroup()


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [
        path("toestemming/", views.choose, name="consent_choose"),
        path("toestemming/bewijs/<uuid:evidence_uid>/", views.evidence, name="consent_evidence"),
        path("toestemming/vraag/<int:plea_id>/klaar/", views.plea_done, name="consent_plea_done"),
        path("toestemming/kaart/<uuid:card_uid>/", cards.show_card, name="consent_card"),
        path("toestemming/<uuid:story_uid>/kaart/<int:giver_id>/", cards.make_card, name="consent_make_card"),
        path("toestemming/<uuid:story_uid>/", views.take_note, name="consent_note"),
        path("toestemming/<uuid:story_uid>/offline/", views.take_offline, name="consent_take_offline"),
        path("toestemming/<uuid:story_uid>/terug/", views.let_back, name="consent_let_back"),
        path("toestemming/<uuid:story_uid>/niet-in/<int:person_id>/", views.not_in_it, name="consent_not_in_it"),
        path("toestemming/<uuid:story_uid>/iedereen/", views.attest, name="consent_attest"),
    ]


@hooks.register("before_serve_page")
def never_uncleared(page: Any, request: HttpRequest, _args: Any, _kwargs: Any) -> HttpResponse | None:
    """Lock 3, for any page type that carries a story: what is not clear now is not served, whoever routed to it."""
    if story_uid := getattr(page, "story_uid", None):
        ends = dict(OPEN.ask(story_uid=story_uid))
        if Channel.WEBSITE not in ends:
            raise Http404
        page.clear_until = ends[Channel.WEBSITE]
        page.may_be_found = Channel.SEARCH_ENGINES in ends
    return None
