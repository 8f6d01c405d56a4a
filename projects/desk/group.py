"""«Projecten» in the menu of the desk: what measures them, how they should work, and their words for translators."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from projects.desk.evaluations import SelfEvaluationViewSet
from projects.desk.indicators import IndicatorTextViewSet, IndicatorViewSet
from projects.desk.measurements import MeasurementViewSet
from projects.desk.theory_list import TheoryViewSet
from projects.models import NodeText


class NodeTextViewSet(SnippetViewSet):
    """For translators, as for indicators."""

    model = NodeText
    icon = "globe"
    menu_label = _("Words of theories of change")
    list_display = ["text", "node"]
    panels = [FieldPanel(name) for name in NodeText.WORDS]

    def get_queryset(self, request: HttpRequest) -> QuerySet[NodeText]:
        return NodeText.objects.select_related("node", "locale")


class ProjectsViewSetGroup(SnippetViewSetGroup):
    items = (IndicatorViewSet, MeasurementViewSet, TheoryViewSet, SelfEvaluationViewSet, IndicatorTextViewSet, NodeTextViewSet)
    menu_label = _("Projects and numbers")
    menu_icon = "crosshairs"
    menu_order = 238
