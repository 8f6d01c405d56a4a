"""On the desk: what is measured, and its words in other languages."""

from typing import Any

from django import forms
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from projects.desk.wording import speak_as_model
from projects.indicators.numbers import AmountField, amount
from projects.models import Indicator, IndicatorText, Measurement, ProjectPage


def target_in_words(indicator: Indicator) -> str:
    if indicator.target_value is None:
        return ""
    said = {"value": amount(indicator.target_value), "unit": indicator.unit, "year": indicator.target_year or ""}
    return _("%(value)s %(unit)s in %(year)s") % said


def last_in_words(indicator: Any) -> str:
    if indicator.is_computed:
        return _("the site counts it")
    if indicator.last_day is None:
        return _("not measured yet")
    return _("%(value)s on %(day)s") % {"value": amount(indicator.last_value), "day": date_format(indicator.last_day, "j E Y")}


class IndicatorsView(IndexView):
    def get_base_queryset(self) -> Any:
        """With what a row says besides its own: a list of fifty asks no more than one of ten."""
        last = Measurement.objects.filter(indicator=OuterRef("pk")).order_by("-measured_on")
        return Indicator.objects.annotate(
            project_title=F("project__title"),
            last_day=Subquery(last.values("measured_on")[:1]),
            last_value=Subquery(last.values("value")[:1]),
        )


class IndicatorForm(WagtailAdminModelForm):
    baseline_value = AmountField(required=False)
    target_value = AmountField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("baseline_value", "target_value"):
            speak_as_model(self, name)


class IndicatorFilters(WagtailFilterSet):
    project = ModelChoiceFilter(label=gettext_lazy("project"), queryset=lambda _request: ProjectPage.objects.dutch().order_by("title"))

    class Meta:
        model = Indicator
        fields = ["project", "kind", "computed"]


class IndicatorViewSet(ModelViewSet):
    model = Indicator
    url_prefix = "indicatoren"
    icon = "order"
    menu_label = gettext_lazy("Indicators")
    index_view_class = IndicatorsView
    index_results_template_name = "projects/indicator_results.html"
    list_display = [
        "name",
        Column("project_title", label=gettext_lazy("project"), sort_key="project__title"),
        Column("kind", label=gettext_lazy("kind"), accessor="get_kind_display", sort_key="kind"),
        Column("target", label=gettext_lazy("target"), accessor=target_in_words),
        Column("last", label=gettext_lazy("last measurement"), accessor=last_in_words, sort_key="last_day"),
    ]
    filterset_class = IndicatorFilters
    search_fields = ["name", "definition", "source"]
    search_backend_name = None
    ordering = ["project__title", "sort_order", "pk"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("project", widget=forms.Select),
            FieldPanel("name"),
            FieldPanel("definition"),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("unit"), FieldPanel("direction")]),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("baseline_value"), FieldPanel("baseline_year")]),
                    FieldRowPanel([FieldPanel("target_value"), FieldPanel("target_year")]),
                ],
                heading=gettext_lazy("From where to where"),
            ),
            MultiFieldPanel([FieldPanel("source"), FieldPanel("source_url")], heading=gettext_lazy("Source")),
            MultiFieldPanel(
                [FieldPanel("computed"), FieldPanel("measured_by", widget=forms.CheckboxSelectMultiple)],
                heading=gettext_lazy("Who measures"),
            ),
            FieldPanel("sort_order"),
        ],
        base_form_class=IndicatorForm,
    )


class IndicatorTextViewSet(SnippetViewSet):
    """For translators: the Dutch words follow the indicator, translations begin from them."""

    model = IndicatorText
    icon = "globe"
    menu_label = gettext_lazy("Words of indicators")
    list_display = ["name", "indicator"]
    panels = [FieldPanel(name) for name in IndicatorText.WORDS]

    def get_queryset(self, request: HttpRequest) -> QuerySet[IndicatorText]:
        return IndicatorText.objects.select_related("indicator", "locale")
