"""The night after a busy day: all that `nightly` tidies, at once; the night after that has nothing left to do."""

import io
import json

import pytest
from django.apps import apps
from django.conf import settings
from django.core import mail, serializers
from django.core.management import call_command

OURS = (
    "activities", "common", "consent", "contact", "home", "initiatives", "network", "partners", "pictures", "projects", "stories", "wagtailcore",
    "wagtailsearch",
)  # fmt: skip


def rows():
    """Every row there is, by model: what a second night would change shows here."""
    models = [model for app in OURS for model in apps.get_app_config(app).get_models() if model._meta.managed and not model._meta.proxy]
    return {model._meta.label: json.loads(serializers.serialize("json", model._base_manager.order_by("pk"))) for model in models}


def files():
    roots = (settings.MEDIA_ROOT, settings.PRIVATE_ROOT)
    return {path: path.read_bytes() for root in roots for path in root.rglob("*") if path.is_file()}


def night():
    said = io.StringIO()
    call_command("nightly", stdout=said, stderr=said)
    return said.getvalue()


@pytest.fixture
def busy_day(open_db, admin):
    """A person erased, a story taken down, a consent that ended, all in the demo."""
    from consent.erasing.stories import erase_story
    from consent.withdrawal import withdraw
    from stories.models import StoryPage

    first, second = [story.story_uid for story in StoryPage.objects.visible().in_language("nl").order_by("pk")[:2]]
    erase_story(first, actor=admin)
    withdraw(second, actor=admin)


def test_a_second_night_has_nothing_left_to_do(busy_day):
    night()
    mail.outbox.clear()
    before, kept = rows(), files()
    said = night()
    for nothing in ("0 reminders made, 0 mailed to the keepers.", "0 mails asked whether", "0 dates came within reach of the agenda."):
        assert nothing in said
    assert "0 stories unpublished, 0 public copies and 0 messages deleted.\n" in said
    assert mail.outbox == []
    assert {label for label, found in rows().items() if found != before[label]} == set()
    assert files() == kept


def test_the_demo_gives_a_night_nothing_to_complain_of(open_db):
    said = night()
    assert "taken off the schedule" not in said
    assert said.splitlines()[-1].startswith("0 stories unpublished")
