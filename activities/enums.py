"""The words of the agenda. Sets of them that rules need stand beside them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(TextChoices):
    SCHEDULED = "scheduled", _("goes on")
    CANCELLED = "cancelled", pgettext_lazy("of an activity", "cancelled")
    POSTPONED = "postponed", pgettext_lazy("of an activity", "postponed")
    MOVED_ONLINE = "moved_online", _("moved online")


OFF = frozenset({Status.CANCELLED, Status.POSTPONED})
"""Nobody should stand before the door."""


class Booking(TextChoices):
    NOT_NEEDED = "not_needed", _("just come")
    NEEDED = "needed", _("sign up first")
