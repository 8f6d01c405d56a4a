"""On the desk: what was measured."""

from typing import Any

from django import forms
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import DateFromToRangeFilter, ModelChoiceFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from projects.desk.wording import speak_as_model
from projects.indicators.numbers import AmountField, amount
from projects.indicators.once_a_day import refuse_second
from projects.models import Indicator, Measurement, ProjectPage


class MeasurementsView(IndexView):
    def get_base_queryset(self) -> Any:
        return Measurement.objects.select_related("indicator", "organisation").annotate(project_title=F("indicator__project__title"))


class AddMeasurementView(CreateView):
    def save_instance(self) -> Measurement:
        self.form.instance.by = self.request.user
        return super().save_instance()


class IndicatorField(forms.ModelChoiceField):
    """Those that people measure, each with its project: names alone come twice."""

    def label_from_instance(self, indicator: Any) -> str:
        return f"{indicator.project_title}: {indicator.name}"


class MeasurementForm(WagtailAdminModelForm):
    indicator = IndicatorField(Indicator.objects.none(), error_messages={"required": gettext_lazy("Choose what was measured.")})
    value = AmountField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        speak_as_model(self, "indicator")
        speak_as_model(self, "value")
        # Those that the site counts are not kept out: who chooses one reads why it is refused.
        named = Indicator.objects.annotate(project_title=F("project__title"))
        self.fields["indicator"].queryset = named.order_by("project_title", "sort_order", "pk")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        refuse_second(self, cleaned.get("indicator"))
        return cleaned


class MeasurementFilters(WagtailFilterSet):
    project = ModelChoiceFilter(
        label=gettext_lazy("project"), field_name="indicator__project", queryset=lambda _request: ProjectPage.objects.dutch().order_by("title"),
    )  # fmt: skip
    measured_on = DateFromToRangeFilter(label=gettext_lazy("day"), widget=DateRangePickerWidget)

    class Meta:
        model = Measurement
        fields = ["project", "measured_on"]


class MeasurementViewSet(ModelViewSet):
    model = Measurement
    url_prefix = "metingen"
    icon = "decimal"
    menu_label = gettext_lazy("Measurements")
    index_view_class, add_view_class = MeasurementsView, AddMeasurementView
    index_results_template_name = "projects/indicator_measurements.html"
    list_display = [
        Column("indicator", label=gettext_lazy("indicator"), sort_key="indicator__name"),
        Column("project_title", label=gettext_lazy("project"), sort_key="indicator__project__title"),
        DateColumn("measured_on", label=gettext_lazy("day"), sort_key="measured_on"),
        Column("value", label=gettext_lazy("value"), accessor=lambda measurement: amount(measurement.value)),
        Column("organisation", label=gettext_lazy("measured by"), accessor=lambda measurement: measurement.organisation or _("the desk")),
    ]
    filterset_class = MeasurementFilters
    search_fields = ["indicator__name", "note"]
    search_backend_name = None
    ordering = ["-measured_on", "-pk"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [FieldPanel("indicator"), FieldRowPanel([FieldPanel("value"), FieldPanel("measured_on")]), FieldPanel("note"), FieldPanel("organisation")],
        base_form_class=MeasurementForm,
    )
