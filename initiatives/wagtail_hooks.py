from typing import Any

from django.forms import modelform_factory
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.viewsets.model import ModelViewSet

from initiatives.models import Initiative
from network.forms import offer_municipalities


class InitiativeForm(WagtailAdminModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_municipalities(self)


class InitiativeViewSet(ModelViewSet):
    model = Initiative
    url_prefix = "initiatieven"
    icon = "site"
    menu_label = _("Initiatives")
    menu_order = 240
    add_to_admin_menu = True
    list_display = ["name", "organisation", "municipality", "website"]
    list_filter = ["organisation", "municipality"]
    search_fields = ["name"]
    form_fields = ["name", "organisation", "municipality", "website"]
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[WagtailAdminModelForm]:
        return modelform_factory(Initiative, form=InitiativeForm, fields=self.form_fields)


@hooks.register("register_admin_viewset")
def on_the_desk() -> InitiativeViewSet:
    return InitiativeViewSet()
