from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from consent.audit import findings
from consent.windows import rebuild_all


class Command(BaseCommand):
    help = "Compare what is live with what people allowed; exits with 1 when something slipped in. --mend rebuilds the windows first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--mend", action="store_true", help="Rebuild the kept windows from the consents before looking.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["mend"]:
            rebuild_all()
        found = list(findings())
        for finding in found:
            self.stdout.write(f"{finding.story_uid or 'everywhere'}: {finding.sentence}")
        wrong = sum(finding.is_wrong for finding in found)
        if wrong:
            raise CommandError(f"{wrong} found.")
        self.stdout.write("Nothing slipped in.")
