from typing import Any

from django.core.management.base import BaseCommand

from partners.tidying import tidy
from partners.yearly import ask_who_is_due


class Command(BaseCommand):
    help = "Forget what partners left behind, and ask once a year who is still the one to write to. Part of `nightly`."

    def handle(self, *args: Any, **options: Any) -> None:
        tidy()
        self.stdout.write(f"{ask_who_is_due()} partners asked whether they are still the one to write to.")
