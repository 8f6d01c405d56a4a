"""Invented partners: a link by mail lets them into the portal; `make serve` prints its mails."""

from django.contrib.auth import get_user_model
from django.utils import timezone

from network.accounts import account_of
from network.enums import Role, Trust
from network.models import Membership, Organisation

PARTNERS = {
    "partner@example.org": ("Petra (verzonnen)", [("Ligo Kempen", Role.OWNER)]),
    "nieuw@example.org": ("Noor (verzonnen)", [("Al-Arm vzw", Role.OWNER), ("Link in de Kabel", Role.EDITOR)]),
}
TRUSTED = {"Ligo Kempen", "Huis van het Kind Balen-Dessel-Mol-Retie"}

NOT_OFFERED_YET = {"Al-Arm vzw"}


def load_partners() -> int:
    made = 0
    for email, (first_name, memberships) in PARTNERS.items():
        person = account_of(email, "nl")
        get_user_model().objects.filter(pk=person.pk).update(first_name=first_name)
        for name, role in memberships:
            organisation = Organisation.objects.get(name=name)
            member = Membership.objects.get_or_create(user=person, organisation=organisation, defaults={"role": role, "accepted_at": timezone.now()})
            made += member[1]
    if made:
        Organisation.objects.exclude(name__in=NOT_OFFERED_YET).update(trust_offered_at=timezone.now())
        Organisation.objects.filter(name__in=TRUSTED).update(trust=Trust.TRUSTED)
    return made
