from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Cast
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Revision, WorkflowState
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from initiatives.desk.forms import InitiativeForm
from initiatives.desk.location import PlacesPanel
from initiatives.models import Category, Initiative, InitiativeText
from network.models import Municipality


class InitiativeFilters(WagtailFilterSet):
    municipality = ModelChoiceFilter(
        label=_("municipality"), field_name="places__municipality", queryset=Municipality.objects.of_today(), distinct=True,
    )  # fmt: skip

    class Meta:
        model = Initiative
        fields = ["category", "organisation", "live"]


class InitiativeViewSet(SnippetViewSet):
    """Drafts, locks, review and older versions are Wagtail's own; the place is put in with a field of ours."""

    model = Initiative
    icon = "site"
    menu_label = _("Initiatives")
    list_display = [
        "name", "category", "organisation", Column("status_string", label=_("State")),
        DateColumn("last_confirmed_at", label=_("Confirmed"), sort_key="last_confirmed_at"),
    ]  # fmt: skip
    filterset_class = InitiativeFilters
    index_results_template_name = "initiatives/desk/results.html"
    ordering = ["name"]
    copy_view_enabled = False
    inspect_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("summary"),
            FieldRowPanel([FieldPanel("category"), FieldPanel("organisation")]),
            PlacesPanel("places", label=_("place")),
            FieldPanel("everywhere"),
            FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_phone"), FieldPanel("contact_email")], heading=_("Contact")),
            MultiFieldPanel(
                [
                    FieldPanel("description"), FieldPanel("when_note"), FieldRowPanel([FieldPanel("age_from"), FieldPanel("age_to")]),
                    FieldRowPanel([FieldPanel("cost"), FieldPanel("cost_note")]), FieldPanel("welcome_who"), FieldPanel("welcome_company"),
                    FieldPanel("languages"), FieldPanel("access"), FieldPanel("access_note"), FieldPanel("also", widget=CheckboxSelectMultiple),
                    FieldPanel("partners", widget=CheckboxSelectMultiple), FieldPanel("projects", widget=CheckboxSelectMultiple),
                    FieldPanel("website"),
                    FieldRowPanel([FieldPanel("source"), FieldPanel("licence")]),
                ],
                heading=_("More"), classname="collapsed",
            ),
        ],
        base_form_class=InitiativeForm,
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Initiative]:
        """With what a row says of its state, so that a list of fifty asks no more than one of ten."""
        active = WorkflowState.objects.active().select_related("current_task_state__task")
        states = Prefetch("_workflow_states", queryset=active, to_attr="_current_workflow_states")
        mine = ContentType.objects.get_for_model(Initiative)
        planned = Revision.objects.filter(base_content_type=mine, object_id=Cast(OuterRef("pk"), CharField()), approved_go_live_at__isnull=False)
        # Wagtail keeps it under this name once it was asked for; a number says as well that there is one.
        with_state = Initiative.objects.annotate(scheduled_revision=Subquery(planned.values("pk")[:1])).prefetch_related(states)
        return with_state.select_related("category__parent", "organisation")


class CategoryViewSet(ModelViewSet):
    """The tree in one list: its order is that of families."""

    model = Category
    url_prefix = "initiatieven/soorten"
    icon = "list-ul"
    menu_label = _("Kinds")
    list_display = [
        "__str__", "parent", Column("get_shape_display", label=_("shape")), Column("get_colour_display", label=_("colour")),
    ]  # fmt: skip
    ordering = ["sort_order", "name"]
    form_fields = ["name", "slug", "parent", "shape", "colour", "sort_order"]
    copy_view_enabled = False


class InitiativeTextViewSet(SnippetViewSet):
    """For translators: the Dutch words follow what was approved, translations begin from them."""

    model = InitiativeText
    icon = "globe"
    menu_label = _("Words of initiatives")
    list_display = ["name", "initiative"]
    panels = [FieldPanel(name) for name in InitiativeText.WORDS]


class SuggestionsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("initiatives.change_suggestion")


class NearYouViewSetGroup(SnippetViewSetGroup):
    items = (InitiativeViewSet, CategoryViewSet, InitiativeTextViewSet)
    menu_label = _("Near you")
    menu_icon = "site"
    menu_order = 240

    def get_submenu_items(self) -> list[MenuItem]:
        return [*super().get_submenu_items(), SuggestionsItem(_("Suggestions"), reverse("suggestions"), name="suggestions", icon_name="mail")]
