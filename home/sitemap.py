"""Every public page of every language, through visible(); stories only where search engines are allowed."""

import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap, views
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control

from activities.models import Activity
from common.addresses import address
from common.models import BasePage
from consent.enums import Channel
from consent.models import Clearance
from contact.models import ContactPage
from home.models import HomePage, StandardPage
from initiatives.models import Initiative
from network.models import Municipality, Organisation
from projects.models import ProjectIndexPage, ProjectPage, Theory
from stories.addresses import numbered
from stories.caching import seconds_to_keep
from stories.models import StoryIndexPage, StoryPage

PLAIN = (HomePage, StoryIndexPage, ProjectIndexPage, ProjectPage, StandardPage, ContactPage)


class PageSitemap(Sitemap):
    def items(self) -> list[BasePage]:
        return [page for model in PLAIN for page in model.objects.visible().order_by("path")]

    def location(self, page: BasePage) -> str:
        return page.get_url() or ""

    def lastmod(self, page: BasePage) -> datetime.datetime | None:
        return page.last_published_at


class StorySitemap(Sitemap):
    """Rows, not pages: there may be thousands."""

    def items(self) -> Any:
        rows = findable_stories().order_by("path")
        return rows.values_list("url_path", "locale__language_code", "slug", "house_row", "last_published_at", named=True)

    def location(self, story: Any) -> str:
        return numbered(address(story.url_path, story.locale__language_code), story.slug, story.house_row)

    def lastmod(self, story: Any) -> datetime.datetime | None:
        return story.last_published_at


def findable_stories() -> Any:
    """Stories that everybody in them also allows search engines to show."""
    allowed = Clearance.objects.open(Channel.SEARCH_ENGINES).values("story_uid")
    return StoryPage.objects.visible().told_once().filter(story_uid__in=allowed)


class OrganisationSitemap(Sitemap):
    i18n = True

    def items(self) -> Any:
        return Organisation.objects.visible().order_by("pk")

    def location(self, organisation: Organisation) -> str:
        return reverse("organisation", args=[organisation.slug])


class ActivitySitemap(Sitemap):
    """What is still to come; rows, not objects."""

    i18n = True

    def items(self) -> Any:
        return Activity.objects.visible().coming().order_by("pk").values_list("slug", "changed_at", named=True)

    def location(self, activity: Any) -> str:
        return reverse("activity", args=[activity.slug])

    def lastmod(self, activity: Any) -> datetime.datetime:
        return activity.changed_at


class InitiativeSitemap(Sitemap):
    """Rows, not objects: there may be thousands."""

    i18n = True

    def items(self) -> Any:
        return Initiative.objects.listed().order_by("pk").values_list("pk", "slug", "last_published_at", named=True)

    def location(self, initiative: Any) -> str:
        return reverse("initiative", args=[initiative.pk, initiative.slug])

    def lastmod(self, initiative: Any) -> datetime.datetime | None:
        return initiative.last_published_at


class TheorySitemap(Sitemap):
    i18n = True

    def items(self) -> Any:
        return Theory.objects.visible().order_by("pk").values_list("pk", flat=True)

    def location(self, key: int) -> str:
        return reverse("theory", args=[key])


class MunicipalitySitemap(Sitemap):
    """Of the region; what merged has a page no more."""

    i18n = True

    def items(self) -> Any:
        return Municipality.objects.of_region().of_today().order_by("name")

    def location(self, municipality: Municipality) -> str:
        return reverse("municipality", args=[municipality.slug])


class OursSitemap(Sitemap):
    """What is a view and no page."""

    i18n = True

    def items(self) -> list[str]:
        return ["agenda", "map", "impact", "learning", "timeline", "materials"]

    def location(self, name: str) -> str:
        return reverse(name)


SITEMAPS = {
    "pages": PageSitemap,
    "stories": StorySitemap,
    "organisations": OrganisationSitemap,
    "ours": OursSitemap,
    "activities": ActivitySitemap,
    "initiatives": InitiativeSitemap,
    "theories": TheorySitemap,
    "municipalities": MunicipalitySitemap,
}


def sitemap(request: HttpRequest) -> HttpResponse:
    response = views.sitemap(request, SITEMAPS)
    patch_cache_control(response, public=True, max_age=seconds_to_keep())
    return response
