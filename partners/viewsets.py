"""On the desk: who works for which organisation, and who asks to take part."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import CreateView, DeleteView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log

from consent.desk.permissions import LookOnly
from network.models import Membership
from partners.desk_forms import DeskInvitationForm, RoleForm
from partners.invitations import send_invitation
from partners.members import let_go
from partners.models import Application


class MembersView(IndexView):
    add_item_label = _("Invite somebody")

    def get_base_queryset(self) -> Any:
        return Membership.objects.select_related("organisation", "user").order_by("organisation__name", "invited_at")

    def get_list_more_buttons(self, instance: Membership) -> list[Any]:
        link = Button(_("Make a sign-in link"), url=reverse("partner_link", args=[instance.pk]), icon_name="key", priority=5)
        return [*super().get_list_more_buttons(instance), link]


class InviteView(CreateView):
    page_title = _("Invite somebody")
    success_message = _("The invitation is on its way.")

    def save_instance(self) -> Membership:
        membership = super().save_instance()
        if not send_invitation(membership):
            messages.error(self.request, _("The invitation stands, but its mail did not leave. Invite once more in a while."))
        return membership


class LetGoView(DeleteView):
    """The last owner stays, and the desk reads why."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
            return redirect(self.get_success_url())

    def delete_action(self) -> None:
        let_go(self.object)
        log(self.object, "wagtail.delete", deleted=True)


class MembershipViewSet(ModelViewSet):
    model = Membership
    name = "partner_members"
    url_prefix = "partners/mensen"
    icon = "user"
    menu_label = _("Members")
    index_view_class, add_view_class, delete_view_class = MembersView, InviteView, LetGoView
    list_display = [
        "organisation",
        Column("email", label=_("E-mail"), accessor="user.email"),
        Column("role", label=_("Role"), accessor="get_role_display"),
        DateColumn("accepted_at", label=_("Said yes")),
        DateColumn("confirmed_at", label=_("Still the one to write to")),
        DateColumn("declined_at", label=_("Says it is somebody else")),
    ]
    list_filter = ["organisation", "role"]
    search_fields = ["organisation__name", "user__email"]
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return RoleForm if for_update else DeskInvitationForm


class ApplicationsView(IndexView):
    def get_base_queryset(self) -> Any:
        return Application.objects.kept().select_related("municipality")

    def get_edit_url(self, instance: Application) -> str:
        return reverse("partner_application", args=[instance.pk])


class ApplicationViewSet(ModelViewSet):
    model = Application
    name = "partner_applications"
    url_prefix = "partners/vragen"
    icon = "mail"
    menu_label = _("Requests to take part")
    index_view_class = ApplicationsView
    list_display = [
        "name",
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("where", label=_("Municipality")),
        Column("answer", label=_("Answer"), accessor="get_answer_display"),
        DateColumn("sent_at", label=_("Sent")),
    ]
    list_filter = ["answer"]
    form_fields: list[str] = []
    copy_view_enabled = False

    @property
    def permission_policy(self) -> LookOnly:
        return LookOnly(self.model)


class PartnersViewSetGroup(ModelViewSetGroup):
    items = (ApplicationViewSet, MembershipViewSet)
    menu_label = _("Partners")
    menu_icon = "group"
    menu_order = 236
