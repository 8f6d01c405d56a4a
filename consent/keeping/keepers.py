"""Who keeps the consents: with fewer than two, a holiday leaves families without anybody."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from common.models import SiteConfiguration

KEEPERS = "Aanspreekpunt toestemming"
ENOUGH = 2


def keepers() -> QuerySet:
    return get_user_model().objects.filter(is_active=True, groups__name=KEEPERS)


def too_few() -> bool:
    return keepers().count() < ENOUGH


def addresses() -> list[str]:
    """Where keepers read their mail; the desk's own address when none of them has one."""
    found = sorted(set(keepers().exclude(email="").values_list("email", flat=True)))
    return found or list(filter(None, [SiteConfiguration.load().desk_email]))


def may_keep(user: Any) -> bool:
    return user.has_perm("consent.view_consentrecord")
