"""One value of one day, as somebody types it on a phone."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.models import Organisation
from partners.agenda.fields import DayField
from projects.indicators.numbers import AmountField
from projects.indicators.once_a_day import refuse_second
from projects.models import Measurement


class MeasurementForm(forms.ModelForm):
    """`instance` knows its indicator. For whom it is, is asked only when there are several `organisations`."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=gettext_lazy("For which organisation?"), widget=forms.RadioSelect, empty_label=None,
        error_messages={"required": gettext_lazy("Choose for which organisation you measured.")},
    )  # fmt: skip
    value = AmountField(label=gettext_lazy("Which number?"))
    measured_on = DayField(label=gettext_lazy("Of which day?"), error_messages={"required": gettext_lazy("Say of which day the number is.")})
    note = forms.CharField(
        label=gettext_lazy("What should somebody know who reads it?"), required=False, max_length=250,
        help_text=gettext_lazy("No names: it stands on the site."),
    )  # fmt: skip

    class Meta:
        model = Measurement
        fields = ["organisation", "value", "measured_on", "note"]

    def __init__(self, *args: Any, organisations: list[Organisation], unit: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.same_day: Measurement | None = None
        """What stands already of the day that was typed."""
        self.fields["value"].help_text = format_html(_("In {unit}. A comma is fine."), unit=unit)
        self.fields["measured_on"].widget.attrs["max"] = timezone.localdate().isoformat()
        if self.instance.pk or len(organisations) == 1:
            del self.fields["organisation"]
            self.instance.organisation = self.instance.organisation or organisations[0]
        else:
            self.fields["organisation"].queryset = Organisation.objects.filter(pk__in=[one.pk for one in organisations]).order_by("name")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.same_day = refuse_second(self, self.instance.indicator)
        return cleaned
