from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.public_form import PublicForm
from consent.capacity import is_minor
from consent.enums import PersonKind
from consent.models import Card, Person


class CodeForm(PublicForm):
    """The short code of a card, with what only its holder knows. One sentence for every way in which it can be wrong."""

    code = forms.CharField(label=gettext_lazy("The code on your card"), max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}))  # fmt: skip
    proof = forms.CharField(label=gettext_lazy("Your phone number, or your secret word"), max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}))  # fmt: skip
    card: Card

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors:
            found = Card.objects.by_code(cleaned["code"], cleaned["proof"])
            if found is None:
                raise forms.ValidationError(_("We do not find this code with this number. Look once more, or call us: we help you at once."))
            self.card = found
        return cleaned


class PleaForm(PublicForm):
    about = forms.CharField(label=gettext_lazy("Which story is it?"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The title, the number of the house, or who is in it. You do not have to say why."),
        error_messages={"required": gettext_lazy("Write which story it is: a few words are enough.")})  # fmt: skip
    reach = forms.CharField(label=gettext_lazy("How can we reach you?"), max_length=120, required=False,
        help_text=gettext_lazy("A number or an e-mail address, if you like."))  # fmt: skip


class SecretForm(forms.Form):
    """A child has a word of its own instead of a phone number: the parents' number opens nothing of the child."""

    secret = forms.CharField(label=gettext_lazy("Secret word"), max_length=60, required=False,
        help_text=gettext_lazy(
            "The child chooses it and says it to you alone. Needed for who is under age; adults use their phone number."))  # fmt: skip

    def __init__(self, *args: Any, giver: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.giver = giver

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if (self.giver.kind == PersonKind.CHILD or is_minor(self.giver)) and not cleaned.get("secret"):
            self.add_error("secret", _("Ask the child for a word of its own, and write it here."))
        return cleaned
