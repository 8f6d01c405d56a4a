"""The letter that asks somebody outside to take a story down (GDPR 17(2) and 19): its title and address, no person, no reason."""

from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from common.language import direction
from consent.models import Placement


@dataclass(frozen=True)
class Letter:
    language: str
    subject: str
    text: str
    to: str

    @property
    def direction(self) -> str:
        return direction(self.language)

    @property
    def mailto(self) -> str:
        """RFC 6068: lines end with CRLF."""
        body = quote(self.text.replace("\n", "\r\n"), safe="")
        return f"mailto:{quote(self.to, safe='@')}?subject={quote(self.subject, safe='')}&body={body}"


def letter(placement: Placement) -> Letter:
    """In the language of who reads it."""
    with override(placement.language):
        return Letter(placement.language, str(_("Please take a story down")), "\n\n".join(paragraphs(placement)), placement.mail_address)


def paragraphs(placement: Placement) -> list[str]:
    return [
        _("Hello,"),
        _("This story of Dorp rond het kind stands with you, or stood there:"),
        "\n".join(filter(None, (placement.title, placement.story_address))),
        _("It may not be shown any more. Please remove it, with every copy and every link to it."),
        _("Did you pass it on? Then please ask the same there."),
        _("Will you let us know when it is gone? One sentence is enough."),
        _("We ask this under article 17(2) and article 19 of the General Data Protection Regulation (GDPR)."),
        _("Thank you.") + f"\n{settings.WAGTAIL_SITE_NAME}",
    ]
