from typing import Any

from django import forms
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from common.public_form import PublicForm
from consent.desk.forms import MORE, SHOWN, WHERE
from consent.enums import Method, PersonKind
from consent.families.holding import Question
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


class AnswerForm(forms.Form):
    """Yes, with its few choices. «No» and «later» are buttons beside it that ask for nothing."""

    shown = forms.ChoiceField(label=gettext_lazy("1. How may you, or your child, be in the story?"), choices=SHOWN, widget=forms.RadioSelect,
        initial="modest")  # fmt: skip
    more = forms.MultipleChoiceField(label=gettext_lazy("Which?"), choices=MORE, widget=forms.CheckboxSelectMultiple, required=False)
    where = forms.MultipleChoiceField(label=gettext_lazy("2. Where?"), choices=WHERE, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick where it may be shown, or press “No”.")})  # fmt: skip
    name = forms.CharField(label=gettext_lazy("3. Your name, as your signature"), max_length=120,
        error_messages={"required": gettext_lazy("Type your name: it is your signature.")})  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("shown") == "more" and not cleaned.get("more"):
            self.add_error("more", _("Tick what: a picture, the voice, a film."))
        return cleaned


def note_data(question: Question, card: Card, answer: str, chosen: dict[str, Any]) -> dict[str, Any]:
    """What `note()` takes, from a page on which the family itself answered."""
    signed = f"{chosen.get('name', '')}\n{timezone.now().isoformat()}\n".encode()
    return {
        "who": f"{question.subject.pk}-{card.giver_id}",
        "answer": answer,
        "shown": chosen.get("shown", "modest"),
        "more": chosen.get("more", []),
        "where": chosen.get("where", []),
        "language": get_language(),
        "method": Method.SCREEN,
        "help_is_free": True,
        "signature": ContentFile(signed, name="signature.txt") if answer == "yes" else None,
    }


def less_data(question: Question, card: Card, kept: set[tuple[str, str]]) -> dict[str, Any]:
    """The same answer with less in it. Less needs no signature."""
    return note_data(question, card, "yes", {}) | {
        "precise": True,
        "grid": [":".join(pair) for pair in kept],
        "until": question.record.valid_until if question.record else None,
        "signature": None,
    }


class SecretForm(forms.Form):
    """A child has a word of its own instead of a phone number: the parents' number opens nothing of the child."""

    secret = forms.CharField(label=gettext_lazy("Secret word"), max_length=60, required=False,
        help_text=gettext_lazy("The child chooses it and says it to you alone. Needed for a child; adults use their phone number."))  # fmt: skip

    def __init__(self, *args: Any, giver: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.giver = giver

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.giver.kind == PersonKind.CHILD and not cleaned.get("secret"):
            self.add_error("secret", _("Ask the child for a word of its own, and write it here."))
        return cleaned
