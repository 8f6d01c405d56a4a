"""The list of theories of change; each leads to its tree."""

from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from projects.models import Theory
from projects.theory.forms import TheoryForm


class TheoriesView(IndexView):
    def get_base_queryset(self) -> QuerySet[Theory]:
        return super().get_base_queryset().select_related("project").annotate(number=Count("nodes"))

    def get_edit_url(self, instance: Theory) -> str | None:
        return reverse("theory_editor", args=[instance.pk]) if self.user_has_permission("change") else None


class TreeAfterwards:
    """Who has given a theory its name goes on in its tree."""

    object: Theory
    request: HttpRequest

    def get_success_url(self) -> str:
        may = self.request.user.has_perm("projects.change_theory")
        return reverse("theory_editor", args=[self.object.pk]) if may else super().get_success_url()  # type: ignore[misc]


class TheoryCreateView(TreeAfterwards, CreateView):
    pass


class TheoryEditView(TreeAfterwards, EditView):
    pass


class TheoryViewSet(ModelViewSet):
    model = Theory
    url_prefix = "theorieen"
    icon = "list-ul"
    menu_label = _("Theories of change")
    index_view_class, add_view_class, edit_view_class = TheoriesView, TheoryCreateView, TheoryEditView
    list_display = [
        "name", "project", Column("number", label=pgettext_lazy("in a theory of change", "Things")),
        BooleanColumn("is_public", label=pgettext_lazy("on the site", "Online")),
    ]  # fmt: skip
    list_filter = ["is_public"]
    search_fields = ["name"]
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> Any:
        return TheoryForm
