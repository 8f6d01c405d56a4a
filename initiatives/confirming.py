"""«Klopt dit nog?»: asked once a year of who runs an initiative, answered with one button. The link signs nobody in."""

import datetime
from typing import Any

from django.conf import settings
from django.core import signing
from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from common.language import ours
from common.models import SiteConfiguration
from common.person_mail import write
from initiatives.models import Initiative
from network.accounts import language_of_person
from network.models import Membership

SALT = "initiative still right"
DAYS = 90


def ask_who_is_due() -> int:
    """How many mails left. Marked before it is mailed, so that two runs ask once; what reaches nobody is tried the next night.

    One that nobody can be asked about is not marked: it stands in the desk's list of what to look at.
    """
    sent, phone = 0, SiteConfiguration.load().phone
    members = Membership.objects.working().select_related("user__wagtail_userprofile").order_by("pk")
    due = Initiative.objects.to_ask().select_related("organisation").prefetch_related(Prefetch("organisation__memberships", members, "at_work"))
    for initiative in due.order_by("pk"):
        people = who_to_ask(initiative)
        # Compared with the row itself: PostgreSQL does not ask again what was due after it has waited for another run.
        row = Initiative.objects.filter(pk=initiative.pk, asked_at=initiative.asked_at, last_confirmed_at=initiative.last_confirmed_at)
        if not people or not row.update(asked_at=timezone.now()):
            continue
        left = sum(_ask(initiative, address, language, phone) for address, language in people)
        if not left:
            Initiative.objects.filter(pk=initiative.pk).update(asked_at=initiative.asked_at)
        sent += left
    return sent


def who_to_ask(initiative: Initiative) -> list[tuple[str, str]]:
    """Addresses with their languages: the owners of its organisation, else all who work there, else its own address."""
    members = initiative.organisation.at_work if initiative.organisation else []
    asked = [member for member in members if member.is_owner] or members
    people = [(member.user.email, ours(language_of_person(member.user))) for member in asked if member.user.email]
    return people or ([(initiative.contact_email, settings.LANGUAGE_CODE)] if initiative.contact_email else [])


def _ask(initiative: Initiative, address: str, language: str, phone: str) -> bool:
    words: dict[str, Any] = {"initiative": initiative, "link": link_to_answer(initiative, language), "days": DAYS, "phone": phone}
    return write(address, language, "initiatives/mail/still_right.txt", **words)


def link_to_answer(initiative: Initiative, language: str) -> str:
    token = signing.dumps([initiative.pk, mark_of(initiative)], salt=SALT)
    with override(language):
        return settings.SITE_URL + reverse("initiative_confirm", args=[token])


def mark_of(initiative: Initiative) -> int:
    """Another one as soon as somebody has confirmed."""
    return int(initiative.last_confirmed_at.timestamp())


def asked_by(token: str) -> tuple[Initiative, bool] | None:
    """The initiative, and whether the question is still open: nobody has answered it since."""
    try:
        pk, mark = signing.loads(token, salt=SALT, max_age=datetime.timedelta(days=DAYS))
    except signing.BadSignature:
        return None
    initiative = Initiative.objects.visible().select_related("category__parent", "organisation", "everywhere").filter(pk=pk).first()
    return (initiative, mark_of(initiative) == mark) if initiative else None


def confirm(initiative: Initiative) -> None:
    """It is still right, as of now."""
    Initiative.objects.filter(pk=initiative.pk).update(last_confirmed_at=timezone.now())
