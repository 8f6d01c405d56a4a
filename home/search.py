"""Site search over stories, projects, initiatives, activities and plain pages, through visible(); pages in the page's language."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.models import Activity
from common.finding import MOST_FOUND, keys_of
from common.menu import page_context, plain_language_links
from common.models import BasePage
from common.paging import page_links, paginate
from common.question import LONGEST_QUESTION, words_of
from common.trunk import trunk
from home.found import result
from home.models import StandardPage
from initiatives.models import Initiative
from projects.models import ProjectPage
from stories.caching import seconds_to_keep
from stories.models import StoryPage

KINDS: list[tuple[type[BasePage], Any]] = [
    (StoryPage, gettext_lazy("Story")),
    (ProjectPage, gettext_lazy("Project")),
    (StandardPage, gettext_lazy("Page")),
]
NEAR_YOU, ON_THE_AGENDA = gettext_lazy("Near you"), gettext_lazy("On the agenda")
RESULTS_A_PAGE = 10


def search(request: HttpRequest) -> HttpResponse:
    question = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    words = words_of(question)
    home = next(iter(trunk(request)), None)
    found = paginate(request, Found(words, home.locale_id) if words and home else [], RESULTS_A_PAGE)
    context = page_context(plain_language_links(request)) | {
        "page_title": _("Search"),
        "q": question,
        "results": [result(page, kind, words, request) for page, kind in found],
        "found": found.paginator.count,
        "paginator_page": found,
        "page_links": page_links(request, found),
    }
    response = render(request, "pages/search.html", context)
    patch_cache_control(response, public=True, max_age=seconds_to_keep())
    return response


class Found:
    """Everything found, kind after kind, the newest of each first; reads only the part that is shown.

    Not by relevance: SQLite would rank every page found by searching again for each. Keys first, pages afterwards: nobody
    turns more leaves than those of the first MOST_FOUND.
    """

    def __init__(self, question: str, locale_id: int) -> None:
        self.kinds: list[tuple[Any, str, Any]] = []
        for model, kind in KINDS:
            pages = model.objects.visible().among_few(locale_id).order_by("-first_published_at", "-pk")
            pages = pages.told_once() if model is StoryPage else pages
            keys = pages.filter(pk__in=keys_of(model, question)).values_list("pk", flat=True)[:MOST_FOUND]
            self.kinds.append((pages, str(kind), keys))
        coming = Activity.objects.visible().coming().order_by("title", "pk")
        near = Initiative.objects.listed().order_by("name", "pk")
        for rows, kind in ((near, NEAR_YOU), (coming, ON_THE_AGENDA)):
            self.kinds.append((rows, str(kind), rows.filter(pk__in=keys_of(rows.model, question)).values_list("pk", flat=True)[:MOST_FOUND]))

    def __len__(self) -> int:
        return sum(len(keys) for _pages, _kind, keys in self.kinds)

    def __getitem__(self, part: slice) -> list[tuple[Any, str]]:
        found: list[tuple[Any, str]] = []
        begun = 0
        for pages, kind, keys in self.kinds:
            shown = list(keys)[max(part.start - begun, 0) : max(part.stop - begun, 0)]
            if shown:
                found += [(page, kind) for page in pages.filter(pk__in=shown)]
            begun += len(keys)
        return found
