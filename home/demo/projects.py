"""Five project pages on what the network's own documents describe."""

import tomllib
from pathlib import Path
from typing import Any

from wagtail.models import Locale

from network.models import Organisation
from projects.models import ProjectIndexPage, ProjectPage

FILE = Path(__file__).parent / "projects.toml"


def load_projects() -> int:
    with FILE.open("rb") as file:
        entries = tomllib.load(file)["project"]
    return sum(_make(entry) for entry in entries if not ProjectPage.objects.filter(slug=entry["slug"], locale__language_code="nl").exists())


def _make(entry: dict[str, Any]) -> int:
    index = ProjectIndexPage.objects.get(locale__language_code="nl")
    text = entry["nl"]
    page = ProjectPage(title=text["title"], slug=entry["slug"], summary=text["summary"], goal=text["goal"], partners=text.get("partners", ""),
        body=[("text", part) for part in text.get("body", [])])  # fmt: skip
    index.add_child(instance=page)
    page.organisations.set(Organisation.objects.filter(name__in=entry.get("organisations", [])))
    page.save_revision().publish()
    for code in ("fr", "en", "ar", "tr", "uk"):
        if code in entry:
            _translate(page, code, entry[code])
    return 1


def _translate(source: ProjectPage, code: str, text: dict[str, Any]) -> None:
    page = source.copy_for_translation(Locale.objects.get(language_code=code))
    page.title, page.summary, page.goal, page.body = text["title"], text["summary"], text["goal"], []
    page.save_revision().publish()
