"""What the clock has closed is deleted at night; nothing waits for it to be closed."""

from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from network.accounts import PREFIX
from partners.models import Application, Kept, SignInCode


def tidy() -> None:
    for outdated in (Kept.objects.outdated(), SignInCode.objects.outdated(), Application.objects.outdated(), nobodys_accounts()):
        outdated.delete()
    Session.objects.filter(expire_date__lte=timezone.now()).delete()


def nobodys_accounts() -> QuerySet:
    """Of who works for no organisation any more: an address that is of no use is not kept."""
    return get_user_model().objects.filter(username__startswith=PREFIX, memberships=None, is_superuser=False, groups=None, user_permissions=None)
