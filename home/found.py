"""What search shows of each kind of thing: its words, where it is, and in which language it is written."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from activities.models import Activity
from common.models import BasePage
from home.snippets import snippet
from initiatives.models import Initiative
from projects.models import ProjectPage
from stories.models import StoryPage
from stories.reading import plain_text


def result(found: Any, kind: str, question: str, request: HttpRequest) -> dict[str, Any]:
    if isinstance(found, Activity):
        words = {"title": found.title, "url": reverse("activity", args=[found.slug]), "language": settings.LANGUAGE_CODE}
        return words | {"kind": kind, "snippet": snippet(found.description, question)}
    if isinstance(found, Initiative):
        words = {"title": found.name, "url": found.get_absolute_url(), "language": settings.LANGUAGE_CODE}
        return words | {"kind": kind, "snippet": snippet(f"{found.summary} {found.description}", question)}
    return {"title": found.title, "url": found.get_url(request), "kind": kind, "snippet": snippet(text_of(found), question)}


def text_of(page: BasePage) -> str:
    if isinstance(page, StoryPage):
        return " ".join([page.summary, plain_text(page.short_version), page.body_words if page.is_full else ""])
    body = plain_text(" ".join(page.body.stream_block.get_searchable_content(page.body)))
    return f"{page.summary} {plain_text(page.goal)} {body}" if isinstance(page, ProjectPage) else f"{page.introduction} {body}"
