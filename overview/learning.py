"""«Wat we leren»: what got in the way and what was learned, out of the stories that the public may read; and what partners miss."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from common.menu import page_context, plain_language_links
from common.paging import page_links, paginate
from signals.listing import told as told_signals
from stories.caching import seconds_to_keep
from stories.enums import Theme
from stories.models import StoryPage
from stories.models.queryset import StoryQuerySet

A_PAGE = 10


@dataclass(frozen=True)
class Lesson:
    """What one story teaches, in the language it is told in."""

    story: StoryPage
    obstacles: list[Any]
    learned: list[Any]

    @property
    def language(self) -> str:
        return self.story.locale.language_code

    @property
    def themes(self) -> list[str]:
        return [str(Theme(theme).label) for theme in self.story.facts.themes if theme in Theme.values]


def learning(request: HttpRequest) -> HttpResponse:
    theme = request.GET.get("thema", "")
    theme = theme if theme in Theme.values else ""
    stories = with_lessons()
    page = paginate(request, (stories.with_theme(theme) if theme else stories).newest_first(), A_PAGE)
    context = page_context(plain_language_links(request)) | {
        "page_title": _("What we learn"),
        "lessons": [lesson_of(story) for story in page],
        "found": page.paginator.count,
        "theme": theme,
        "themes": themes_of(stories),
        "page_links": page_links(request, page),
        "signals": told_signals(),
    }
    response = render(request, "impact/learning.html", context)
    patch_cache_control(response, public=True, max_age=seconds_to_keep())
    return response


def with_lessons() -> StoryQuerySet:
    """Each story once: in the language of the page when its whole text is there, in Dutch otherwise."""
    told = StoryPage.objects.visible().told_once().filter(has_lessons=True).select_related("facts", "locale")
    language = get_language() or settings.LANGUAGE_CODE
    here = told.in_language(language)
    if language == settings.LANGUAGE_CODE:
        return here
    elsewhere = told.in_language(settings.LANGUAGE_CODE).exclude(story_uid__in=here.order_by().values("story_uid"))
    both = Q(pk__in=here.order_by().values("pk")) | Q(pk__in=elsewhere.order_by().values("pk"))
    return StoryPage.objects.visible().filter(both).select_related("facts", "locale")


def themes_of(stories: StoryQuerySet) -> list[tuple[str, str, int]]:
    """Those that something was learned about, with how often."""
    rows = stories.order_by().values_list("facts__theme_rows__theme").annotate(many=Count("pk", distinct=True))
    counted = dict(rows.values_list("facts__theme_rows__theme", "many"))
    return [(theme.value, str(theme.label), counted[theme.value]) for theme in Theme if counted.get(theme.value)]


def lesson_of(story: StoryPage) -> Lesson:
    blocks = [child for child in story.body if child.block_type in {"obstacle", "learned"}]
    return Lesson(story, *([child.value for child in blocks if child.block_type == kind] for kind in ("obstacle", "learned")))
