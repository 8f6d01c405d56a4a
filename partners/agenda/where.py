"""The question «where?»: a place they used before, another address, or online."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.models import Activity
from network.models import Municipality, Organisation, Place, PostalCode

ELSEWHERE, ONLINE = "new", "online"


class WhereForm(forms.Form):
    where = forms.ChoiceField(
        label=gettext_lazy("Where is it?"), widget=forms.RadioSelect, error_messages={"required": gettext_lazy("Choose where it is.")}
    )
    place_name = forms.CharField(label=gettext_lazy("Name of the place"), max_length=120, required=False,
        help_text=gettext_lazy("As people call it: “library, first floor”."))  # fmt: skip
    street = forms.CharField(label=gettext_lazy("Street and number"), max_length=120, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}))  # fmt: skip
    postal_code = forms.CharField(label=gettext_lazy("Postal code"), max_length=10, required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"}))  # fmt: skip
    municipality = forms.ModelChoiceField(Municipality.objects.none(), label=gettext_lazy("Municipality"), required=False)
    online_url = forms.URLField(label=gettext_lazy("Address online"), required=False, assume_scheme="https", max_length=200)

    def offer_places(self, organisation: Organisation) -> None:
        """The form's own part of `__init__`: which places there are depends on for whom it is."""
        self.places = {str(place.pk): place for place in organisation.places.filter(in_use=True).select_related("municipality")}
        offered = [(key, str(place)) for key, place in self.places.items()]
        field: Any = self.fields["where"]
        field.choices = [*offered, (ELSEWHERE, _("at another address") if offered else _("at an address")), (ONLINE, _("online"))]
        if not self.is_bound and not self.initial.get("where"):
            self.initial["where"] = offered[0][0] if len(offered) == 1 else (ELSEWHERE if not offered else None)
        code = (self.data.get("postal_code") or "").strip()
        several = PostalCode.objects.municipalities(code) if code else Municipality.objects.none()
        self.fields["municipality"].queryset = several
        self.asks_municipality = len(several) > 1

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("where") == ONLINE and not cleaned.get("online_url") and "online_url" not in self.errors:
            self.add_error("online_url", _("Write the address where people find it online."))
        if cleaned.get("where") == ELSEWHERE:
            self._clean_address(cleaned)
        return cleaned

    def _clean_address(self, cleaned: dict[str, Any]) -> None:
        if not (cleaned.get("place_name") or cleaned.get("street")):
            self.add_error("street", _("Write the name of the place or the street with its number: people have to find it."))
        several = list(self.fields["municipality"].queryset)
        if not several:
            self.add_error("postal_code", _("We do not know this postal code. It has four digits, like 2440."))
        elif len(several) > 1 and not cleaned.get("municipality"):
            self.add_error("municipality", _("This postal code belongs to more than one municipality: choose which."))
        else:
            cleaned["municipality"] = cleaned.get("municipality") or several[0]

    def place_of(self, organisation: Organisation) -> Place | None:
        """Made when it is new; nothing when it is online. Needs valid fields."""
        cleaned = self.cleaned_data
        if cleaned["where"] == ONLINE:
            return None
        if cleaned["where"] != ELSEWHERE:
            return self.places[cleaned["where"]]
        return Place.same_or_new(
            organisation, name=" ".join(cleaned["place_name"].split()), street=" ".join(cleaned["street"].split()),
            postal_code=cleaned["postal_code"].strip(), municipality=cleaned["municipality"],
        )  # fmt: skip


def answers(activity: Activity) -> dict[str, Any]:
    return {"where": str(activity.place_id) if activity.place_id else ONLINE, "online_url": activity.online_url}
