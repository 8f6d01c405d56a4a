"""Signals on the desk: read, followed up, answered. Partners send them from the portal; nobody adds one here."""

from typing import Any

from django.db.models import QuerySet
from django.template.defaultfilters import truncatechars
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from network.models import Municipality, Organisation
from signals.models import Signal
from signals.waiting import in_turn


class FollowUp(ModelPermissionPolicy):
    """What partners see is theirs to write: nobody adds one for them, a superuser neither."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


def _used(model: type, field: str) -> Any:
    return lambda _request: model._default_manager.filter(pk__in=Signal.objects.order_by().values(field))  # type: ignore[attr-defined]


class SignalFilters(WagtailFilterSet):
    municipality = ModelChoiceFilter(label=_("municipality"), queryset=_used(Municipality, "municipality"))
    organisation = ModelChoiceFilter(label=pgettext_lazy("a signal", "from"), queryset=_used(Organisation, "organisation"))

    class Meta:
        model = Signal
        fields = ["progress", "function"]


class SignalsView(IndexView):
    def get_base_queryset(self) -> QuerySet[Signal]:
        return Signal.objects.select_related("organisation", "municipality")

    def order_queryset(self, queryset: QuerySet[Signal]) -> QuerySet[Signal]:
        return super().order_queryset(queryset) if self.is_explicitly_ordered else in_turn(queryset)


def _in_short(signal: Signal) -> str:
    return truncatechars(signal.words, 100)


def _asked(name: str) -> FieldPanel:
    """As the partner wrote it."""
    return FieldPanel(name, read_only=True)


class SignalViewSet(ModelViewSet):
    model = Signal
    url_prefix = "signalen"
    icon = "comment"
    menu_label = _("Signals")
    menu_order = 237
    add_to_admin_menu = True
    index_view_class = SignalsView
    index_results_template_name = "signals/desk/results.html"
    list_display = [
        "__str__",
        Column("words", label=_("What they see"), accessor=_in_short),
        Column("municipality", label=_("Municipality")),
        Column("progress", label=_("How far it is"), accessor="get_progress_display", sort_key="progress"),
        DateColumn("created_at", label=_("Sent"), sort_key="created_at"),
    ]
    filterset_class = SignalFilters
    search_fields = ["words", "answer", "told", "organisation__name"]
    copy_view_enabled = False
    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([_asked("organisation"), _asked("created_at")]), _asked("function"), _asked("words"),
                FieldRowPanel([_asked("municipality"), _asked("how_often")]), FieldRowPanel([_asked("age_from"), _asked("age_to")]),
            ],
            heading=_("What the partner wrote"),
        ),
        MultiFieldPanel([FieldPanel("progress"), FieldPanel("answer"), FieldPanel("told")], heading=_("What you do with it")),
    ]  # fmt: skip

    @property
    def permission_policy(self) -> FollowUp:
        return FollowUp(self.model)
