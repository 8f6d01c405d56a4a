"""The words about who is in a picture, a sound or a film."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from consent.enums import Element


class PeopleState(TextChoices):
    UNCHECKED = "unchecked", _("nobody has looked yet")
    NONE = "none", _("no, nobody")
    LISTED = "listed", _("yes, and everyone is listed below")


class Treatment(TextChoices):
    NONE = "none", _("shown as they are")
    BLURRED = "blurred", _("made blurry")
    CROPPED = "cropped", _("cut off")
    DRAWN = "drawn", _("drawn over")


PICTURE_ELEMENTS = [(element.value, element.label) for element in (Element.FACE, Element.BODY, Element.DRAWING)]
FILE_ELEMENTS = [(element.value, element.label) for element in (Element.VOICE, Element.VIDEO)]
