from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from consent.restoring.replaying import replay


class Command(BaseCommand):
    help = "After a restored backup: take down and erase again what was taken down and erased since. Until then the site answers nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--begin", action="store_true", help="There is no ledger any more: write a new one from the log.")

    def handle(self, *args: Any, **options: Any) -> None:
        done = replay(begin=options["begin"])
        if options["verbosity"]:
            for event in done:
                self.stdout.write(f"{event['at']} {event['kind']} {event['story_uid'] or event['person_uid']}")
            self.stdout.write(f"{len(done)} acts done again. The site may answer.")
