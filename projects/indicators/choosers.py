"""Choosing an indicator inside a block."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet

from common.preloading import Preloaded
from projects.models.indicator import Indicator


class IndicatorChooserViewSet(ChooserViewSet):
    model = Indicator
    icon = "order"
    choose_one_text = _("Choose an indicator")
    choose_another_text = _("Choose another indicator")
    edit_item_text = _("Edit this indicator")


indicator_chooser = IndicatorChooserViewSet("indicator_chooser", url_prefix="indicator-kiezen")


class IndicatorChooser(Preloaded, indicator_chooser.get_block_class(name="IndicatorChooserBlock", module_path="projects.indicators.choosers")):  # type: ignore[misc]
    pass
