from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.url_routing import RouteResult

from common.models import BasePage
from common.translations import languages_of

__all__ = ["ProjectIndexPage"]


class ProjectIndexPage(BasePage):
    template = "pages/project_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["projects.ProjectPage"]
    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), blank=True, help_text=_("One or two sentences above the list."))

    content_panels = [*BasePage.content_panels, "introduction"]

    class Meta:
        verbose_name = _("list of projects")
        verbose_name_plural = _("lists of projects")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Its projects in one query, the language along; deeper than they there is nothing."""
        from projects.models.project import ProjectPage

        if not path_components:
            return super().route(request, path_components)
        slug, *deeper = path_components
        page = ProjectPage.objects.visible().child_of(self).filter(slug=slug).first() if not deeper else None
        if page is None:
            raise Http404
        return RouteResult(page)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from projects.listing import listing

        return super().get_context(request, *args, **kwargs) | languages_of(self) | listing(self, request) | {"description": self.introduction}
