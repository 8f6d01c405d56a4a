"""Fields as a phone fills them in, and as people type them when it does not."""

import datetime
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TIME = re.compile(r"(\d{1,2})(?:\s*(?:[:.uh]\s*(\d{2})?))?\s*(?:uur|u|h)?", re.ASCII | re.IGNORECASE)
DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y"]
MOST_DATES, SPARE = 60, 3


class DayField(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            input_formats=DAY_FORMATS, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs,
        )  # fmt: skip
        self.error_messages["invalid"] = gettext_lazy("This is no date that exists. Write it like 31/3/2027.")


class ClockField(forms.Field):
    """14, 14u, 14.30, 14:30 and 14u30 are all a time."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **kwargs)

    def to_python(self, value: Any) -> datetime.time | None:
        if value in self.empty_values or isinstance(value, datetime.time):
            return value or None
        match = TIME.fullmatch(str(value).strip()[:20].removesuffix(":00") if str(value).count(":") == 2 else str(value).strip()[:20])
        try:
            if match:
                return datetime.time(int(match[1]), int(match[2] or 0))
        except ValueError:
            pass
        raise ValidationError(_("This is no time of the day. Write it like 14:30."))


class DaysInput(forms.DateInput):
    """As many fields as there are dates, and a few empty ones: without a script, «show the dates» gives more."""

    template_name = "partners/days.html"
    use_fieldset = True

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        days = [day for day in value or [] if day]
        shown = [day.isoformat() if isinstance(day, datetime.date) else str(day) for day in days]
        return super().get_context(name, None, attrs) | {"days": [*shown, *[""] * SPARE], "name": name}

    def value_from_datadict(self, data: Any, _files: Any, name: str) -> list[str]:
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])


class DaysField(forms.Field):
    widget = DaysInput

    def to_python(self, value: Any) -> list[datetime.date]:
        one = DayField(required=False)
        texts = [text for text in value or [] if text]
        if len(texts) > MOST_DATES:
            raise ValidationError(_("Sixty dates at most: choose “every week” when it comes that often."))
        return sorted({day for text in texts if (day := one.clean(text))})
