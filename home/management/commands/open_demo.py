from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    help = "For `make serve`: migrate, set up, load the demo and serve it, in one process. Starting Python for each took longer than all they do."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("where", nargs="?", default="127.0.0.1:8000", help="Host and port.")

    def handle(self, *args: Any, where: str, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        call_command("restore_ledger", begin=True, verbosity=0)  # a database made anew beside the ledger of the one before, or without one
        call_command("setup_site")
        call_command("load_demo")
        call_command("welcome", where)
        call_command("runserver", where, use_reloader=False)
