import datetime
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from activities.night import tend_agenda
from common.counting import count_tables
from common.wiping import wipe_at_night
from consent.erasing import evidence
from consent.erasing.places import forget_settled
from consent.keeping.reminders import remind
from consent.models import ConsentEvent
from consent.outside.following import follow_consent
from consent.restoring import ledger
from consent.windows import together
from contact.models import ContactEntry
from initiatives.night import tend_initiatives
from pictures.leftovers import sweep
from pictures.publication import unpublish_closed
from stories.sharing import draw_missing
from stories.tidying import unpublish_expired

SINCE = datetime.timedelta(days=8)
"""Longer than a night, for nights that were missed."""


class Command(BaseCommand):
    help = "Tidy what the clock has closed. Nothing depends on it to be hidden: that the clock does alone."

    def handle(self, *args: Any, **options: Any) -> None:
        ledger.refuse_ahead()
        call_command("publish_scheduled", verbosity=0)
        stories = unpublish_expired()
        copies = unpublish_closed()
        with together():
            follow_consent()
        messages, _by_model = ContactEntry.objects.outdated().delete()
        made, mailed = remind()
        call_command("partners_nightly", stdout=self.stdout)
        dates = tend_agenda()
        asked = tend_initiatives()
        sweep()
        evidence.erase(evidence.outdated())
        evidence.sweep()
        forget_settled()
        ledger.follow()
        draw_missing()
        count_tables()
        if ConsentEvent.objects.erased_since(timezone.now() - SINCE).exists():
            wipe_at_night()
        self.stdout.write(f"{made} reminders made, {mailed} mailed to the keepers.")
        self.stdout.write(f"{asked} mails asked whether something near you is still right.")
        self.stdout.write(f"{dates} dates came within reach of the agenda.")
        self.stdout.write(f"{stories} stories unpublished, {copies} public copies and {messages} messages deleted.")
