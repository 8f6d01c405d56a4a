import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Page
from wagtail.models.pages import PageManager, PageQuerySet

from common.addresses import address

__all__ = ["BasePage", "PublicPageQuerySet", "PublicPageManager", "SiteConfiguration"]

LONGEST_IN_CACHE = 300  # seconds, QUALITY.md and CONSENT.md


class PublicPageQuerySet(PageQuerySet):
    def visible(self, at: datetime.datetime | None = None) -> "PublicPageQuerySet":
        """What the public may see at this moment. Compares with the clock: no scheduler is needed to hide."""
        at = at or timezone.now()
        shown = self.live().select_related("locale")  # the door itself; an address needs the language
        return shown.filter(Q(expire_at=None) | Q(expire_at__gt=at), Q(go_live_at=None) | Q(go_live_at__lte=at) | Q(first_published_at__lte=at))

    def in_language(self, code: str) -> "PublicPageQuerySet":
        return self.filter(locale__language_code=code)

    def among_few(self, locale: Any) -> "PublicPageQuerySet":
        """Of one language, where something else leaves few pages: the sum keeps a database from beginning with all of the language."""
        return self.annotate(spoken=F("locale_id") + 0).filter(spoken=locale)


PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)


class BasePage(Page):
    """What all our pages share: one door to the public, and how long an answer may be kept."""

    objects = PublicPageManager()
    private_page_options: list[str] = []
    is_wall = False
    """Whether a page is where the stories are; error pages lead there."""
    is_action = False
    """Whether a page is one of the things a reader can do; listed below stories and on the front page."""

    promote_panels = [
        MultiFieldPanel([FieldPanel("slug"), FieldPanel("search_description"), FieldPanel("show_in_menus")], heading=_("Address and search engines"))
    ]

    class Meta:
        abstract = True

    @property
    def is_visible_now(self) -> bool:
        """What visible() says of this page, for one that was read already."""
        return self.live and (self.expire_at is None or self.expire_at > timezone.now())

    def address(self) -> str | None:
        """Below the language prefix, without the host; nothing for a page that has no place yet."""
        return address(self.url_path, self.locale.language_code) if self.url_path else None

    def get_url(self, request: HttpRequest | None = None, current_site: Any = None) -> str | None:
        return self.address()

    url = property(get_url)

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        parts, address = super().get_url_parts(request), self.address()
        return (*parts[:2], address) if parts and address else None

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"page_title": self.seo_title or self.title}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        if not getattr(request, "is_preview", False):
            patch_cache_control(response, public=True, max_age=self.seconds_to_keep())
        return response

    def seconds_to_keep(self) -> int:
        return LONGEST_IN_CACHE


@register_setting(icon="home", order=10)
class SiteConfiguration(BaseGenericSetting):
    name = models.CharField(_("name of the site"), max_length=80, default="Dorp rond het kind", help_text=_("Shown at the top of every page."))
    phone = models.CharField(_("phone"), max_length=40, blank=True, help_text=_("The network's number; families find it on every page."))
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("The network's address; families find it on every page."))
    desk_email = models.EmailField(_("e-mail of the desk"), blank=True, help_text=_("Who is told that somebody wrote; no personal data is sent."))
    goal = models.PositiveSmallIntegerField(_("children"), default=100, help_text=_("How many children the village has room for."))
    stories_a_year = models.PositiveSmallIntegerField(_("stories a year"), default=10, help_text=_("How many stories are told in a year."))
    goal_year = models.PositiveSmallIntegerField(_("year of the goal"), default=2030, help_text=_("The year of the World Expo."))

    class Meta:
        verbose_name = _("site")
