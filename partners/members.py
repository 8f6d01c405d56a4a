"""Who works for an organisation. Somebody is always its owner: the last one neither leaves nor becomes a helper."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from network.enums import Role
from network.models import Membership, Organisation


@transaction.atomic
def change_role(membership: Membership, role: str) -> None:
    """Raises ValidationError for the last owner."""
    current = locked(membership)
    if role != Role.OWNER:
        refuse_last_owner(current)
    current.role = role
    current.save(update_fields=["role"])


@transaction.atomic
def let_go(membership: Membership) -> None:
    """Out at their next request. Raises ValidationError for the last owner."""
    current = locked(membership)
    refuse_last_owner(current)
    current.delete()


def locked(membership: Membership) -> Membership:
    """As it stands once nobody else changes the members of this organisation: two owners may leave at the same moment."""
    Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    return Membership.objects.get(pk=membership.pk)


def refuse_last_owner(membership: Membership) -> None:
    owners = Membership.objects.filter(organisation=membership.organisation_id, role=Role.OWNER, accepted_at__isnull=False, user__is_active=True)
    if membership.is_owner and membership.accepted_at and not owners.exclude(pk=membership.pk).exists():
        raise ValidationError(_("This is the only owner. Make somebody else owner first."))
