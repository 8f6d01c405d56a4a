from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from contact.models import ContactEntry
from pictures.leftovers import sweep
from pictures.publication import unpublish_closed
from stories.sharing import draw_missing
from stories.tidying import unpublish_expired


class Command(BaseCommand):
    help = "Tidy what the clock has closed. Nothing depends on it to be hidden: that the clock does alone."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("publish_scheduled", verbosity=0)
        stories = unpublish_expired()
        copies = unpublish_closed()
        messages, _by_model = ContactEntry.objects.outdated().delete()
        sweep()
        draw_missing()
        self.stdout.write(f"{stories} stories unpublished, {copies} public copies and {messages} messages deleted.")
