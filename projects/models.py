from typing import Any

from django.conf import settings
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models.pages import PageManager
from wagtail.search import index

from common.blocks import PLAIN_BLOCKS
from common.models import BasePage, PublicPageQuerySet
from common.translations import languages_of
from network.models import Organisation

__all__ = ["ProjectIndexPage", "ProjectPage"]

WORDS = ["bold", "italic", "ul", "link"]


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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        projects = ProjectPage.objects.visible().child_of(self).order_by("path")
        listed = [{"title": project.title, "summary": project.summary, "url": project.get_url(request)} for project in projects]
        return super().get_context(request, *args, **kwargs) | languages_of(self) | {"projects": listed, "description": self.introduction}


class ProjectPageQuerySet(PublicPageQuerySet):
    def of_organisation(self, organisation: Organisation) -> "ProjectPageQuerySet":
        """In every language: who takes part is read from the Dutch page."""
        return self._of_dutch(organisations=organisation)

    def of_initiative(self, initiative: Any) -> "ProjectPageQuerySet":
        return self._of_dutch(initiatives=initiative)

    def in_municipality(self, nis: str) -> "ProjectPageQuerySet":
        """With an initiative that has a place there."""
        initiatives = self.model._meta.get_field("initiatives").related_model.objects.listed()
        return self._of_dutch(initiatives__in=initiatives.filter(places__municipality=nis).values("pk"))

    def _of_dutch(self, **condition: Any) -> "ProjectPageQuerySet":
        source = ProjectPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE, **condition)
        return self.filter(translation_key__in=source.order_by().values("translation_key"))


class ProjectPage(BasePage):
    template = "pages/project_page.html"
    parent_page_types = ["projects.ProjectIndexPage"]
    subpage_types: list[str] = []

    summary = models.CharField(_("summary"), max_length=250, help_text=_("One or two sentences for the list and for search."))
    goal = RichTextField(_("goal"), features=WORDS, blank=True, help_text=_("What is different when it worked."))
    body = StreamField(PLAIN_BLOCKS, verbose_name=_("text"), blank=True, use_json_field=True, help_text=_("What is done, by whom, since when."))
    partners = RichTextField(_("partners"), features=WORDS, blank=True, help_text=_("Organisations that take part; never a private person."))

    organisations = ParentalManyToManyField(
        Organisation, blank=True, related_name="projects", verbose_name=_("organisations"),
        help_text=_("Those of the network that take part: each has its page, and the project stands on it. Read from the Dutch page."),
    )  # fmt: skip

    content_panels = [*BasePage.content_panels, "summary", "goal", "body", "partners", FieldPanel("organisations", widget=CheckboxSelectMultiple)]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("goal"),
        index.SearchField("body"),
        index.SearchField("partners"),
        index.FilterField("locale"),
        index.FilterField("expire_at"),
        index.FilterField("go_live_at"),
        index.FilterField("first_published_at"),
    ]

    objects = PageManager.from_queryset(ProjectPageQuerySet)()

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        source = type(self).objects.filter(translation_key=self.translation_key, locale__language_code=settings.LANGUAGE_CODE).values("pk")
        told = self._meta.get_field("stories").related_model.objects.visible().told_once()
        stories = told.filter(locale_id=self.locale_id, story_uid__in=told.filter(project__in=source).order_by().values("story_uid"))
        organisations = Organisation.objects.visible().filter(projects__in=source).order_by("name").distinct()
        initiatives = self._meta.get_field("initiatives").related_model.objects.visible().filter(projects__in=source).order_by("name").distinct()
        context = {
            "organisations": organisations, "initiatives": initiatives, "stories": list(stories.newest_first().cards()[:6]),
            "description": self.search_description or self.summary,
        }  # fmt: skip
        return super().get_context(request, *args, **kwargs) | languages_of(self) | context
