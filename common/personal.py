"""Words that must hold nobody's name or address: what a machine can see in them is refused, the rest is asked for in words."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MAIL = re.compile(r"\S+@\S+\.\S+")
NUMBER = re.compile(r"(?:\+|\b0)(?:[\s./()-]*\d){8,}")
"""A phone number, or the number of somebody in the national register, in any of the ways people write them."""


def refuse_contact_details(words: str) -> None:
    if MAIL.search(words) or NUMBER.search(words) or _national_number(words):
        raise ValidationError(_("An address or a number of somebody stands in it. Take it out: nothing here may lead to a person."), code="personal")


def _national_number(words: str) -> bool:
    return bool(re.search(r"\b\d{2}\.?\d{2}\.?\d{2}[-.\s]?\d{3}[-.\s]?\d{2}\b", words))
