from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from common.counting import count_tables
from stories.factories import StoryPageFactory
from stories.models import StoryPage


class Command(BaseCommand):
    help = "Make many invented stories, to measure with. Refuses in production."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--stories", type=int, default=0, metavar="N", help="Until there are N in Dutch.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_ALLOWED:
            raise CommandError("Invented stories are never made in production.")
        missing = options["stories"] - StoryPage.objects.filter(locale__language_code="nl").count()
        with transaction.atomic():
            StoryPageFactory.create_batch(max(0, missing), invented=True)
        count_tables()
        self.stdout.write(f"{max(0, missing)} stories made.")
