"""Who takes part: the list, and a page for each with what it does and the stories it helped in."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from activities.public.next_dates import next_dates_of_organisation
from common.menu import page_context, plain_language_links
from common.paging import page_links, paginate
from initiatives.models import Initiative, InitiativeText
from materials.listing import lent_at
from network.models import Organisation
from projects.models import ProjectPage
from stories.caching import seconds_to_keep
from stories.models import StoryPage

A_PAGE = 48
MOST_STORIES = 6
MOST_INITIATIVES = 50


def everyone(request: HttpRequest) -> HttpResponse:
    page = paginate(request, Organisation.objects.visible().select_related("municipality").order_by("name"), A_PAGE)
    context = page_context(plain_language_links(request)) | {
        "page_title": _("Who takes part"),
        "organisations": page,
        "found": page.paginator.count,
        "page_links": page_links(request, page),
    }
    return _kept(render(request, "pages/organisations.html", context))


def one(request: HttpRequest, slug: str) -> HttpResponse:
    """404 for one that is invited, suspended or stopped, as for one that never was."""
    organisation = get_object_or_404(Organisation.objects.visible().select_related("municipality"), slug=slug)
    stories = StoryPage.objects.visible().told_once().in_language(get_language()).filter(facts__initiative__organisation=organisation)
    context = page_context(plain_language_links(request)) | {
        "page_title": organisation.name,
        "organisation": organisation,
        "initiatives": told(Initiative.objects.listed().filter(organisation=organisation)),
        "shared_initiatives": told(Initiative.objects.listed().filter(partners=organisation)),
        "stories": stories.newest_first().cards()[:MOST_STORIES],
        "projects": ProjectPage.objects.visible().in_language(get_language()).of_organisation(organisation).order_by("title"),
        "lent": lent_at(organisation=organisation),
        "dates": next_dates_of_organisation(organisation),
        "agenda_url": f"{reverse('agenda')}?organisatie={organisation.slug}",
        "calendar_url": f"{reverse('agenda_calendar')}?organisatie={organisation.slug}",
        "structured_data": structured(organisation),
    }
    return _kept(render(request, "pages/organisation.html", context))


def told(initiatives: Any) -> list[Initiative]:
    """With the words of the page's language."""
    found = list(InitiativeText.beside(initiatives.with_places()).order_by("name", "pk")[:MOST_INITIATIVES])
    InitiativeText.lend(found)
    return found


def structured(organisation: Organisation) -> dict[str, Any]:
    """schema.org, for search engines."""
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": organisation.name,
        "url": settings.SITE_URL + reverse("organisation", args=[organisation.slug]),
        "alternateName": organisation.other_names,
        "description": organisation.description,
        "sameAs": organisation.website,
        "email": organisation.email,
        "telephone": organisation.phone,
    }
    if organisation.municipality:
        said["address"] = {"@type": "PostalAddress", "addressLocality": organisation.municipality.name, "addressCountry": "BE"}
    return {name: value for name, value in said.items() if value}


def _kept(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, public=True, max_age=seconds_to_keep())
    return response
