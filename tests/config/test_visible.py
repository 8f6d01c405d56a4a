"""One door to what the public sees: nothing asks `.live()` but the door itself."""

import ast
from pathlib import Path

from tests.config.test_floors import files_of, rooms

ROOT = Path(__file__).resolve().parents[2]
DOOR = "common/models.py"  # PublicPageQuerySet.visible


def asks_live(path):
    """Lines with `.live()`, `.public()` or a filter on `live`."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            by_word = node.func.attr in {"live", "not_live", "public"} and not node.args
            by_field = node.func.attr in {"filter", "exclude", "get"} and any(keyword.arg in {"live", "page__live"} for keyword in node.keywords)
            if by_word or by_field:
                yield node.lineno, by_word


def test_nothing_asks_live_but_the_door():
    found = [f"{path.relative_to(ROOT)}:{line}" for room in rooms() for path in files_of(room) for line, by_word in asks_live(path) if by_word]
    assert [place for place in found if not place.startswith(DOOR)] == []
    assert len(found) == 1, "the door itself has moved"


# Where a filter on `live` decides nothing about what the public sees: place → reason.
ALLOWED = {
    "consent/gate.py": "the gate asks whether a page was live before it is saved",
    "consent/audit.py": "the audit looks for what is live and should not be",
    "stories/house_form.py": "an editor chooses among drafts",
    "stories/tidying.py": "the night takes the mark from what the clock has closed",
}


def test_no_list_filters_on_live_past_the_door():
    found = {str(path.relative_to(ROOT)) for room in rooms() for path in files_of(room) for _line, by_word in asks_live(path) if not by_word}
    assert found - set(ALLOWED) == set()
