from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from consent.models import Card
from home.demo.partners import PARTNERS
from home.demo.people import PASSWORD, PEOPLE


class Command(BaseCommand):
    help = "Print where the demo is and how to sign in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("where", nargs="?", default="127.0.0.1:8000", help="Host and port.")

    def handle(self, *args: Any, where: str, **options: Any) -> None:
        address = f"http://{where}/"
        self.stdout.write(f"\nDorp rond het kind: {address}\nThe desk:           {address}admin/\n\nSign in with the password {PASSWORD} as")
        for username, (_name, roles) in PEOPLE.items():
            self.stdout.write(f"  {username:<12} {', '.join(roles)}")
        self.stdout.write(f"  {'beheer':<12} everything\n")
        self.stdout.write(f"Partners sign in without one at {address}partner/; their mail is printed below:")
        for email, (_name, memberships) in PARTNERS.items():
            self.stdout.write(f"  {email:<22} {', '.join(organisation for organisation, _role in memberships)}")
        if card := Card.objects.filter(lost_at=None).exclude(giver__given_records__isnull=False).first():
            self.stdout.write(f"The card of an invented family that has not answered yet:\n  {card.link}\n")
