"""Somebody in the portal: a client that is signed in and says where its forms stand, and a form as it is sent."""

import uuid
from typing import Any

from django.test import Client

from network.factories import MembershipFactory

ORIGIN = "http://testserver"
READING = {
    "title": "Voorlezen bij de kachel", "day": "2027-03-03", "start_time": "14:00", "end_time": "16:00", "repeat": "weekly", "where": "new",
    "place_name": "De bib", "street": "Markt 1", "postal_code": "2440", "contact_phone": "014 12 34 56",
}  # fmt: skip


def partner_client(user: Any) -> Client:
    client = Client(enforce_csrf_checks=True, headers={"Origin": ORIGIN})
    client.force_login(user, backend="partners.backends.PartnerBackend")
    return client


def member(**kwargs: Any) -> Any:
    """A membership with `client`: its person, signed in."""
    made = MembershipFactory(**kwargs)
    made.client = partner_client(made.user)
    return made


def reading(**changed: Any) -> dict[str, Any]:
    """Reading aloud, every Wednesday from 14 to 16; each time another form."""
    return {"uid": str(uuid.uuid4()), "send": "1"} | READING | changed
