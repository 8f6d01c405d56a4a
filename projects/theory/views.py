"""A theory of change on a page of its own, which prints on one sheet."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language

from common.menu import page_context, plain_language_links
from common.models import LONGEST_IN_CACHE
from projects.models import ProjectPage, Theory
from projects.theory.tree import trees_of


def theory(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Theory.objects.visible().select_related("project"), pk=pk)
    page = page_of(found.project)
    trees = trees_of([found], place=page.url or "") if page else []
    if not trees:
        raise Http404
    context = page_context(plain_language_links(request)) | {
        "page_title": trees[0].root.told.text,
        "theory": found,
        "tree": trees[0],
        "project": page,
    }
    response = render(request, "projects/theory_page.html", context)
    patch_cache_control(response, public=True, max_age=LONGEST_IN_CACHE)
    return response


def page_of(project: ProjectPage) -> ProjectPage | None:
    """In the language of the reader; in Dutch where there is no such page."""
    spoken = (get_language() or settings.LANGUAGE_CODE, settings.LANGUAGE_CODE)
    pages = ProjectPage.objects.visible().filter(translation_key=project.translation_key, locale__language_code__in=spoken)
    return min(pages.defer_streamfields(), key=lambda page: spoken.index(page.locale.language_code), default=None)
