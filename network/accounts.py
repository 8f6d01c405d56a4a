"""Accounts of partners. Whoever works on the desk has another one for that, even with the same address: a mailed link opens the
portal, never the desk."""

import uuid
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from wagtail.users.models import UserProfile

from common.language import ours
from common.locks import hold

PREFIX = "partner-"
"""Of the names of accounts made here; the person never sees it."""
NOTICES = ("submitted_notifications", "approved_notifications", "rejected_notifications", "updated_comments_notifications")


def accounts() -> QuerySet:
    """Who may come in by mail: active, and without any way into the desk."""
    desk = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    to_the_desk = Q(is_superuser=True) | Q(user_permissions__in=desk) | Q(groups__permissions__in=desk)
    people = get_user_model()._default_manager
    return people.filter(is_active=True).exclude(pk__in=people.filter(to_the_desk).values("pk")).select_related("wagtail_userprofile")


def account_of(email: str, language: str) -> Any:
    """The account with this address, or a new one; needs a transaction, so that two invitations make one account."""
    hold("partner accounts")
    if found := accounts().filter(email__iexact=email).order_by("pk").first():
        return found
    person = get_user_model().objects.create_user(f"{PREFIX}{uuid.uuid4().hex[:16]}", email, None)
    # Wagtail's own mails hold links to the desk.
    UserProfile.objects.create(user=person, preferred_language=ours(language), **dict.fromkeys(NOTICES, False))
    return person


def language_of_person(person: Any) -> str:
    """The language they chose, or nothing."""
    profile = getattr(person, "wagtail_userprofile", None)
    return profile.preferred_language if profile else ""
