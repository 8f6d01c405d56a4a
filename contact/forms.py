import re
from typing import Any

from django import forms
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.public_form import PublicForm
from contact.enums import Way
from network.models import Municipality

FEWEST_DIGITS = 8


class ContactForm(PublicForm):
    first_name = forms.CharField(label=gettext_lazy("Your first name"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"required": gettext_lazy("Tell us your first name, so that we know whom to ask for.")})  # fmt: skip
    way = forms.ChoiceField(label=gettext_lazy("How do we reach you?"), choices=Way.choices, widget=forms.RadioSelect, initial=Way.PHONE,
        error_messages={"required": gettext_lazy("Choose phone, WhatsApp or e-mail.")})  # fmt: skip
    reach = forms.CharField(label=gettext_lazy("Your number or e-mail address"), max_length=120,
        error_messages={"required": gettext_lazy("Give us a number or an e-mail address: without it we cannot answer.")})  # fmt: skip
    municipality = forms.ModelChoiceField(Municipality.objects.none(), label=gettext_lazy("Your municipality"),
        empty_label=gettext_lazy("Choose a municipality"),
        error_messages={"required": gettext_lazy("Choose your municipality: we look for somebody near you."),
                        "invalid_choice": gettext_lazy("Choose a municipality from the list.")})  # fmt: skip
    line = forms.CharField(label=gettext_lazy("Anything else?"), required=False, max_length=300,
        help_text=gettext_lazy("Tell nothing about a child here. We listen when we call you."))  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = Municipality.objects.of_region()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        way, reach = cleaned.get("way"), cleaned.get("reach", "").strip()
        if way == Way.MAIL and reach:
            try:
                EmailValidator()(reach)
            except forms.ValidationError:
                self.add_error("reach", _("This e-mail address is not complete: it looks like name@example.be."))
        elif way and reach and len(re.sub(r"\D", "", reach)) < FEWEST_DIGITS:
            self.add_error("reach", _("This number is too short: a mobile number looks like 0470 12 34 56."))
        return cleaned
