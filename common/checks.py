"""One door to what the public sees, as a system check: nothing of ours asks `.live()` but `visible()` itself.

It reads our sources at every start, so a file is parsed only when it holds one of the words: thirty milliseconds in all.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks

TAG = "house_rules"
WORDS, SIEVES = {"live", "not_live", "public"}, {"filter", "exclude", "get", "Q"}
PERHAPS = re.compile(r"\.\s*(?:live|not_live|public)\s*\(|live\w*\s*=[^=]")
NOT_OURS = {"tests", "migrations"}
DOOR = "common/models.py"  # PublicPageQuerySet.visible
# Where a filter on `live` decides nothing about what the public sees: place → reason.
ALLOWED = {
    "activities/models/queryset.py": "visible() of activities and their dates: their one door",
    "initiatives/models/queryset.py": "visible() of initiatives: their one door",
    "consent/gate.py": "the gate asks whether a page was live before it is saved",
    "consent/audit.py": "the audit looks for what is live and should not be",
    "stories/house_form.py": "an editor chooses among drafts",
    "stories/translating.py": "a translation waits until its Dutch page is live",
    "stories/tidying.py": "the night takes the mark from what the clock has closed",
}


def only_visible_is_public(**_kwargs: Any) -> list[checks.CheckMessage]:
    found: list[checks.CheckMessage] = []
    for path in sources():
        place = path.relative_to(settings.BASE_DIR).as_posix()
        for line, is_word in asks_live(path.read_text(encoding="utf-8")):
            if place != DOOR and (is_word or place not in ALLOWED):
                found.append(checks.Error(f"{place}:{line} asks for live pages: what the public sees asks visible().", id="common.E001"))
    return found


def sources() -> Iterator[Path]:
    """The code of every room; what lies beside the rooms (uploads, tools, the environment) is not walked."""
    for room in sorted(Path(settings.BASE_DIR).glob("*/__init__.py")):
        yield from (path for path in sorted(room.parent.rglob("*.py")) if not NOT_OURS & set(path.relative_to(settings.BASE_DIR).parts))


def asks_live(code: str) -> Iterator[tuple[int, bool]]:
    """Lines with `.live()`, `.not_live()` or `.public()` (true), or with a filter on `live` (false)."""
    if not PERHAPS.search(code):
        return
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            is_word = name in WORDS and not node.args
            if is_word or (name in SIEVES and any("live" in (keyword.arg or "").split("__") for keyword in node.keywords)):
                yield node.lineno, is_word


def register() -> None:
    checks.register(only_visible_is_public, TAG)
