from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.public_form import PublicForm
from network.enums import OrganisationKind, Role
from network.models import Municipality, Organisation

WRONG_ADDRESS = {
    "required": gettext_lazy("Write your e-mail address."),
    "invalid": gettext_lazy("This e-mail address is not complete: it looks like name@example.be."),
}


class AskForm(PublicForm):
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"), max_length=200, error_messages=WRONG_ADDRESS,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )  # fmt: skip


class CodeForm(PublicForm):
    """Its five tries are counted with the code itself, so a hall full of people may type theirs at once."""

    most_an_hour, counted_as = 60, "code"
    code = forms.CharField(
        label=gettext_lazy("The six digits in the mail"), max_length=20,
        error_messages={"required": gettext_lazy("Type the six digits of the mail.")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr"}),
    )  # fmt: skip

    def clean_code(self) -> str:
        """Spaces do no harm, and digits may be Arabic ones."""
        return "".join(str(int(letter)) for letter in self.cleaned_data["code"] if letter.isdecimal())

    def refuse(self) -> Any:
        """One sentence for every way in which it can be wrong."""
        self.add_error("code", _("This code does not open the door: it is not the one of the mail, or older than a quarter of an hour."))


class JoinForm(PublicForm):
    """«Doe mee met je vereniging»."""

    name = forms.CharField(
        label=gettext_lazy("What is it called?"), max_length=120, error_messages={"required": gettext_lazy("Write the name of your organisation.")},
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"), choices=OrganisationKind.choices, initial=OrganisationKind.OTHER,
        error_messages={"required": gettext_lazy("Choose what best says what it is."), "invalid_choice": gettext_lazy("Choose one of the list.")},
    )  # fmt: skip
    municipality = forms.ModelChoiceField(
        Municipality.objects.none(), label=gettext_lazy("In which municipality?"), required=False, empty_label=gettext_lazy("Another one"),
        error_messages={"invalid_choice": gettext_lazy("Choose a municipality from the list.")},
    )  # fmt: skip
    elsewhere = forms.CharField(label=gettext_lazy("Another municipality"), max_length=80, required=False)
    contact_name = forms.CharField(
        label=gettext_lazy("Who are you?"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=gettext_lazy("A first name is enough."), error_messages={"required": gettext_lazy("Tell us whom to ask for.")},
    )  # fmt: skip
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"), max_length=200, error_messages=WRONG_ADDRESS,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}), help_text=gettext_lazy("You sign in with it later."),
    )  # fmt: skip
    phone = forms.CharField(
        label=gettext_lazy("Your phone number"), max_length=30, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "dir": "ltr"}),
    )  # fmt: skip
    line = forms.CharField(label=gettext_lazy("Anything else?"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = Municipality.objects.of_region()

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "municipality" in cleaned and not cleaned["municipality"] and not cleaned.get("elsewhere"):
            self.add_error("elsewhere", _("Choose your municipality from the list, or write it here."))
        return cleaned


class InvitationForm(forms.Form):
    """For somebody of the organisation, who is signed in: no token, no honeypot."""

    email = forms.EmailField(
        label=gettext_lazy("Their e-mail address"), max_length=200, error_messages=WRONG_ADDRESS,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "dir": "ltr"}),
    )  # fmt: skip
    role = forms.ChoiceField(
        label=gettext_lazy("What may they do?"), widget=forms.RadioSelect, initial=Role.EDITOR,
        choices=[(Role.EDITOR, gettext_lazy("Help: list and change activities")),
                 (Role.OWNER, gettext_lazy("Own: also invite others, let them go, and change what is said about us"))],
        error_messages={"required": gettext_lazy("Choose what they may do."), "invalid_choice": gettext_lazy("Choose what they may do.")},
    )  # fmt: skip
    language = forms.ChoiceField(label=gettext_lazy("In which language do we write to them?"), choices=settings.LANGUAGES)


class OrganisationForm(forms.ModelForm):
    """What the public reads of it, and nothing else: name, kind and status belong to the desk."""

    class Meta:
        model = Organisation
        fields = ["description", "website", "email", "phone"]
        widgets = {
            "description": forms.Textarea(attrs={"rows": 5}),
            "website": forms.URLInput(attrs={"dir": "ltr", "autocomplete": "url"}),
            "email": forms.EmailInput(attrs={"dir": "ltr"}),
            "phone": forms.TextInput(attrs={"dir": "ltr", "inputmode": "tel"}),
        }
        error_messages = {
            "website": {"invalid": gettext_lazy("This address is not complete: it looks like www.example.be.")},
            "email": {"invalid": WRONG_ADDRESS["invalid"]},
        }
