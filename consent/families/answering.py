"""What a family answers: yes with its few choices, or no. A young child is asked one thing alone."""

import datetime
from typing import Any

from dateutil.relativedelta import relativedelta
from django import forms
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consent.capacity import audience_of
from consent.desk.forms import MORE, SHOWN, WHERE
from consent.enums import Audience, Channel, Method
from consent.families.holding import Question
from consent.families.language import read_by
from consent.models import Card
from consent.terms import Terms


class SignForm(forms.Form):
    """A typed name, or a witness: what makes a yes somebody's own. «No» and «later» are buttons beside it that ask for nothing."""

    name = forms.CharField(label=gettext_lazy("Your name, as your signature"), max_length=120, required=False)
    witness = forms.CharField(max_length=120, required=False,
        label=gettext_lazy("Rather not type your name? Then who is with you and heard your yes?"),
        help_text=gettext_lazy("The name of that person. You say yes, they are your witness."))  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("name") and not cleaned.get("witness"):
            self.add_error("name", _("Type your name: it is your signature. Or give the name of who heard your yes."))
        return cleaned


class ChildAnswerForm(SignForm):
    """Three big buttons and a name. Where else it may be shown is nothing to ask of a young child: its yes opens the website alone."""

    def clean(self) -> dict[str, Any]:
        return super().clean() | {"shown": "modest", "where": [Channel.WEBSITE.value]}


class AnswerForm(SignForm):
    shown = forms.ChoiceField(label=gettext_lazy("1. How may you, or your child, be in the story?"), choices=SHOWN, widget=forms.RadioSelect,
        initial="modest")  # fmt: skip
    more = forms.MultipleChoiceField(label=gettext_lazy("Which?"), choices=MORE, widget=forms.CheckboxSelectMultiple, required=False)
    where = forms.MultipleChoiceField(label=gettext_lazy("2. Where?"), choices=WHERE, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick where it may be shown, or press “No”.")})  # fmt: skip
    until = forms.DateField(label=gettext_lazy("3. Until when?"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Two years, unless you choose another day."))  # fmt: skip

    field_order = ("shown", "more", "where", "until", "name", "witness")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("shown") == "more" and not cleaned.get("more"):
            self.add_error("more", _("Tick what: a picture, the voice, a film."))
        return cleaned

    def clean_until(self) -> datetime.datetime | None:
        """The end of that day: who writes the fifth means the fifth too."""
        day, today = self.cleaned_data.get("until"), timezone.localdate()
        if day is None:
            return None
        years = Terms().on(today)["longest_years"]
        if day <= today:
            raise forms.ValidationError(_("This day has passed: choose a later one."))
        if day >= today + relativedelta(years=years):
            raise forms.ValidationError(_("A consent lasts at most %(years)s years: choose an earlier day.") % {"years": years})
        return timezone.make_aware(datetime.datetime.combine(day, datetime.time(23, 59, 59)))


def form_for(question: Question, card: Card) -> type[SignForm]:
    return ChildAnswerForm if audience_of(question.subject, card.giver) == Audience.CHILD else AnswerForm


def note_data(question: Question, card: Card, answer: str, chosen: dict[str, Any]) -> dict[str, Any]:
    """What `note()` takes, from a page on which the family itself answered."""
    witness = chosen.get("witness", "")
    signed = "\n".join(filter(None, [chosen.get("name"), f"witness: {witness}" if witness else "", timezone.now().isoformat(), ""])).encode()
    return {
        "who": f"{question.subject.pk}-{card.giver_id}",
        "answer": answer,
        "shown": chosen.get("shown", "modest"),
        "more": chosen.get("more", []),
        "where": chosen.get("where", []),
        "until": chosen.get("until"),
        "language": read_by(card.giver),
        "method": Method.SPOKEN if witness and not chosen.get("name") else Method.SCREEN,
        "help_is_free": True,
        "signature": ContentFile(signed, name="signature.txt") if answer == "yes" else None,
    }


def less_data(question: Question, card: Card, kept: set[tuple[str, str]]) -> dict[str, Any]:
    """The same answer with less in it. Less needs no signature."""
    return note_data(question, card, "yes", {}) | {
        "precise": True,
        "grid": [":".join(pair) for pair in kept],
        "until": question.record.valid_until if question.record else None,
        "notice": question.record.notice if question.record else None,
        "other_agrees": bool(question.record and question.record.other_agrees),
        "signature": None,
    }
