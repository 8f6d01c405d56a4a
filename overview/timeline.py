"""What happened and what is planned, of all projects together."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from common.menu import page_context, plain_language_links
from common.models import LONGEST_IN_CACHE
from projects.models import ProjectPage
from projects.page.timeline import Entry, timeline_of


def timeline(request: HttpRequest) -> HttpResponse:
    entries = entries_of(request)
    context = {
        "page_title": _("Timeline"),
        "past": [entry for entry in entries if not entry.is_planned],
        "planned": [entry for entry in entries if entry.is_planned],
    }
    response = render(request, "impact/timeline.html", page_context(plain_language_links(request)) | context)
    patch_cache_control(response, public=True, max_age=LONGEST_IN_CACHE)
    return response


def entries_of(request: HttpRequest) -> list[Entry]:
    """In their order; two queries, whatever the number of projects."""
    pages = list(ProjectPage.objects.visible().in_language(get_language()))
    dutch = {page.translation_key: page for page in ProjectPage.objects.dutch().filter(translation_key__in=[page.translation_key for page in pages])}
    for page in pages:
        page.source = dutch.get(page.translation_key, page)
    found = [entry for page in pages for entry in timeline_of(page, page)]
    return sorted(found, key=lambda entry: (entry.moment.first_day, entry.moment.last_day))
