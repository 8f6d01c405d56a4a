"""The desk's lists: stories with house, consent, municipality and review as columns; houses with closed curtains."""

from typing import Any

import django_filters
from django.db.models import Case, CharField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import ExplorableIndexView, PageFilterSet
from wagtail.admin.views.pages.usage import ContentTypeUseView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import WorkflowState
from wagtail.permission_policies import ModelPermissionPolicy

from consent.models import Clearance
from network.models import Municipality
from stories.house_form import HouseForm
from stories.models import House, StoryPage

CONSENT = {"complete": _("complete"), "lacking": _("still to ask")}
REVIEW = {"in_progress": _("being read"), "needs_changes": _("to be changed"), "approved": _("approved"), "cancelled": _("cancelled")}


def for_the_desk(pages: QuerySet) -> QuerySet:
    """With house number, state of consent and state of the last review, in the one query of the list."""
    is_clear = When(story_uid__in=Clearance.objects.open().values("story_uid"), then=Value("complete"))
    reviews = WorkflowState.objects.filter(object_id=OuterRef("object_id"), base_content_type__model="page").order_by("-created_at")
    pages = pages.with_houses().annotate(
        consent_state=Case(is_clear, default=Value("lacking"), output_field=CharField()), object_id=Cast("pk", CharField())
    )
    return pages.annotate(review_state=Subquery(reviews.values("status")[:1])).select_related("municipality")


class StoryFilterSet(PageFilterSet):
    house = django_filters.NumberFilter(label=_("House"), field_name="house_row")
    consent = django_filters.ChoiceFilter(label=_("Consent"), choices=list(CONSENT.items()), field_name="consent_state")
    municipality = django_filters.ModelChoiceFilter(label=_("Municipality"), queryset=Municipality.objects.of_region())
    review = django_filters.ChoiceFilter(label=_("Review"), choices=list(REVIEW.items()), field_name="review_state")

    class Meta:
        model = StoryPage
        fields: list[str] = []


class StoryExplorer(ExplorableIndexView):
    base_filterset_class = StoryFilterSet
    base_columns = [
        *[column for column in ExplorableIndexView.base_columns if column.name in {"bulk_actions", "title"}],
        Column("house", label=_("House"), accessor=lambda story: story.house_row or "–", width="8%"),
        Column("consent", label=_("Consent"), accessor=lambda story: CONSENT[story.consent_state], width="12%"),
        Column("municipality", label=_("Municipality"), accessor=lambda story: story.municipality or "–", width="12%"),
        Column("review", label=_("Review"), accessor=lambda story: REVIEW.get(story.review_state, "–"), width="12%"),
        *[column for column in ExplorableIndexView.base_columns if column.name in {"latest_revision_created_at", "status"}],
    ]

    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        return super().annotate_queryset(for_the_desk(pages))


class StoryUse(ContentTypeUseView):
    """The list of all stories that Wagtail's report of page types leads to: it takes the explorer's columns."""

    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        return super().annotate_queryset(for_the_desk(pages))


class StoryViewSet(PageViewSet):
    model = StoryPage
    index_view_class = StoryExplorer
    content_type_use_view_class = StoryUse


class HousesStay(ModelPermissionPolicy):
    """No button takes a house away, not even a superuser's: `stories/receivers.py` would refuse."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


class HouseViewSet(ModelViewSet):
    """A house for a child whose story stays inside: year, nothing else. Where a house stands nobody chooses."""

    model = House
    url_prefix = "huizen"
    icon = "home"
    menu_label = _("Houses")
    menu_order = 230
    add_to_admin_menu = True
    list_display = [Column("number", label=_("House"), accessor="__str__"), "year"]
    list_filter = ["year"]
    edit_handler = ObjectList([FieldPanel("year"), FieldPanel("story")], base_form_class=HouseForm)
    copy_view_enabled = False
    permission_policy = HousesStay(House)
