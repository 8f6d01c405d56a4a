from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from common.models import SiteConfiguration
from home.foundation.categories import make_categories
from home.foundation.holidays import make_holidays
from home.foundation.languages import make_languages
from home.foundation.notices import make_notices
from home.foundation.review import make_partners_review, make_review
from home.foundation.roles import REVIEWERS, make_roles
from home.foundation.tree import make_tree
from network.territory import load_territory
from projects.models import OurProgramme
from stories.sharing import draw_missing


class Command(BaseCommand):
    help = "Make languages, pages, roles, review, notices, holidays, categories and the region. Changes nothing that stands."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            SiteConfiguration.load()
            OurProgramme.load()  # or the first visitor of «Hoe ver staan we?» would write it
            load_territory()
            make_tree(make_languages())
            groups = make_roles()
            make_review(groups[REVIEWERS])
            make_notices()
            make_holidays()
            make_categories()
            make_partners_review(groups[REVIEWERS])
        draw_missing()
