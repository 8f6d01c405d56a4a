from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from initiatives.models import Initiative


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


@hooks.register("register_admin_viewset")
def on_the_desk() -> InitiativeViewSet:
    return InitiativeViewSet()
