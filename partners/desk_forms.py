from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from network.accounts import accounts
from network.enums import WORKING, Role
from network.models import Membership, Organisation
from partners.invitations import invite, refuse_invitation
from partners.members import change_role, refuse_last_owner


class DeskInvitationForm(WagtailAdminModelForm):
    email = forms.EmailField(label=_("E-mail"), max_length=200, help_text=_("The invitation goes there, and they sign in with it."))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, help_text=_("In which we write to them."))

    class Meta:
        model = Membership
        fields = ["organisation", "role"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.filter(status__in=WORKING)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if organisation := cleaned.get("organisation"):
            known = organisation.memberships.filter(user__in=accounts(), user__email__iexact=cleaned.get("email", ""))
            refuse_invitation(organisation, known.first())
        return cleaned

    def save(self, commit: bool = True) -> Membership:
        said = self.cleaned_data
        return invite(said["organisation"], said["email"], said["role"], said["language"], self.for_user)


class RoleForm(WagtailAdminModelForm):
    class Meta:
        model = Membership
        fields = ["role"]

    def clean_role(self) -> str:
        role = self.cleaned_data["role"]
        if role != Role.OWNER:
            refuse_last_owner(self.instance)
        return role

    def save(self, commit: bool = True) -> Membership:
        change_role(self.instance, self.cleaned_data["role"])
        return self.instance


class AnswerForm(forms.Form):
    """Yes, as a new organisation or as one that stands already."""

    existing = forms.ModelChoiceField(
        Organisation.objects.none(), required=False, label=_("Is it one of these?"), widget=forms.RadioSelect,
        empty_label=_("No, it is a new one"),
    )  # fmt: skip

    def __init__(self, *args: Any, similar: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["existing"].queryset = Organisation.objects.filter(pk__in=[one.pk for one in similar])
        self.fields["existing"].label_from_instance = lambda one: f"{one.name} ({one.get_status_display()})"


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why not"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("They read this in the mail."),
        error_messages={"required": _("Write in a sentence why not: they read it in the mail.")},
    )  # fmt: skip
