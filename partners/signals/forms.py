"""«Wat ontbreekt er?»: four short questions, and for which organisation when somebody works for several."""

import uuid
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from common.ages import OLDEST
from network.enums import Category
from network.models import Municipality, Organisation
from signals.enums import Progress
from signals.models import Signal

ANSWERS = ("function", "words", "municipality", "age_from", "age_to", "how_often")


class OrganisationField(forms.ModelChoiceField):
    def label_from_instance(self, organisation: Organisation) -> str:
        """Its name is Dutch in every language of the portal."""
        return format_html('<bdi lang="nl">{}</bdi>', organisation.name)


class SignalForm(forms.ModelForm):
    uid = forms.UUIDField(widget=forms.HiddenInput, required=False)
    organisation = OrganisationField(
        Organisation.objects.none(), to_field_name="slug", label=_("For which organisation do you tell it?"), widget=forms.RadioSelect,
        empty_label=None, error_messages={
            "required": _("Choose for which organisation you tell it."), "invalid_choice": _("Choose one of your organisations."),
        },
    )  # fmt: skip
    function = forms.ChoiceField(
        label=_("What is it about?"), choices=Category.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is about."), "invalid_choice": _("Choose one of the list.")},
    )  # fmt: skip
    municipality = forms.ModelChoiceField(
        Municipality.objects.none(), label=_("Where is it missing?"), required=False, empty_label=_("Everywhere"),
        error_messages={"invalid_choice": _("Choose a municipality from the list.")},
    )  # fmt: skip
    age_from = forms.IntegerField(label=_("From age"), required=False, min_value=0, max_value=OLDEST)
    age_to = forms.IntegerField(label=_("To age"), required=False, min_value=0, max_value=OLDEST)

    class Meta:
        model = Signal
        fields = ANSWERS
        widgets = {"words": forms.Textarea(attrs={"rows": 5})}
        labels = {"words": _("What do you see?"), "how_often": _("How often do you meet it?")}
        error_messages = {"words": {"required": _("Write what you see: one sentence is enough.")}}

    def __init__(self, data: Any, *, organisations: list[Organisation], asked: str = "") -> None:
        super().__init__(data, initial={"uid": uuid.uuid4(), "organisation": asked})
        self.organisations = organisations
        self.order_fields(["organisation", *ANSWERS])
        fields: Any = self.fields
        if len(organisations) == 1:
            del fields["organisation"]
        else:
            fields["organisation"].queryset = Organisation.objects.filter(pk__in=[one.pk for one in organisations])
        home = [one.municipality_id for one in organisations if one.municipality_id]
        offered = Q(pk__in=Municipality.objects.of_region().values("pk")) | Q(pk__in=home)
        fields["municipality"].queryset = Municipality.objects.of_today().filter(offered)

    @property
    def for_organisation(self) -> Organisation:
        return self.cleaned_data["organisation"] if "organisation" in self.fields else self.organisations[0]

    @transaction.atomic
    def send(self, user: Any) -> Signal:
        """Needs a valid form. Sent again after «back» it takes the place of what nobody has read yet; else it is another one."""
        said = {name: self.cleaned_data[name] for name in ANSWERS} | {"organisation": self.for_organisation, "by": user}
        uid = self.cleaned_data["uid"] or uuid.uuid4()
        known = Signal.objects.filter(uid=uid)
        signal = known.of_person(user).filter(progress=Progress.NEW).select_for_update().first()
        if signal is None:
            signal = Signal(uid=uuid.uuid4() if known.exists() else uid)
        for name, value in said.items():
            setattr(signal, name, value)
        signal.save()
        return signal
