from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from partners import desk
from partners.viewsets import PartnersViewSetGroup


@hooks.register("register_admin_viewset")
def on_the_desk() -> PartnersViewSetGroup:
    return PartnersViewSetGroup()


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [
        path("partners/<int:pk>/link/", desk.sign_in_link, name="partner_link"),
        path("partners/vragen/<int:pk>/", desk.application, name="partner_application"),
    ]


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    actions.register_action(desk.LINK_MADE, _("Make a sign-in link"), _("Made a sign-in link on the spot"))
