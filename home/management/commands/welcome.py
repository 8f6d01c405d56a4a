import os
from typing import Any

from django.core.management.base import BaseCommand

from home.demo.people import PASSWORD, PEOPLE


class Command(BaseCommand):
    help = "Print where the demo is and how to sign in."

    def handle(self, *args: Any, **options: Any) -> None:
        address = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/"
        self.stdout.write(f"\nDorp rond het kind: {address}\nThe desk:           {address}admin/\n\nSign in with the password {PASSWORD} as")
        for username, (_name, roles) in PEOPLE.items():
            self.stdout.write(f"  {username:<12} {', '.join(roles)}")
        self.stdout.write(f"  {'beheer':<12} everything\n")
