"""The organisation's own dates and initiatives on its own website: pieces of code to copy, the bare lists, and the calendar."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import override

from network.models import Organisation
from partners.doors import partner
from partners.organisations import own, page

HEIGHT = 600


@partner
def own_site(request: HttpRequest, slug: str) -> HttpResponse:
    mine, _membership = own(request, slug)
    with override(settings.LANGUAGE_CODE):  # what stands on a Flemish website speaks Dutch
        words = {
            "code": frame(mine, "agenda_embed", "agenda"),
            "map_code": frame(mine, "map_embed", "map"),
            "list_url": address("agenda_embed_list", mine),
            "map_list_url": address("map_embed_list", mine),
            "calendar_url": address("agenda_calendar", mine),
        }
    hosts = list(mine.embed_hosts.values_list("host", flat=True))
    return page(request, "partners/own_site.html", mine, page_title=_("On your own website"), hosts=hosts, **words)


def address(name: str, organisation: Organisation) -> str:
    return f"{settings.SITE_URL}{reverse(name)}?organisatie={organisation.slug}"


def frame(organisation: Organisation, shown: str, whole: str) -> str:
    """With a link below it, for who sees no frames."""
    return format_html(
        '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>\n<p><a href="{}">{}</a></p>',
        address(shown, organisation), organisation.name, HEIGHT, address(whole, organisation), organisation.name,
    )  # fmt: skip
