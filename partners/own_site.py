"""The organisation's own dates on its own website: a piece of code to copy, the bare list, and the calendar."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import override

from partners.doors import partner
from partners.organisations import own, page

HEIGHT = 600


@partner
def own_site(request: HttpRequest, slug: str) -> HttpResponse:
    mine, _membership = own(request, slug)
    with override(settings.LANGUAGE_CODE):  # what stands on a Flemish website speaks Dutch
        frame, listed, calendar, agenda = (
            f"{settings.SITE_URL}{reverse(name)}?organisatie={mine.slug}"
            for name in ("agenda_embed", "agenda_embed_list", "agenda_calendar", "agenda")
        )
    code = format_html(
        '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>\n<p><a href="{}">{}</a></p>',
        frame, mine.name, HEIGHT, agenda, mine.name,
    )  # fmt: skip
    hosts = list(mine.embed_hosts.values_list("host", flat=True))
    words = {"page_title": _("On your own website"), "code": str(code), "list_url": listed, "calendar_url": calendar, "hosts": hosts}
    return page(request, "partners/own_site.html", mine, **words)
