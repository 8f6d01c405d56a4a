"""A mail to somebody with an account, in their own language. Plain text; the subject is the template's first line."""

import logging
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.users.models import UserProfile

from common.language import ours

log = logging.getLogger(__name__)


def language_of(user: Any) -> str:
    """What somebody chose, else Dutch."""
    profile = UserProfile.objects.filter(user=user).first()
    return ours(profile.preferred_language if profile else "")


def write_to(user: Any, template: str, **words: Any) -> bool:
    """Whether it left; a mail that does not leave never undoes what it tells of."""
    return bool(user and user.email and user.is_active) and write(user.email, language_of(user), template, **words)


def write(address: str, language: str, template: str, **words: Any) -> bool:
    """For who has no account, or whose language is known already."""
    with override(ours(language)):
        subject, _line, body = render_to_string(template, words | {"site_url": settings.SITE_URL}).strip().partition("\n")
    message = EmailMessage(" ".join(subject.split()), body.strip() + "\n", None, [address], headers={"Auto-Submitted": "auto-generated"})
    try:
        return bool(message.send())
    except OSError:
        log.exception("A mail did not leave.")
        return False
