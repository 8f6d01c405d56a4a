from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from home.demo.activities import link_to_initiatives, load_activities
from home.demo.initiatives import load_initiatives
from home.demo.materials import load_materials
from home.demo.organisations import load_organisations
from home.demo.partners import load_partners
from home.demo.people import load_people
from home.demo.projects import load_projects
from home.demo.signals import load_signals
from home.demo.stories import load_stories
from stories.factories import HouseFactory
from stories.models import House

CURTAINS = 6


class Command(BaseCommand):
    help = "Load invented stories, people, activities and initiatives, projects and organisations. Twice is as once. Refuses in production."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_ALLOWED:
            raise CommandError("The demo invents people: it is never loaded in production.")
        with transaction.atomic():
            load_people()
            load_organisations()
            load_partners()
            load_activities()
            load_projects()
            if load_initiatives():
                link_to_initiatives()
            load_materials()
            load_signals()
            load_stories()
            missing = CURTAINS - House.objects.filter(story_uid=None, invented=True).count()
            HouseFactory.create_batch(max(0, missing), invented=True)
