import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.public_form import PublicForm
from initiatives.enums import SuggestionKind
from initiatives.kinds import KindField
from network.models import Municipality, PostalCode

SENDER_HELP = gettext_lazy("Only to ask you something. It is never shown, and we delete it after 30 days.")
WORDS = forms.Textarea(attrs={"rows": 5})
MOST_SEEN = 50


class SuggestionForm(PublicForm):
    """«Ken je er nog een?» The honeypot of every public form is called `website`: the real one is `link`."""

    most_an_hour, counted_as = 12, "suggestion"  # one that is asked «is it one of these?» is sent twice

    name = forms.CharField(label=gettext_lazy("How do people call it?"), max_length=120,
        error_messages={"required": gettext_lazy("Tell us its name, or how people call it.")})  # fmt: skip
    kind = KindField(label=gettext_lazy("What kind of place or help is it?"), empty_label=gettext_lazy("Choose a kind"),
        error_messages={"required": gettext_lazy("Choose what fits best. Not sure? Choose the nearest one."),
                        "invalid_choice": gettext_lazy("Choose one from the list.")})  # fmt: skip
    words = forms.CharField(label=gettext_lazy("What is it, and for whom?"), max_length=2000, widget=WORDS,
        help_text=gettext_lazy("In your own words, in your own language."),
        error_messages={"required": gettext_lazy("Tell us in a sentence what it is.")})  # fmt: skip
    postal_code = forms.CharField(label=gettext_lazy("Postal code"), max_length=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": gettext_lazy("Write the postal code of where it is. It has four digits, like 2440.")})  # fmt: skip
    municipality = forms.ModelChoiceField(Municipality.objects.none(), label=gettext_lazy("Municipality"),
        empty_label=gettext_lazy("Choose a municipality"),
        error_messages={"required": gettext_lazy("This postal code belongs to more than one municipality: choose which."),
                        "invalid_choice": gettext_lazy("Choose a municipality from the list.")})  # fmt: skip
    street = forms.CharField(label=gettext_lazy("Street and number"), max_length=120, required=False)
    link = forms.URLField(label=gettext_lazy("Website"), max_length=200, required=False, assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url", "dir": "ltr"}),
        error_messages={"invalid": gettext_lazy("This is no web address. It looks like www.example.be.")})  # fmt: skip
    sender = forms.EmailField(label=gettext_lazy("Your e-mail address"), max_length=200, required=False, help_text=SENDER_HELP,
        error_messages={"invalid": gettext_lazy("This e-mail address is not complete: it looks like name@example.be.")})  # fmt: skip
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.data.get("postal_code", "").strip()[:10]
        self.several = list(PostalCode.objects.municipalities(code)) if "\x00" not in code and code else []
        if len(self.several) > 1:
            choice: Any = self.fields["municipality"]
            choice.queryset = Municipality.objects.filter(pk__in=[one.pk for one in self.several])
        else:  # nothing to choose
            del self.fields["municipality"]

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean_street(self) -> str:
        return " ".join(self.cleaned_data["street"].split())

    def clean_postal_code(self) -> str:
        if not self.several:
            raise forms.ValidationError(_("We do not know this postal code. It has four digits, like 2440."))
        return self.cleaned_data["postal_code"].strip()

    @property
    def where(self) -> Municipality:
        """Needs valid fields."""
        return self.cleaned_data.get("municipality") or self.several[0]

    @property
    def was_shown(self) -> set[int]:
        """Which ones somebody has said already that it is not."""
        return {int(pk) for pk in self.cleaned_data["seen"].split(",")[:MOST_SEEN] if re.fullmatch(r"\d{1,12}", pk, re.ASCII)}


class ReportForm(PublicForm):
    """«Is dit nog juist?»"""

    counted_as = "report"

    what = forms.ChoiceField(label=gettext_lazy("What do you want to tell us?"), widget=forms.RadioSelect,
        choices=[(SuggestionKind.CHANGE, SuggestionKind.CHANGE.label), (SuggestionKind.CLOSED, SuggestionKind.CLOSED.label)],
        error_messages={"required": gettext_lazy("Choose what you want to tell us."),
                        "invalid_choice": gettext_lazy("Choose what you want to tell us.")})  # fmt: skip
    words = forms.CharField(label=gettext_lazy("What do you know?"), max_length=2000, required=False, widget=WORDS,
        help_text=gettext_lazy("In your own words, in your own language."))  # fmt: skip
    sender = forms.EmailField(label=gettext_lazy("Your e-mail address"), max_length=200, required=False, help_text=SENDER_HELP,
        error_messages={"invalid": gettext_lazy("This e-mail address is not complete: it looks like name@example.be.")})  # fmt: skip

    def clean_words(self) -> str:
        words = self.cleaned_data["words"].strip()
        if not words and self.cleaned_data.get("what") == SuggestionKind.CHANGE:
            raise forms.ValidationError(_("Tell us what is not right, so that we can look at it."))
        return words
