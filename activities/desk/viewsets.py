from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from activities.models import Activity, ActivityText, HolidaySet


class ActivityViewSet(SnippetViewSet):
    """The list for editors. When and where are changed in the portal; here are the words, and the way off the agenda."""

    model = Activity
    icon = "date"
    menu_label = _("On the agenda")
    list_display = ["title", "organisation", "first_day", Column("status_string", label=_("State")), BooleanColumn("is_off", label=_("off"))]
    list_filter = ["organisation", "category", "live", "status"]
    ordering = ["-changed_at"]
    add_to_admin_menu = False
    copy_view_enabled = False
    inspect_view_enabled = True
    panels = [
        FieldPanel("title"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("category"), FieldPanel("initiative")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("age_from"), FieldPanel("age_to")]), FieldRowPanel([FieldPanel("price"), FieldPanel("price_note")]),
                FieldPanel("access_note"), FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_phone"), FieldPanel("contact_email")]),
            ],
            heading=_("More"), classname="collapsed",
        ),
    ]  # fmt: skip


class HolidaySetViewSet(ModelViewSet):
    """Editing a set makes the series that leave it out anew."""

    model = HolidaySet
    url_prefix = "agenda/vakanties"
    icon = "calendar-alt"
    menu_label = _("Holidays")
    list_display = ["name", "source"]
    copy_view_enabled = False
    panels = [
        FieldPanel("name"),
        FieldPanel("source"),
        InlinePanel("periods", [FieldPanel("name"), FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")])], label=_("holiday")),
    ]


class ActivityTextViewSet(SnippetViewSet):
    """For translators: the Dutch words follow what was approved, translations begin from them."""

    model = ActivityText
    icon = "globe"
    menu_label = _("Words of activities")
    list_display = ["title", "activity"]
    panels = [FieldPanel("title"), FieldPanel("description"), FieldPanel("price_note"), FieldPanel("access_note")]


class AgendaViewSetGroup(SnippetViewSetGroup):
    items = (ActivityViewSet, ActivityTextViewSet, HolidaySetViewSet)
    menu_label = _("Agenda")
    menu_icon = "date"
    menu_order = 230
