"""Which calendar, and what only its partner can tell of it: where its places are, whom to ask, whether to follow it."""

import hashlib
from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.importing.lines import MOST_MEGABYTES, read_text
from activities.importing.places import NOWHERE, addresses_of
from activities.importing.plan import Plan
from activities.models import CalendarSource
from network.models import Place

ENDINGS = {".ics", ".ical", ".ifb", ".icalendar"}
MOST_BYTES = (MOST_MEGABYTES + 1) * 2**20
"""Of a whole form with its file."""
NEW = "new"
MOST_FOLLOWED = 20
MOST_ASKED = 20
"""Places in one go; the others are asked when these are answered."""


class CalendarForm(forms.Form):
    address = forms.CharField(
        label=gettext_lazy("Address of the calendar"), required=False, max_length=500,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "dir": "ltr"}),
        help_text=gettext_lazy("In Google, Outlook or Apple it stands under “share” or “publish”, and often ends in .ics."),
    )  # fmt: skip
    file = forms.FileField(
        label=gettext_lazy("Or a file"), required=False, widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
        help_text=gettext_lazy("One that ends in .ics, of at most 5 MB."),
    )  # fmt: skip

    def __init__(self, *args: Any, weight: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.weight, self.file_name = weight, ""

    def clean_address(self) -> str:
        """Phones write `webcal://`, people nothing at all."""
        typed = self.cleaned_data["address"].strip()
        if typed.lower().startswith("webcal://"):
            return f"https://{typed[9:]}"
        return typed if "://" in typed or not typed else f"https://{typed}"

    def clean_file(self) -> str:
        """Its text; weighed before it is read."""
        sent = self.cleaned_data["file"]
        if not sent:
            return ""
        if Path(sent.name).suffix.lower() not in ENDINGS:
            raise ValidationError(_("Choose a file that ends in .ics: that is how calendars are exported."))
        if sent.size > MOST_MEGABYTES * 2**20:
            raise too_heavy()
        self.file_name = Path(sent.name).name[:120]
        return read_text(sent.read())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.weight > MOST_BYTES:
            self.add_error("file", too_heavy())
        elif not self.errors and bool(cleaned.get("address")) == bool(cleaned.get("file")):
            self.add_error("address", _("Give either an address or a file."))
        return cleaned


class PlanForm(forms.Form):
    """What the plan could not find out by itself."""

    contact_phone = forms.CharField(label=gettext_lazy("Phone"), required=False, max_length=30, widget=forms.TextInput(attrs={"type": "tel"}))
    contact_email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    follow = forms.BooleanField(
        label=gettext_lazy("Follow this calendar: what changes there changes here, every night."), required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source, self.asked = plan.source, dict[str, tuple[str, str]]()
        asked = list(plan.unknown.items())[:MOST_ASKED]
        self.addresses = addresses_of(location for _words, location in asked)
        for words, location in asked:
            name = f"where-{hashlib.sha256(words.encode()).hexdigest()[:12]}"
            self.asked[name] = (words, location)
            label = _("Where is “%(place)s”?") % {"place": location} if location else _("Where is what says no place?")
            self.fields[name] = forms.ChoiceField(label=label, required=False, choices=list(_choices(plan, location, location in self.addresses)))
        if self.source.is_file:
            del self.fields["follow"]
        if any((self.source.contact_email, self.source.contact_phone, self.source.organisation.email, self.source.organisation.phone)):
            del self.fields["contact_phone"], self.fields["contact_email"]

    @property
    def places(self) -> list[Any]:
        return [self[name] for name in self.asked]

    @property
    def contacts(self) -> list[Any]:
        return [self[name] for name in ("contact_phone", "contact_email") if name in self.fields]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "contact_phone" in self.fields and not self.errors and not (cleaned["contact_phone"] or cleaned["contact_email"]):
            self.add_error("contact_phone", _("Give a phone number or an e-mail address: families may have a question."))
        if cleaned.get("follow") and not self.source.is_followed and self.source.organisation.calendars.followed().count() >= MOST_FOLLOWED:
            self.add_error("follow", _("You follow %(most)s calendars: stop one of them first.") % {"most": MOST_FOLLOWED})
        return cleaned

    def fill(self, source: CalendarSource, user: Any) -> None:
        """The answers, kept with the calendar for the nights to come; a place that is new is made."""
        answers = {words: self._place(source, location, self.cleaned_data[name]) for name, (words, location) in self.asked.items()}
        source.where = source.where | {words: key for words, key in answers.items() if key is not None}
        for name in ("contact_phone", "contact_email"):
            setattr(source, name, self.cleaned_data.get(name) or getattr(source, name))
        if "follow" in self.fields:
            source.is_followed = self.cleaned_data["follow"]
            source.followed_by = user

    def _place(self, source: CalendarSource, location: str, answer: str) -> int | None:
        if answer == NEW:
            return Place.same_or_new(source.organisation, **self.addresses[location]).pk
        return int(answer) if answer else None


def _choices(plan: Plan, location: str, is_whole: bool) -> Any:
    yield "", _("I will say that later")
    yield from ((str(place.pk), str(place)) for place in sorted(plan.places.all, key=str))
    if is_whole:
        yield NEW, _("A new place: %(address)s") % {"address": location}
    yield str(NOWHERE), _("Leave out what happens there")


def too_heavy() -> ValidationError:
    return ValidationError(_("This file is heavier than %(most)s MB. Export a shorter period.") % {"most": MOST_MEGABYTES})
