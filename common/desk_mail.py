"""One way to tell the desk that something waits. The mail says what kind of thing and where to read it: never personal data."""

from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import override

from common.models import SiteConfiguration


def tell_desk(subject: Any, sentence: Any, where: str, **words: Any) -> None:
    """Both texts are lazy: the desk reads its own language. `where` is the name of an address of the desk, `%(address)s` in the sentence."""
    if desk := SiteConfiguration.load().desk_email:
        with override(settings.LANGUAGE_CODE):
            body = str(sentence) % (words | {"address": settings.SITE_URL + reverse(where)})
            send_mail(str(subject), body, None, [desk], fail_silently=True)
