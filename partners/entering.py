"""How somebody comes in: by the link or the code of a mail, both once; each way that opens, closes the other."""

import hmac
import secrets
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import authenticate, login
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from sesame.utils import get_token
from wagtail.users.models import UserProfile

from common.encryption import keyed_hash
from common.locks import hold
from common.models import SiteConfiguration
from common.person_mail import write
from network.accounts import accounts, language_of_person
from network.models import Membership
from partners.doors import ONWARD
from partners.invitations import invited_by, link_of_invitation
from partners.models import SignInCode

SCOPE = "partner"
BACKEND = "partners.backends.PartnerBackend"
DAYS_SIGNED_IN = 30
MOST_MAILS = 3
"""An hour, to one address."""


def ask(email: str, language: str, onward: str = "") -> bool:
    """One mail to whatever address; whether it left. What it costs and what the visitor reads is the same for known and unknown."""
    with transaction.atomic():
        hold("partners come in")
        members = list(Membership.objects.of_address(email).filter(user__in=accounts()).select_related("user__wagtail_userprofile", "organisation"))
        person = next((member.user for member in members if member.accepted_at), None)
        address_hash, code = keyed_hash(email), f"{secrets.randbelow(10**6):06}"
        if SignInCode.objects.of_this_hour().filter(address_hash=address_hash).count() >= MOST_MAILS:
            return True
        SignInCode.objects.create(user=person, address_hash=address_hash, code_hash=hash_of(address_hash, code))
    words = {"phone": SiteConfiguration.load().phone, "code": code}
    if person:
        # To the address on record: what somebody typed may only look the same to the database.
        spoken = language_of_person(person) or language
        return write(person.email, spoken, "partners/mail/sign_in.txt", link=link_for(person, spoken, onward), **words)
    invited = [(member.organisation, link_of_invitation(member)) for member in members]
    return write(members[0].user.email if members else email, language, "partners/mail/unknown.txt", invited=invited, **words)


def link_for(person: Any, language: str, onward: str = "") -> str:
    """Signs them in once, within a quarter of an hour."""
    query = {"taal": language} | ({ONWARD: onward} if onward else {})
    return f"{settings.SITE_URL}{reverse('partner_in', args=[get_token(person, scope=SCOPE)])}?{urlencode(query)}"


def hash_of(address_hash: str, code: str) -> str:
    return keyed_hash(f"sign in {address_hash} {code}")


def owner_of(token: str) -> Any:
    """Whom this link would sign in; uses nothing up."""
    return authenticate(sesame=token, scope=SCOPE)


@transaction.atomic
def enter_by_link(request: HttpRequest, token: str) -> bool:
    """Asked again under the lock: of two presses at once, one finds the link used."""
    hold("partners come in")
    person = owner_of(token)
    if person:
        enter(request, person)
    return person is not None


@transaction.atomic
def enter_by_code(request: HttpRequest, email: str, code: str) -> bool:
    hold("partners come in")
    address_hash = keyed_hash(email)
    open_now = SignInCode.objects.usable().filter(address_hash=address_hash)
    fits = [row for row in open_now if hmac.compare_digest(row.code_hash, hash_of(address_hash, code))]
    open_now.update(tries=F("tries") + 1)
    person = accounts().filter(pk__in=[row.user_id for row in fits]).first()
    if person is None or keyed_hash(person.email) != address_hash:  # the address may have changed since
        return False
    enter(request, person)
    return True


@transaction.atomic
def enter_by_invitation(request: HttpRequest, token: str) -> bool:
    """Says yes and comes in, once: what was answered never opens the door again."""
    hold("partners come in")
    membership = invited_by(token)
    if membership is None or membership.accepted_at:
        return False
    membership.accepted_at = membership.confirmed_at = timezone.now()
    membership.save(update_fields=["accepted_at", "confirmed_at"])
    enter(request, membership.user)
    return True


def enter(request: HttpRequest, person: Any) -> None:
    """A session of thirty days with a key of its own, and every other way in that waits is used up."""
    login(request, person, backend=BACKEND)
    request.session.cycle_key()  # Django keeps the key when the same person was in already
    request.session.set_expiry(DAYS_SIGNED_IN * 24 * 3600)
    request.META["CSRF_COOKIE_NEEDS_UPDATE"] = False  # nor is its other cookie of any use here: forms are checked by their origin
    SignInCode.objects.filter(user=person, used_at=None).update(used_at=timezone.now())
    if "taal" in request.GET and (language := get_language()):
        UserProfile.objects.filter(user=person).update(preferred_language=language)
