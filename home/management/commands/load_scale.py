from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from activities.models import Activity
from activities.scale import make_many as make_activities
from common.counting import count_tables
from initiatives.models import Initiative
from initiatives.scale import make_many as make_initiatives
from stories.factories import StoryPageFactory
from stories.models import StoryPage


class Command(BaseCommand):
    help = "Make many invented stories, activities and initiatives, to measure with. Refuses in production."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--stories", type=int, default=0, metavar="N", help="Until there are N in Dutch.")
        parser.add_argument("--activities", type=int, default=0, metavar="N", help="Until there are N weekly series; each has some 78 dates.")

        parser.add_argument("--initiatives", type=int, default=0, metavar="N", help="Until there are N.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_ALLOWED:
            raise CommandError("Invented stories are never made in production.")
        missing = max(0, options["stories"] - StoryPage.objects.filter(locale__language_code="nl").count())
        wanted = max(0, options["activities"] - Activity.objects.count())
        new = max(0, options["initiatives"] - Initiative.objects.count())
        with transaction.atomic():
            StoryPageFactory.create_batch(missing, invented=True)
            make_activities(wanted)
            make_initiatives(new)
        count_tables()
        self.stdout.write(f"{missing} stories made.")
        self.stdout.write(f"{wanted} activities made.")
        self.stdout.write(f"{new} initiatives made.")
