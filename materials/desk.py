"""The catalogue on the desk: what can be borrowed, and its words for translators."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from materials.models import Material, MaterialText
from network.models import Municipality, Organisation
from pictures.enums import PeopleState


def _used(model: type, field: str) -> Any:
    """Only what a row has: a list of all six hundred municipalities helps nobody to find one."""
    return lambda _request: model._default_manager.filter(pk__in=Material.objects.order_by().values(field))  # type: ignore[attr-defined]


class MaterialFilters(WagtailFilterSet):
    municipality = ModelChoiceFilter(label=gettext_lazy("municipality"), queryset=_used(Municipality, "municipality"))
    organisation = ModelChoiceFilter(label=gettext_lazy("lent by"), queryset=_used(Organisation, "organisation"))

    class Meta:
        model = Material
        fields = ["kind", "is_lent"]


class MaterialForm(WagtailAdminModelForm):
    def clean_picture(self) -> Any:
        """One that nobody has looked at yet may be chosen: it is shown from the moment somebody says that nobody is in it."""
        picture = self.cleaned_data["picture"]
        if picture and picture.people_state == PeopleState.LISTED:
            raise ValidationError(_("Somebody is in this picture, so visitors never see it here. Choose a picture of the thing alone."))
        return picture


class MaterialsView(IndexView):
    def get_base_queryset(self) -> QuerySet[Material]:
        return Material.objects.select_related("organisation", "municipality")


class MaterialViewSet(ModelViewSet):
    model = Material
    url_prefix = "lenen"
    icon = "tag"
    menu_label = gettext_lazy("What can be borrowed")
    index_view_class = MaterialsView
    index_results_template_name = "materials/desk/results.html"
    list_display = [
        "name", Column("kind", label=gettext_lazy("Kind"), accessor="get_kind_display", sort_key="kind"), "organisation", "municipality",
        BooleanColumn("is_lent", label=gettext_lazy("On the site")),
    ]  # fmt: skip
    filterset_class = MaterialFilters
    search_fields = ["name", "description", "organisation__name"]
    ordering = ["name"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("kind"),
            FieldPanel("description"),
            FieldRowPanel([FieldPanel("age_from"), FieldPanel("age_to")], heading=gettext_lazy("For whom")),
            FieldPanel("picture"),
            MultiFieldPanel(
                [FieldPanel("organisation"), FieldPanel("municipality"), FieldPanel("initiative"), FieldPanel("conditions")],
                heading=gettext_lazy("Borrowing"),
            ),
            FieldPanel("is_lent"),
        ],
        base_form_class=MaterialForm,
    )  # fmt: skip


class MaterialTextViewSet(SnippetViewSet):
    """For translators: the Dutch words follow what stands in the catalogue, translations begin from them."""

    model = MaterialText
    icon = "globe"
    menu_label = gettext_lazy("Words of what can be borrowed")
    list_display = ["name", "material"]
    panels = [FieldPanel(name) for name in MaterialText.WORDS]


class BorrowingViewSetGroup(SnippetViewSetGroup):
    items = (MaterialViewSet, MaterialTextViewSet)
    menu_label = gettext_lazy("Borrowing")
    menu_icon = "tag"
    menu_order = 242
