"""Numbers as people write and read them."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SPACES = re.compile(r"[\s'’]")
NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*[.,]?")
GROUPED_OR_NOT = re.compile(r"[-+]?\d{1,3}\.\d{3}")
"""A thousand to a Dutch reader, one to a machine."""
SIGNS = str.maketrans({"−": "-", "٫": ".", "٬": "", "،": ","})


def plain(value: Decimal) -> Decimal:
    """Without zeros that say nothing, and never as 1E+3."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def amount(value: Decimal) -> str:
    """As the page's language writes it."""
    return number_format(plain(value), use_l10n=True, force_grouping=True)


class AmountField(forms.DecimalField):
    """12,5 and 12.5 are the same; spaces do no harm. What can be read in two ways is asked for again."""

    def __init__(self, **kwargs: Any) -> None:
        errors = {
            "required": gettext_lazy("Write the number."),
            "invalid": gettext_lazy("This is no number. Write digits alone, like 12 or 12,5."),
            "max_whole_digits": gettext_lazy("This number is too large: twelve digits before the comma at most. Check it once more."),
            "max_digits": gettext_lazy("This number is too large: twelve digits before the comma at most. Check it once more."),
            "max_decimal_places": gettext_lazy("Two digits behind the comma at most: round it."),
        }
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "dir": "ltr"})
        super().__init__(**({"max_digits": 14, "decimal_places": 2, "widget": widget, "error_messages": errors} | kwargs))

    def widget_attrs(self, _widget: Any) -> dict[str, Any]:
        return {}

    def prepare_value(self, value: Any) -> Any:
        return number_format(plain(value), use_l10n=True) if isinstance(value, Decimal) and value.is_finite() else value

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values or isinstance(value, Decimal):
            return super().to_python(value)
        text = SPACES.sub("", str(value).translate(SIGNS))
        if not NUMBER.fullmatch(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if GROUPED_OR_NOT.fullmatch(text):
            one, other = text.replace(".", ""), text.replace(".", ",")
            raise ValidationError(_("Do you mean %(one)s or %(other)s? Write it like that.") % {"one": one, "other": other}, code="unclear")
        return super().to_python(_with_point(text))


def _with_point(text: str) -> str:
    """The last sign among the digits stands before the decimals, unless it comes twice: then all of them group thousands."""
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return text
    whole, sign, decimals = text[:last], text[last], text[last + 1 :]
    if sign in whole:
        return re.sub("[.,]", "", text)
    return f"{re.sub('[.,]', '', whole)}.{decimals or '0'}"
