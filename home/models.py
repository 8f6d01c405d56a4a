from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.search import index

from common.blocks import PLAIN_BLOCKS
from common.models import BasePage
from common.translations import languages_of
from home.village import village_context

__all__ = ["HomePage", "StandardPage"]


class HomePage(BasePage):
    """The village."""

    template = "pages/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = 6

    introduction = models.TextField(_("introduction"), blank=True, help_text=_("One or two sentences under the title."))

    content_panels = [*BasePage.content_panels, "introduction"]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs) | languages_of(self) | village_context(self)
        return context | {"description": self.search_description or self.introduction}

    def seconds_to_keep(self) -> int:
        from stories.caching import seconds_to_keep

        return seconds_to_keep()


class StandardPage(BasePage):
    template = "pages/standard_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    introduction = models.TextField(_("introduction"), blank=True, help_text=_("One or two sentences above the text."))
    body = StreamField(PLAIN_BLOCKS, verbose_name=_("text"), blank=True, use_json_field=True, help_text=_("The text of the page."))

    content_panels = [*BasePage.content_panels, "introduction", "body"]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction", boost=2),
        index.SearchField("body"),
        index.FilterField("locale"),
        index.FilterField("expire_at"),
        index.FilterField("go_live_at"),
        index.FilterField("first_published_at"),
    ]

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs) | languages_of(self)
        return context | {"description": self.search_description or self.introduction}
