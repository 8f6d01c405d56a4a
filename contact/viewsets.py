from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from contact.models import ContactEntry


class MessagesView(IndexView):
    """By the clock: what is older than ninety days is gone from here before the night has deleted it."""

    def get_base_queryset(self) -> Any:
        return ContactEntry.objects.kept().select_related("municipality")


class ContactEntryViewSet(ModelViewSet):
    """The desk's list: new, called, done. Messages come from the site; here only their state changes."""

    model = ContactEntry
    name = "contact_entries"
    url_prefix = "berichten"
    icon = "mail"
    menu_label = _("Messages")
    menu_order = 250
    add_to_admin_menu = True
    list_display = [
        "kind",
        "first_name",
        "way",
        "reach",
        "municipality",
        "line",
        Column("state", label=_("State"), accessor="get_state_display"),
        "sent_at",
    ]
    list_filter = ["state", "kind"]
    panels = [FieldPanel("state")]
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = MessagesView


viewset = ContactEntryViewSet()
