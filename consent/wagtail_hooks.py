from typing import Any

from django.db.models import UUIDField
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from common.prepared import NOW, Given, Prepared
from consent.desk import cards, erasing, notices, outside, saving, views
from consent.desk.viewsets import KeeperGroup
from consent.enums import Channel
from consent.keeping.keepers import may_keep
from consent.keeping.urls import KEEPING
from consent.models import Clearance

OPEN = Prepared(lambda: Clearance.objects.in_any_channel(NOW).filter(story_uid=Given("story_uid", UUIDField())).values_list("channel", "closes_at"))


@hooks.register("register_admin_viewset")
def keepers() -> KeeperGroup:
    return KeeperGroup()


class KeepersItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_keep(request.user)


class HowItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("consent.note_consentrecord")


@hooks.register("register_admin_menu_item")
def the_register() -> MenuItem:
    return KeepersItem(_("Register"), reverse("consent_register"), name="consent-register", icon_name="list-ul", order=225)


@hooks.register("register_admin_menu_item")
def how_it_works() -> MenuItem:
    return HowItem(_("How does consent work?"), reverse("consent_five_minutes"), name="consent-how", icon_name="help", order=900)


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [
        path("toestemming/", views.choose, name="consent_choose"),
        path("toestemming/<uuid:story_uid>/bewijs/<uuid:evidence_uid>/", views.evidence, name="consent_evidence"),
        path("toestemming/vraag/<int:plea_id>/klaar/", views.plea_done, name="consent_plea_done"),
        path("toestemming/kaart/<uuid:card_uid>/", cards.show_card, name="consent_card"),
        path("toestemming/teksten/<int:notice_id>/juist/", notices.find_right, name="consent_notice_right"),
        *KEEPING,
        path("toestemming/<uuid:story_uid>/kaart/<int:giver_id>/", cards.make_card, name="consent_make_card"),
        path("toestemming/mens/<int:person_id>/", erasing.what_we_know, name="consent_what_we_know"),
        path("toestemming/mens/<int:person_id>.json", erasing.what_we_know_json, name="consent_what_we_know_json"),
        path("toestemming/mens/<int:person_id>/wissen/", erasing.erase_known, name="consent_erase_person"),
        path("toestemming/<uuid:story_uid>/wissen/", erasing.erase_told, name="consent_erase_story"),
        path("toestemming/<uuid:story_uid>/", views.take_note, name="consent_note"),
        path("toestemming/<uuid:story_uid>/offline/", views.take_offline, name="consent_take_offline"),
        path("toestemming/<uuid:story_uid>/terug/", views.let_back, name="consent_let_back"),
        path("toestemming/<uuid:story_uid>/niet-in/<int:person_id>/", views.not_in_it, name="consent_not_in_it"),
        path("toestemming/<uuid:story_uid>/buiten/", outside.outside, name="consent_outside"),
        path("toestemming/buiten/<uuid:placement_uid>/<slug:step>/", outside.step, name="consent_placement_step"),
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


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def names_in_it(request: HttpRequest, page: Any) -> None:
    saving.warn_of_names(request, page)


@hooks.register("before_edit_page", order=-2)
def taken_down_meanwhile(request: HttpRequest, page: Any) -> None:
    saving.before_editing(request, page)
