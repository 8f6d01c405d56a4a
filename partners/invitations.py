"""Inviting somebody to work for an organisation. The link is bound to the membership and to the address it was sent to."""

import datetime
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from common.encryption import keyed_hash
from common.language import ours
from common.models import SiteConfiguration
from common.person_mail import write
from network.accounts import account_of, accounts, language_of_person
from network.enums import WORKING
from network.models import Membership, Organisation

SALT = "partner invitation"
DAYS = 14
RESENT_AFTER = datetime.timedelta(hours=1)
MOST_OPEN = 20
"""Invitations of one organisation that nobody answered: nobody writes to the world in our name."""


def mark_of(membership: Membership) -> str:
    return keyed_hash(f"invited {membership.user.email}")[:20]


def link_of_invitation(membership: Membership) -> str:
    token = signing.dumps([membership.pk, mark_of(membership)], salt=SALT)
    return f"{settings.SITE_URL}{reverse('partner_invitation', args=[token])}?taal={ours(language_of_person(membership.user))}"


def invited_by(token: str) -> Membership | None:
    """The membership this link is about, answered already or not; nothing when it is too old or was taken back."""
    try:
        pk, mark = signing.loads(token, salt=SALT, max_age=DAYS * 24 * 3600)
    except signing.BadSignature:
        return None
    known = Membership.objects.filter(pk=pk, organisation__status__in=WORKING, user__in=accounts())
    membership = known.select_related("user__wagtail_userprofile", "organisation", "invited_by").first()
    return membership if membership and mark_of(membership) == mark else None


def inviter(membership: Membership) -> str:
    """A partner by their address; of the desk it is the network that invites."""
    by = membership.invited_by
    return by.email if by and accounts().filter(pk=by.pk).exists() else settings.WAGTAIL_SITE_NAME


@transaction.atomic
def invite(organisation: Organisation, email: str, role: str, language: str, by: Any) -> Membership:
    """Raises ValidationError for somebody who works there already. Who has not answered yet is invited again."""
    person = account_of(email, language)
    membership = organisation.memberships.filter(user=person).first()
    refuse_invitation(organisation, membership)
    if membership is None:
        return Membership.objects.create(user=person, organisation=organisation, role=role, invited_by=by)
    membership.role, membership.invited_by, membership.invited_at = role, by, timezone.now()
    membership.save()
    return membership


def refuse_invitation(organisation: Organisation, membership: Membership | None) -> None:
    if membership and membership.accepted_at:
        raise ValidationError(_("This person works for %(organisation)s already.") % {"organisation": organisation})
    if membership is None and organisation.memberships.filter(accepted_at=None).count() >= MOST_OPEN:
        raise ValidationError(_("Many people have not answered yet. Wait for them, or take some invitations back."))


def send_invitation(membership: Membership) -> bool:
    words = {"organisation": membership.organisation, "by": inviter(membership), "link": link_of_invitation(membership), "days": DAYS}
    spoken = language_of_person(membership.user)
    return write(membership.user.email, spoken, "partners/mail/invitation.txt", phone=SiteConfiguration.load().phone, **words)
