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


class Access(TextChoices):
    WHEELCHAIR = "wheelchair", _("wheelchairs can get in")
    TOILET = "toilet", _("accessible toilet")
    QUIET = "quiet", _("a quiet corner")
    SIGN_LANGUAGE = "sign_language", _("Flemish Sign Language")
    PICTURES = "pictures", _("explained with pictures")
    DOGS = "dogs", _("assistance dogs are welcome")


class State(TextChoices):
    """How far a partner's text is."""

    DRAFT = "draft", _("Not sent yet")
    WAITING = "waiting", _("Being read")
    TO_MEND = "to_mend", _("Needs a small change")
    PUBLIC = "public", _("On the agenda")
    CHANGE_WAITING = "change_waiting", _("On the agenda, a change is being read")
    CHANGE_TO_MEND = "change_to_mend", _("On the agenda, a change needs mending")
    GONE = "gone", _("Taken off the agenda")
