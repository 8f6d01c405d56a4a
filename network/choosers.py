"""Choosing an organisation inside a block."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet

from common.preloading import Preloaded
from network.models import Organisation


class OrganisationChooserViewSet(ChooserViewSet):
    model = Organisation
    icon = "group"
    url_filter_parameters = ["status"]
    choose_one_text = _("Choose an organisation")
    choose_another_text = _("Choose another organisation")
    edit_item_text = _("Edit this organisation")


organisation_chooser = OrganisationChooserViewSet("organisation_chooser", url_prefix="organisatie-kiezen")


class OrganisationChooser(
    Preloaded, organisation_chooser.get_block_class(name="OrganisationChooserBlock", module_path="network.choosers"),  # type: ignore[misc]
):  # fmt: skip
    pass
