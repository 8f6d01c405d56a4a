"""Every public page of every language, through visible(); stories only where search engines are allowed."""

from typing import Any

from wagtail.contrib.sitemaps import Sitemap

from consent.enums import Channel
from consent.models import Clearance
from contact.models import ContactPage
from home.models import HomePage, StandardPage
from projects.models import ProjectIndexPage, ProjectPage
from stories.models import StoryIndexPage, StoryPage


class PublicSitemap(Sitemap):
    def items(self) -> list[Any]:
        plain = (HomePage, StoryIndexPage, ProjectIndexPage, ProjectPage, StandardPage, ContactPage)
        pages = [page for model in plain for page in model.objects.visible().order_by("path")]
        return pages + list(findable_stories().order_by("path"))


def findable_stories() -> Any:
    return StoryPage.objects.visible().told_once().filter(story_uid__in=Clearance.objects.open(Channel.SEARCH_ENGINES).values("story_uid"))


SITEMAPS = {"pages": PublicSitemap}
