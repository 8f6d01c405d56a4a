"""The words about who is in a picture, a sound or a film."""

from typing import Any

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


def _choices(*elements: Any) -> list[tuple[str, Any]]:
    return [(element.value, element.label) for element in elements]


PICTURE_ELEMENTS = _choices(Element.FACE, Element.BODY, Element.DRAWING)
FILE_ELEMENTS = _choices(Element.VOICE, Element.VIDEO)
