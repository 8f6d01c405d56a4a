from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class PartnerReviewTask(AbstractGroupApprovalTask):
    """Somebody of the desk reads what a partner sent."""

    class Meta:
        verbose_name = _("review of what a partner sent")
        verbose_name_plural = _("reviews of what partners sent")

    @classmethod
    def get_description(cls) -> Any:
        return _("Somebody of the desk reads what a partner sent.")
