"""One door to what the public sees: nothing asks `.live()` but the door itself. The rule is a system check."""

import ast

import pytest
from django.core import checks

from common.checks import ALLOWED, DOOR, asks_live, only_visible_is_public, sources

BAD = {
    "the word": "pages = StoryPage.objects.live()",
    "its opposite": "pages = StoryPage.objects.not_live()",
    "wagtail's other word": "pages = Page.objects.child_of(home).public()",
    "a filter": "pages = Page.objects.filter(live=True, depth=2)",
    "what is left out": "pages = Page.objects.exclude(live=False)",
    "through a relation": "rows = Row.objects.filter(page__live=True)",
    "over several lines": "pages = (\n    Page.objects\n    .live\n    ()\n)",
}
GOOD = {
    "the door": "pages = StoryPage.objects.visible()",
    "a word in a comment": "# never .live() here",
    "a new page": "page = StoryPage(live=False)",
    "the mark of one page": "shown = page.live and page.expire_at is None",
}


@pytest.fixture
def plant(settings, tmp_path):
    """A checkout with one room and this code in it."""

    def planted(code, name="stories/lists.py"):
        settings.BASE_DIR = tmp_path
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        (tmp_path / name.split("/")[0] / "__init__.py").touch()
        path.write_text(f"{code}\n")
        return only_visible_is_public()

    return planted


def test_our_own_code_passes():
    assert only_visible_is_public() == []


def test_it_is_a_system_check():
    assert only_visible_is_public in checks.registry.registry.get_checks()


@pytest.mark.parametrize("code", BAD.values(), ids=BAD)
def test_it_finds_what_passes_the_door(plant, code):
    (found,) = plant(code)
    assert found.id == "common.E001"
    assert found.msg.startswith("stories/lists.py:")


@pytest.mark.parametrize("code", GOOD.values(), ids=GOOD)
def test_it_lets_the_rest_be(plant, code):
    assert plant(code) == []


@pytest.mark.parametrize("name", ["tests/stories/test_x.py", "stories/migrations/0009_x.py"])
def test_tests_and_migrations_are_not_looked_at(plant, name):
    assert plant(BAD["the word"], name) == []


def test_the_door_and_every_exception_are_still_needed(settings):
    for place in (DOOR, *ALLOWED):
        assert list(asks_live((settings.BASE_DIR / place).read_text())), f"{place} asks no longer: take it off the list"
    assert len(list(asks_live((settings.BASE_DIR / DOOR).read_text()))) == 1, "there is one door"


def test_a_start_parses_few_files(monkeypatch):
    """It runs before every command: reading all sources takes ten milliseconds, parsing them all would take half a second."""
    parsed = []
    monkeypatch.setattr("common.checks.ast.parse", lambda code: parsed.append(code) or ast.Module([], []))
    only_visible_is_public()
    assert 1 <= len(parsed) <= len(list(sources())) / 5
