"""Site search over stories, projects and plain pages, in the page's language, through visible()."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.finding import MOST_FOUND, keys_of
from common.menu import page_context, plain_language_links
from common.models import BasePage
from common.paging import page_links, paginate
from common.question import LONGEST_QUESTION, words_of
from common.trunk import trunk
from home.models import StandardPage
from projects.models import ProjectPage
from stories.caching import seconds_to_keep
from stories.models import StoryPage
from stories.reading import plain_text

KINDS: list[tuple[type[BasePage], Any]] = [
    (StoryPage, gettext_lazy("Story")),
    (ProjectPage, gettext_lazy("Project")),
    (StandardPage, gettext_lazy("Page")),
]
RESULTS_A_PAGE = 10
SNIPPET = 160  # characters around the first word found


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
        self.kinds = []
        for model, kind in KINDS:
            pages = model.objects.visible().among_few(locale_id).order_by("-first_published_at", "-pk")
            pages = pages.told_once() if model is StoryPage else pages
            keys = pages.filter(pk__in=keys_of(model, question)).values_list("pk", flat=True)[:MOST_FOUND]
            self.kinds.append((pages, str(kind), keys))

    def __len__(self) -> int:
        return sum(len(keys) for _pages, _kind, keys in self.kinds)

    def __getitem__(self, part: slice) -> list[tuple[BasePage, str]]:
        found: list[tuple[BasePage, str]] = []
        begun = 0
        for pages, kind, keys in self.kinds:
            shown = list(keys)[max(part.start - begun, 0) : max(part.stop - begun, 0)]
            if shown:
                found += [(page, kind) for page in pages.filter(pk__in=shown)]
            begun += len(keys)
        return found


def result(page: BasePage, kind: str, question: str, request: HttpRequest) -> dict[str, Any]:
    return {"title": page.title, "url": page.get_url(request), "kind": kind, "snippet": snippet(text_of(page), question)}


def text_of(page: BasePage) -> str:
    if isinstance(page, StoryPage):
        return " ".join([page.summary, plain_text(page.short_version), page.body_words if page.is_full else ""])
    body = plain_text(" ".join(page.body.stream_block.get_searchable_content(page.body)))
    return f"{page.summary} {plain_text(page.goal)} {body}" if isinstance(page, ProjectPage) else f"{page.introduction} {body}"


def snippet(text: str, question: str) -> SafeString:
    """The words around the first one found, each found word in <mark>; the beginning of the text when none is."""
    words = [re.escape(word) for word in question.split()]
    match = re.search("|".join(words), text, re.IGNORECASE) if words else None
    start = max(0, match.start() - SNIPPET // 2) if match else 0
    part = text[start : start + SNIPPET]
    if start:
        part = f"… {part.partition(' ')[2]}"
    if start + SNIPPET < len(text):
        part = f"{part.rpartition(' ')[0]} …"
    pieces = re.split(f"({'|'.join(words)})", part, flags=re.IGNORECASE) if words else [part]
    marked = (format_html("<mark>{}</mark>", piece) if odd % 2 else conditional_escape(piece) for odd, piece in enumerate(pieces))
    return mark_safe("".join(marked))  # noqa: S308 - each piece is escaped; join forgets that
