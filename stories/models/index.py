import re
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.models import PagePermissionTester
from wagtail.url_routing import RouteResult

from common.models import BasePage
from common.prepared import NOW, Given, Prepared
from common.translations import languages_of
from stories.models.house import House
from stories.models.story import StoryPage
from stories.permissions import StoryIndexPermissionTester
from stories.street import street

ONE_STORY = Prepared(
    lambda: (
        StoryPage.objects.visible(NOW)
        .filter(pk=Given("page", models.IntegerField()))
        .select_related("facts__municipality", "facts__initiative__organisation", "locale")
    )
)
ADDRESS = re.compile(r"^(?P<number>[1-9][0-9]{0,8})-(?P<slug>[-\w]+)$")


class StoryIndexPage(BasePage):
    """The wall: every story of a language, with filters. Addresses below it are decided by the house number alone."""

    template = "pages/story_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["stories.StoryPage"]
    max_count_per_parent = 1
    is_wall = True

    introduction = models.TextField(_("introduction"), blank=True, help_text=_("One or two sentences above the cards."))

    content_panels = [*BasePage.content_panels, "introduction"]

    class Meta:
        verbose_name = _("wall of stories")
        verbose_name_plural = _("walls of stories")

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return StoryIndexPermissionTester(user, self)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if path_components == ["feed"]:
            return RouteResult(self, kwargs={"view": "feed"})
        if len(path_components) == 1 and (address := ADDRESS.match(path_components[0])):
            return self.route_story(request, int(address["number"]), address["slug"])
        if path_components:
            raise Http404
        return super().route(request, path_components)

    def route_story(self, request: HttpRequest, number: int, slug: str) -> RouteResult:
        """410 for a house whose story is not visible, whatever the cause; 404 for a number without a house."""
        request.street = street(number, self.locale_id)
        doors = request.street.own
        if not doors and not House.objects.filter(number=number).exists():
            raise Http404
        here = [door for door in doors if door.locale_id == self.locale_id]
        if not here:
            return RouteResult(self, kwargs={"view": "elsewhere" if doors else "gone"})
        door = next((door for door in here if door.slug == slug), None)
        if door is None:
            return RouteResult(self, kwargs={"moved_to": here[0].url})
        pages = ONE_STORY.ask(page=door.pk)
        if not pages:  # closed between the two questions
            return RouteResult(self, kwargs={"view": "gone"})
        pages[0]._cached_parent_obj = self
        return RouteResult(pages[0])

    def serve(self, request: HttpRequest, view: str = "", moved_to: str = "", **kwargs: Any) -> HttpResponse:
        from stories import views

        if moved_to:
            return redirect(moved_to, permanent=True)
        if view:
            return getattr(views, view)(request, self)
        return super().serve(request, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from stories.context import wall_context

        return super().get_context(request, *args, **kwargs) | languages_of(self) | wall_context(self, request)

    def seconds_to_keep(self) -> int:
        from stories.caching import seconds_to_keep

        return seconds_to_keep()
