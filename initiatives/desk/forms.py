"""The forms of the desk: an initiative, and where it is."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from initiatives.kinds import KindField, KindsField
from initiatives.models import InitiativePlace
from network.enums import Precision
from network.geocoding import place_on_map
from network.models import Municipality, PostalCode

ADDRESS = {"street", "postal_code", "municipality"}
POINT = {"latitude", "longitude"}


class InitiativeForm(WagtailAdminModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, kind in (("category", KindField), ("also", KindsField)):
            if before := self.fields.get(name):
                self.fields[name] = kind(
                    required=before.required, label=before.label, help_text=before.help_text, widget=before.widget, initial=before.initial,
                )  # fmt: skip


class DegreesField(forms.FloatField):
    """With a point or, as in Dutch, a comma."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 12})

    def to_python(self, value: Any) -> float | None:
        return super().to_python(value.strip().replace(",", ".") if isinstance(value, str) else value)


class PlaceForm(WagtailAdminModelForm):
    """The municipality follows the postal code, the point follows the address, unless somebody says otherwise."""

    latitude = DegreesField(required=False)
    longitude = DegreesField(required=False)

    class Meta:
        model = InitiativePlace
        fields = ["name", "street", "postal_code", "municipality", "latitude", "longitude", "precision"]

    class Media:
        css = {"all": ["css/location.css"]}
        js = [forms.Script("js/location.js", type="module")]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in POINT:
            field = InitiativePlace._meta.get_field(name)
            self.fields[name].label, self.fields[name].help_text = str(field.verbose_name).capitalize(), field.help_text
            self.fields[name].error_messages["invalid"] = _("Write north and east as numbers, as in 51.1621 and 4.9911.")
        self.fields["postal_code"].error_messages["required"] = _("Write the postal code: four digits, like 2440.")
        self.fields["postal_code"].widget.attrs |= {"inputmode": "numeric", "size": 6}
        self._offer_municipalities()

    def _offer_municipalities(self) -> None:
        """Those of the postal code, and the one that stands there already."""
        field: Any = self.fields["municipality"]
        chosen = self._typed("municipality")
        of_code = PostalCode.objects.municipalities(self._typed("postal_code")).values("pk")
        field.queryset = Municipality.objects.filter(Q(pk__in=of_code) | Q(pk=chosen if chosen.isdecimal() else None))
        field.required, field.empty_label = False, gettext_lazy("follows the postal code")

    def _typed(self, name: str) -> str:
        """As it stands in the form now."""
        shown = self[name].value()
        return str(getattr(shown, "pk", shown) or "")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("postal_code") and "municipality" not in self.errors:
            self._settle_municipality(cleaned)
        if not self.errors and not self._is_unchanged():
            self._settle_point(cleaned)
        if POINT & self.errors.keys():
            cleaned |= dict.fromkeys(POINT)  # of half a point the model would complain once more
        return cleaned

    def _is_unchanged(self) -> bool:
        return not (ADDRESS | POINT | {"precision"}) & set(self.changed_data)

    def _settle_municipality(self, cleaned: dict[str, Any]) -> None:
        several = list(PostalCode.objects.municipalities(cleaned["postal_code"]))
        names = ", ".join(one.name for one in several)
        if not several:
            self.add_error("postal_code", _("We do not know this postal code. It has four digits, like 2440."))
        elif cleaned.get("municipality") and cleaned["municipality"] not in several:
            words = {"code": cleaned["postal_code"], "names": names, "chosen": cleaned["municipality"].name}
            self.add_error("municipality", _("%(code)s belongs to %(names)s, not to %(chosen)s: mend the one or the other.") % words)
        elif not cleaned.get("municipality") and len(several) > 1:
            self.add_error("municipality", _("This postal code belongs to more than one municipality: choose which. %(names)s.") % {"names": names})
        else:
            cleaned["municipality"] = cleaned.get("municipality") or several[0]

    def _settle_point(self, cleaned: dict[str, Any]) -> None:
        """Found anew when it was left empty, or when the address changed and the point did not."""
        changed = set(self.changed_data)
        given = [cleaned.get("latitude"), cleaned.get("longitude")]
        if (given[0] is None) != (given[1] is None):
            missing = "latitude" if given[0] is None else "longitude"
            self.add_error(missing, _("A point needs two numbers, north and east: write this one too, or leave both empty."))
        elif given[0] is None or (self.initial.get("latitude") is not None and changed & ADDRESS and not changed & (POINT | {"precision"})):
            point = place_on_map(cleaned["street"], cleaned["postal_code"], cleaned["municipality"])
            cleaned["latitude"], cleaned["longitude"] = (point.latitude, point.longitude) if point else (None, None)
            cleaned["precision"] = point.precision if point else Precision.MUNICIPALITY
        elif changed & POINT and cleaned.get("precision") == Precision.MUNICIPALITY and not self._is_the_middle(cleaned):
            cleaned["precision"] = Precision.EXACT  # who writes numbers of their own knows the spot

    def _is_the_middle(self, cleaned: dict[str, Any]) -> bool:
        middle = cleaned["municipality"]
        return (cleaned["latitude"], cleaned["longitude"]) == (middle.latitude, middle.longitude)
