"""Of one day an indicator has one value: a second one is refused beside the field of the day."""

from typing import Any

from django.utils.translation import gettext as _

from projects.models.indicator import Indicator
from projects.models.measurement import Measurement


def refuse_second(form: Any, indicator: Indicator | None) -> Measurement | None:
    """The value of that day that stands already, told beside the day; for `clean()` of a form about a measurement."""
    day = form.cleaned_data.get("measured_on")
    if indicator is None or day is None:
        return None
    found = Measurement.objects.filter(indicator=indicator, measured_on=day).exclude(pk=form.instance.pk).select_related("organisation").first()
    if found:
        form.add_error("measured_on", _("Of this day there is a value already: change that one, or choose another day."))
    return found
