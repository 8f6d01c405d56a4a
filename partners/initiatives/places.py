"""The question «where?» for something on the map: up to five places, or everywhere in the region."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.models import Initiative, InitiativePlace
from network.enums import Precision
from network.geocoding import Point, place_on_map
from network.models import Municipality, PostalCode

MOST = 5
ADDRESS = ("name", "street", "postal_code", "municipality")


class PlaceForm(forms.Form):
    """One place; left empty, it is none."""

    name = forms.CharField(label=gettext_lazy("Name of the place"), max_length=120, required=False,
        help_text=gettext_lazy("As people call it: “library, first floor”."))  # fmt: skip
    street = forms.CharField(label=gettext_lazy("Street and number"), max_length=120, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}))  # fmt: skip
    postal_code = forms.CharField(label=gettext_lazy("Postal code"), max_length=10, required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"}))  # fmt: skip
    municipality = forms.ModelChoiceField(Municipality.objects.none(), label=gettext_lazy("Municipality"), required=False)

    def __init__(self, *args: Any, is_checked: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_checked = is_checked
        self.point: Point | None = None
        several = PostalCode.objects.municipalities(str(self["postal_code"].value() or ""))
        field: Any = self.fields["municipality"]
        field.queryset = several
        self.asks_municipality = len(several) > 1

    def full_clean(self) -> None:
        if self.is_checked:
            super().full_clean()
        else:
            self._errors = forms.utils.ErrorDict()

    @property
    def is_empty(self) -> bool:
        return not any(str(self[name].value() or "").strip() for name in ADDRESS[:3])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.is_empty or {"postal_code", "municipality"} & self.errors.keys():
            return cleaned
        several = list(self.fields["municipality"].queryset)
        if not cleaned.get("postal_code"):
            self.add_error("postal_code", _("Write the postal code: four digits, like 2440."))
        elif not several:
            self.add_error("postal_code", _("We do not know this postal code. It has four digits, like 2440."))
        elif len(several) > 1 and not cleaned.get("municipality"):
            self.add_error("municipality", _("This postal code belongs to more than one municipality: choose which."))
        else:
            cleaned["municipality"] = cleaned.get("municipality") or several[0]
        return cleaned

    def locate(self, before: list[InitiativePlace]) -> InitiativePlace:
        """Needs valid fields. A point somebody took care of stays with its address; else it is looked up, which may take seconds."""
        cleaned = self.cleaned_data
        made = InitiativePlace(**{name: cleaned[name] for name in ADDRESS})
        made.name, made.street, made.postal_code = " ".join(made.name.split()), " ".join(made.street.split()), made.postal_code.strip()
        known = next((one for one in before if address_of(one) == address_of(made) and one.precision != Precision.MUNICIPALITY), None)
        found: Any = known or place_on_map(made.street, made.postal_code, made.municipality)
        if found:
            made.latitude, made.longitude, made.precision = found.latitude, found.longitude, found.precision
        return made


def address_of(place: InitiativePlace) -> tuple[str, str, str]:
    return " ".join(place.street.split()).casefold(), place.postal_code, place.municipality_id


def rows(data: Mapping[str, Any] | None, initiative: Initiative | None, more: bool, is_checked: bool) -> list[PlaceForm]:
    """As many as were sent, or as it has, or one; and another when somebody asked for it."""
    if data is None:
        places = list(initiative.places.all())[:MOST] if initiative and initiative.pk else []
        initials: list[dict[str, Any]] = [{name: getattr(one, name) for name in ADDRESS} for one in places] or [{}]
        return [PlaceForm(prefix=f"plaats-{number}", initial=initial) for number, initial in enumerate(initials, 1)]
    sent = [number for number in range(1, MOST + 1) if any(f"plaats-{number}-{name}" in data for name in ADDRESS)] or [1]
    wanted = min(max(sent) + more, MOST)
    return [PlaceForm(data, prefix=f"plaats-{number}", is_checked=is_checked) for number in range(1, wanted + 1)]
