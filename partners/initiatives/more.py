"""The rest of the form, folded under «More»."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.ages import OLDEST
from initiatives.enums import Cost, Spoken
from initiatives.kinds import KindsField
from initiatives.models import Initiative
from network.enums import Access

WELCOME = ("welcome_who", "welcome_company", "languages")
PLAIN = ("description", "age_from", "age_to", "cost", "cost_note", "when_note", "access", "access_note", "website")
EMPTY = ("", gettext_lazy("not chosen"))


class MoreForm(forms.Form):
    description = forms.CharField(
        label=gettext_lazy("What happens there?"), required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("In plain sentences: what you do, how somebody begins."),
    )  # fmt: skip
    age_from = forms.IntegerField(label=gettext_lazy("From age"), required=False, min_value=0, max_value=OLDEST)
    age_to = forms.IntegerField(label=gettext_lazy("To age"), required=False, min_value=0, max_value=OLDEST)
    cost = forms.ChoiceField(label=gettext_lazy("Price"), required=False, choices=[EMPTY, *Cost.choices])
    cost_note = forms.CharField(label=gettext_lazy("About the price"), required=False, max_length=200)
    when_note = forms.CharField(label=gettext_lazy("When?"), required=False, max_length=200,
        help_text=gettext_lazy("In a few words. Dates go on the agenda."))  # fmt: skip
    welcome_who = forms.CharField(label=gettext_lazy("Who waits for you?"), required=False, max_length=200,
        help_text=gettext_lazy("Who opens the door the first time? “Somebody with a red scarf stands at the door.”"))  # fmt: skip
    welcome_company = forms.CharField(label=gettext_lazy("May you bring somebody?"), required=False, max_length=200,
        help_text=gettext_lazy("A friend, a grandmother, a buddy, a baby?"))  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Which languages do you speak there?"), required=False, choices=Spoken.choices, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    access = forms.MultipleChoiceField(
        label=gettext_lazy("Accessibility"), required=False, choices=Access.choices, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    access_note = forms.CharField(label=gettext_lazy("What should somebody know beforehand?"), required=False, max_length=250)
    also = KindsField(label=gettext_lazy("It is also"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Families who look for these find it too."))  # fmt: skip
    website = forms.URLField(label=gettext_lazy("Website"), required=False, assume_scheme="https", max_length=200)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        youngest, oldest = cleaned.get("age_from"), cleaned.get("age_to")
        if youngest is not None and oldest is not None and oldest < youngest:
            self.add_error("age_to", _("The oldest is younger than the youngest: turn them round."))
        return cleaned

    @property
    def welcome_fields(self) -> list[Any]:
        return [self[name] for name in WELCOME]

    @property
    def more_fields(self) -> list[Any]:
        return [self[name] for name in (*PLAIN, "also")]

    @property
    def more_is_open(self) -> bool:
        """When something in it is wrong or was filled in: nobody looks for what they typed."""
        return any(field.errors or field.value() not in ("", None, False, []) for field in (*self.welcome_fields, *self.more_fields))

    def more(self, initiative: Initiative) -> None:
        for name in (*PLAIN, *WELCOME):
            setattr(initiative, name, self.cleaned_data[name])
        initiative.also = list(self.cleaned_data["also"])


def answers(initiative: Initiative) -> dict[str, Any]:
    return {name: getattr(initiative, name) for name in (*PLAIN, *WELCOME)} | {"also": [one.pk for one in initiative.also.all()]}
