"""Self-evaluations on the desk: eleven principles by cluster, four answers each or none."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from projects.enums import Score
from projects.models import ProjectPage, SelfEvaluation
from projects.principles import CLUSTERS

ANSWERS = [*Score.choices, ("", _("no answer"))]
PRINCIPLES = [principle for cluster in CLUSTERS for principle in cluster.principles]


class SelfEvaluationForm(WagtailAdminModelForm):
    """A field for each principle; together they are the answers of that day."""

    project = forms.ModelChoiceField(ProjectPage.objects.none(), label=_("project"), help_text=_("The neighbourhood network."))

    class Meta:
        model = SelfEvaluation
        fields = ["project", "held_on", "organisation", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["project"].queryset = ProjectPage.objects.dutch().order_by("title")
        given = self.instance.scores or {}
        for principle in PRINCIPLES:
            self.fields[principle.value] = forms.ChoiceField(
                choices=ANSWERS, required=False, label=principle.label, widget=forms.RadioSelect, initial=given.get(principle.value, ""),
            )  # fmt: skip

    @property
    def clusters(self) -> list[tuple[str | Promise, list[BoundField]]]:
        return [(cluster.name, [self[principle.value] for principle in cluster.principles]) for cluster in CLUSTERS]

    @property
    def facts(self) -> list[BoundField]:
        return [self[name] for name in ("project", "held_on", "organisation")]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.instance.scores = {principle.value: cleaned[principle.value] for principle in PRINCIPLES if cleaned.get(principle.value)}
        project, day = cleaned.get("project"), cleaned.get("held_on")
        if project and day and project.self_evaluations.filter(held_on=day).exclude(pk=self.instance.pk).exists():
            self.add_error("held_on", _("Of this day there is one already: change that one, or choose another day."))
        return cleaned


class SelfEvaluationsView(IndexView):
    def get_base_queryset(self) -> QuerySet[SelfEvaluation]:
        return super().get_base_queryset().select_related("project", "organisation")


class SelfEvaluationViewSet(ModelViewSet):
    model = SelfEvaluation
    url_prefix = "zelfevaluaties"
    icon = "form"
    menu_label = _("Self-evaluations")
    index_view_class = SelfEvaluationsView
    create_template_name = edit_template_name = "desk/self_evaluation.html"
    list_display = ["project", "held_on", "organisation"]
    ordering = ["-held_on", "-pk"]
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> Any:
        return SelfEvaluationForm
