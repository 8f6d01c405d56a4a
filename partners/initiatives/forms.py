"""«Zet iets op de kaart»: what, where and a contact; the rest is under «More»."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from initiatives.kinds import KindField
from initiatives.models import Initiative, InitiativePlace
from network.models import Organisation, Region
from network.models.places import PROJECT_REGION
from partners.initiatives import more, places

PLAIN = ("name", "summary", "category", "contact_name", "contact_phone", "contact_email")
ANOTHER_PLACE = "meer_plaatsen"
LONGEST_NUMBER = 18


class InitiativeForm(more.MoreForm):
    """Of an organisation. Not checked: what was typed stands there without a word about it yet."""

    name = forms.CharField(
        label=pgettext_lazy("an initiative", "What is it called?"), max_length=120, help_text=gettext_lazy("The name people know it by."),
        error_messages={"required": gettext_lazy("Write what it is called.")},
    )  # fmt: skip
    category = KindField(label=pgettext_lazy("an initiative", "What kind of thing is it?"), empty_label=gettext_lazy("choose"),
        error_messages={"required": gettext_lazy("Choose what kind of thing it is: families look for it there.")})  # fmt: skip
    summary = forms.CharField(label=gettext_lazy("In short"), required=False, max_length=250, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("What it is and for whom, in one or two plain sentences."))  # fmt: skip
    everywhere = forms.BooleanField(required=False)
    contact_phone = forms.CharField(label=gettext_lazy("Phone"), required=False, max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}))  # fmt: skip
    contact_email = forms.EmailField(label=gettext_lazy("E-mail"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    contact_name = forms.CharField(label=gettext_lazy("Who answers?"), required=False, max_length=80,
        help_text=gettext_lazy("A first name is enough."))  # fmt: skip

    def __init__(self, data: Any, *, initiative: Initiative, is_checked: bool = True, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial if initial is not None else answers(initiative))
        self.organisation: Organisation = initiative.organisation
        self.is_checked = is_checked
        self.uid = _uuid(self.data.get("uid")) or (initiative.uid if initiative.pk else uuid.uuid4())
        self.revision = _number(self.data.get("revision")) if self.is_bound else initiative.latest_revision_id
        """The version this form was filled from."""
        self.changed_meanwhile: list[Any] = []
        self.places = places.rows(data, initiative, ANOTHER_PLACE in self.data, is_checked)
        self.may_add_place = len(self.places) < places.MOST
        self.located: list[InitiativePlace] = []
        self.region = initiative.everywhere or Region.objects.filter(slug=PROJECT_REGION).first()
        self.fields["everywhere"].label = _("Everywhere in %(region)s") % {"region": self.region}

    def full_clean(self) -> None:
        if self.is_checked:
            super().full_clean()
        else:
            self._errors = forms.utils.ErrorDict()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("contact_phone") and not cleaned.get("contact_email") and not {"contact_phone", "contact_email"} & self.errors.keys():
            self.add_error("contact_phone", _("Give a phone number or an e-mail address: families may have a question."))
        if not all(place.is_valid() for place in self.places):
            self.add_error(None, _("Look at the address: something in it is not right yet."))
        elif all(place.is_empty for place in self.places) and not cleaned.get("everywhere"):
            self.add_error("everywhere", _("Say where it is: write an address, or tick that it is everywhere."))
        return cleaned

    def locate(self, initiative: Initiative) -> None:
        """Looks the places up. Needs a valid form, and no transaction round it: another host may be asked."""
        before = list(initiative.places.all()) if initiative.pk else []
        self.located = [place.locate(before) for place in self.places if not place.is_empty]

    def fill(self, initiative: Initiative) -> bool:
        """The answers onto the initiative; False, with the model's sentences beside the fields, when they do not go together."""
        for name in PLAIN:
            setattr(initiative, name, self.cleaned_data[name])
        initiative.everywhere = self.region if self.cleaned_data["everywhere"] else None
        self.more(initiative)
        initiative.places = self.located
        for number, place in enumerate(self.located):
            place.sort_order = number
        try:
            initiative.full_clean(exclude=["slug", "uid"])
            for place in self.located:
                place.full_clean(exclude=["initiative"])
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                self.add_error(name if name in self.fields else None, messages)
            return False
        return True


def answers(initiative: Initiative) -> dict[str, Any]:
    """An initiative as the answers that made it."""
    if initiative.pk is None:
        return first_answers(initiative.organisation)
    plain = {name: getattr(initiative, name) for name in PLAIN if name != "category"}
    return more.answers(initiative) | plain | {"category": initiative.category_id, "everywhere": initiative.everywhere_id is not None}


def first_answers(organisation: Any) -> dict[str, Any]:
    """For a new one: the contact of the time before, else what everybody may see of the organisation."""
    if last := organisation.initiatives.order_by("-pk").first():
        return {name: getattr(last, name) for name in PLAIN if name.startswith("contact")}
    return {"contact_phone": organisation.phone, "contact_email": organisation.email}


def _uuid(text: Any) -> uuid.UUID | None:
    try:
        return uuid.UUID(str(text))
    except ValueError:
        return None


def _number(text: Any) -> int | None:
    short = str(text or "")[: LONGEST_NUMBER + 1]
    return int(short) if short.isascii() and short.isdecimal() and len(short) <= LONGEST_NUMBER else None
