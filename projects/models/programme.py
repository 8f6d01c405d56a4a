from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from projects.models.queryset import DUTCH


@register_setting(icon="crosshairs", order=20)
class OurProgramme(BaseGenericSetting):
    """Which of the programmes is the network's own: “Hoe ver staan we?” tells how far that one is."""

    programme = models.ForeignKey(
        "projects.ProjectPage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", limit_choices_to=DUTCH,
        verbose_name=_("programme"), help_text=_("Its criteria and their indicators stand on “Hoe ver staan we?”."),
    )  # fmt: skip
    first_year = models.PositiveSmallIntegerField(_("first year of stories"), default=2022, help_text=_("From when stories are counted."))

    panels = [FieldPanel("programme"), FieldPanel("first_year")]

    class Meta:
        verbose_name = _("our programme")
