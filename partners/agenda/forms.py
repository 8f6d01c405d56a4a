"""«Zet iets op de agenda»: what, when, where and a contact; the rest is under «More»."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.models import Activity
from network.models import Organisation
from partners.agenda import more, when, where

CONTACT = ("contact_name", "contact_phone", "contact_email")
FIELD_OF = {
    "first_day": "day", "last_day": "last_day", "rrule": "repeat", "extra_dates": "dates", "left_out": "dates", "place": "where",
}  # fmt: skip
"""Where the form shows what the model says of a field of its own."""


class ActivityForm(when.WhenForm, where.WhereForm, more.MoreForm):
    """Bound to an organisation; `activity` is what is changed, copied or gone on with."""

    uid = forms.UUIDField(widget=forms.HiddenInput)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(
        label=gettext_lazy("What is it?"), max_length=120, help_text=gettext_lazy("A few words, like “Reading aloud”."),
        error_messages={"required": gettext_lazy("Write what it is, in a few words.")},
    )  # fmt: skip
    contact_phone = forms.CharField(label=gettext_lazy("Phone"), required=False, max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}))  # fmt: skip
    contact_email = forms.EmailField(label=gettext_lazy("E-mail"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    contact_name = forms.CharField(label=gettext_lazy("Who answers?"), required=False, max_length=80,
        help_text=gettext_lazy("A first name is enough."))  # fmt: skip

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        self.organisation = organisation
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial.setdefault("uid", uuid.uuid4())
        if self.initial.get("repeat") != when.Repeat.AS_IT_WAS and self.data.get("repeat") != when.Repeat.AS_IT_WAS:
            self.fields["repeat"].choices = [one for one in when.Repeat.choices if one[0] != when.Repeat.AS_IT_WAS]
        self.offer_places(organisation)

    @property
    def more_fields(self) -> list[Any]:
        return [self[name] for name in (*more.PLAIN, "picture", "alt_text")]

    @property
    def more_is_open(self) -> bool:
        """When something in it is wrong or was filled in: nobody looks for what they typed."""
        return any(field.errors or field.value() not in ("", None, False, []) for field in self.more_fields)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("contact_phone") and not cleaned.get("contact_email") and not {"contact_phone", "contact_email"} & self.errors.keys():
            self.add_error("contact_phone", _("Give a phone number or an e-mail address: families may have a question."))
        return cleaned

    def fill(self, activity: Activity) -> bool:
        """The answers onto the activity; False, with the model's sentences beside the fields, when they do not go together."""
        self.schedule(activity)
        activity.title = self.cleaned_data["title"]
        online: Any = self.cleaned_data["online_url"] if self.cleaned_data["where"] == where.ONLINE else ""
        activity.online_url = online
        for name in CONTACT:
            setattr(activity, name, self.cleaned_data[name])
        activity.place = self.place_of(self.organisation)
        self.more(activity)
        try:
            activity.full_clean(exclude=["slug", "uid"])
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                field = FIELD_OF.get(name, name)
                self.add_error(field if field in self.fields else None, messages)
            return False
        self.keep_picture(activity)
        return True


def answers(activity: Activity) -> dict[str, Any]:
    """An activity as the answers that made it."""
    said = when.answers(activity) | where.answers(activity) | more.answers(activity)
    return said | {"uid": activity.uid, "title": activity.title} | {name: getattr(activity, name) for name in CONTACT}


def first_answers(organisation: Organisation) -> dict[str, Any]:
    """For a new one: the contact of the time before, else what everybody may see of the organisation."""
    last = organisation.activities.order_by("-pk").first()
    if last:
        return {name: getattr(last, name) for name in CONTACT}
    return {"contact_phone": organisation.phone, "contact_email": organisation.email}
