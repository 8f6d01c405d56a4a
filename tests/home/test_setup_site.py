"""`setup_site` and `load_demo`: once is enough, twice changes nothing."""

import io
import re

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.models import Locale, Page

from consent.models import Notice, Person
from contact.models import ContactPage
from home.models import HomePage, StandardPage
from network.models import Region
from projects.models import ProjectIndexPage, ProjectPage
from stories.models import House, StoryIndexPage, StoryPage

pytestmark = pytest.mark.django_db

LANGUAGES = [code for code, _name in django_settings.LANGUAGES]


def test_it_works(client):
    for code in LANGUAGES:
        assert client.get(f"/{code}/").status_code == 200


def test_the_pages_are_real_in_every_language():
    assert {locale.language_code for locale in Locale.objects.all()} == set(LANGUAGES)
    for model, each in ((HomePage, 1), (StoryIndexPage, 1), (ProjectIndexPage, 1), (ContactPage, 3), (StandardPage, 4)):
        for code in LANGUAGES:
            pages = model.objects.visible().in_language(code)
            assert pages.count() == each, (model, code)
            assert not pages.filter(alias_of__isnull=False).exists()


def test_twice_is_as_once():
    def count():
        return [model.objects.count() for model in (Page, Group, Notice, Region, Person, House, StoryPage, ProjectPage)]

    before = count()
    call_command("setup_site")
    call_command("load_demo")
    assert count() == before


def test_what_an_editor_changed_stays():
    about = StandardPage.objects.get(slug="over")
    about.title = "Wie wij zijn"
    about.save_revision().publish()
    region = Region.objects.get(slug="kempen")
    region.municipalities.remove(region.municipalities.first())
    call_command("setup_site")
    assert StandardPage.objects.get(slug="over").title == "Wie wij zijn"
    assert region.municipalities.count() == 28


def test_the_kempen_are_exactly_twenty_nine():
    names = set(Region.objects.get(slug="kempen").municipalities.values_list("name", flat=True))
    assert len(names) == 29
    assert {"Baarle-Hertog", "Heist-op-den-Berg", "Nijlen", "Westerlo", "Oud-Turnhout"} <= names
    assert "Tessenderlo" not in names


def test_the_demo_is_a_village():
    dutch = StoryPage.objects.filter(locale__language_code="nl")
    assert dutch.count() == 12
    assert dutch.visible().count() == 10
    assert House.objects.filter(story_uid=None).count() == 6
    assert ProjectPage.objects.filter(locale__language_code="nl").count() == 18
    assert not dutch.filter(invented=False).exists()


@pytest.mark.parametrize(("code", "fewest"), [("fr", 10), ("en", 10), ("ar", 3), ("tr", 3), ("uk", 3)])
def test_the_demo_is_translated(code, fewest):
    translated = StoryPage.objects.visible().in_language(code)
    assert translated.count() >= fewest
    assert all(story.short_version for story in translated)


def test_one_story_stands_in_english_in_full():
    full = StoryPage.objects.visible().in_language("en").filter(is_full=True)
    assert full.count() == 1


def test_invented_stories_never_count_in_production(client, settings):
    settings.DEMO_ALLOWED = False
    assert not StoryPage.objects.visible().exists()
    assert client.get("/nl/").context["children"] == 0
    with pytest.raises(CommandError):
        call_command("load_demo")
    with pytest.raises(CommandError):
        call_command("load_scale", stories=100)


def test_scale_makes_what_is_missing():
    out = io.StringIO()
    call_command("load_scale", stories=14, stdout=out)
    assert StoryPage.objects.filter(locale__language_code="nl").count() == 14
    call_command("load_scale", stories=14, stdout=out)
    assert StoryPage.objects.filter(locale__language_code="nl").count() == 14


def test_make_serve_starts_python_once():
    """Four starts took longer than all they did: a second `make serve` answers within ten seconds."""
    makefile = (django_settings.BASE_DIR / "Makefile").read_text()
    recipe = re.search(r"^serve:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)[1]
    assert recipe.count("$(MANAGE)") == 1


def test_opening_the_demo_does_everything_in_order(monkeypatch):
    asked = []
    monkeypatch.setattr("home.management.commands.open_demo.call_command", lambda name, *args, **options: asked.append((name, *args)))
    call_command("open_demo", "127.0.0.1:8123")
    names = [name for name, *_where in asked]
    assert names == ["migrate", "restore_ledger", "setup_site", "load_demo", "welcome", "runserver"]
    assert asked[-2:] == [("welcome", "127.0.0.1:8123"), ("runserver", "127.0.0.1:8123")]
