"""The pages of pages/*.toml: Dutch with all facts, the other languages with their words, at the same place in the same streams."""

import tomllib
from pathlib import Path
from typing import Any

from wagtail.models import Locale

from network.models import Municipality, Organisation
from projects.models import Indicator, ProjectIndexPage, ProjectPage

FOLDER = Path(__file__).parent / "pages"
FACTS = (
    "kind", "status", "starts_on", "ends_on", "exactness", "age_from", "age_to", "target_groups", "functions", "principles", "plan_year",
    "neighbourhood",
)  # fmt: skip
LATER = {"criteria", "links"}
"""Streams that name indicators or other projects: filled when those are there."""


def entries() -> list[dict[str, Any]]:
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        with path.open("rb") as file:
            found.append(tomllib.load(file))
    return found


def make(entry: dict[str, Any]) -> ProjectPage:
    """The Dutch page as a draft, without what names indicators or other projects."""
    page = ProjectPage(slug=entry["slug"], live=False, **{name: entry[name] for name in FACTS if name in entry})
    _write(page, {name: value for name, value in entry["nl"].items() if name not in LATER})
    ProjectIndexPage.objects.get(locale__language_code="nl").add_child(instance=page)
    named = Municipality.objects.of_today().filter(name__in=entry.get("municipalities", []))
    page.municipalities.set(Municipality.objects.of_region().of_today() if entry.get("region") else named)
    return page


def finish(entry: dict[str, Any], pages: dict[str, ProjectPage]) -> None:
    """Links it to the others, publishes it, and translates it."""
    page = pages[entry["slug"]]
    page.part_of = pages.get(entry.get("part_of", ""))
    _write(page, {name: value for name, value in entry["nl"].items() if name in LATER})
    page.full_clean()
    page.save_revision().publish()
    page = ProjectPage.objects.get(pk=page.pk)
    for code in ("fr", "en", "ar", "tr", "uk"):
        if code in entry:
            _translate(page, code, entry[code])


def _write(page: ProjectPage, words: dict[str, Any]) -> None:
    for name, value in words.items():
        setattr(page, name, [_block(name, block) for block in value] if name in ProjectPage.STREAMS else value)


TYPES = {
    "figures": "figure", "partner_roles": "partner", "goals": "goal", "milestones": "milestone", "links": "link", "money": "money",
    "criteria": "criterion", "evaluation": "evaluation", "documents": "document",
}  # fmt: skip


def _block(stream: str, entry: dict[str, Any]) -> tuple[str, Any]:
    if stream == "body":
        value = entry["value"] if "value" in entry else {name: value for name, value in entry.items() if name != "type"}
        return entry["type"], value or None
    value = dict(entry)
    if stream == "partner_roles":
        value["organisation"] = Organisation.objects.get(name=entry["organisation"])
    if stream == "criteria":
        value["indicators"] = [Indicator.objects.get(name=name) for name in entry.get("indicators", [])]
    if "project" in entry:
        value["project"] = ProjectPage.objects.dutch().get(slug=entry["project"])
    return TYPES[stream], value


def _translate(source: ProjectPage, code: str, words: dict[str, Any]) -> None:
    page = source.copy_for_translation(Locale.objects.get(language_code=code))
    page.title, page.summary = words["title"], words["summary"]
    for name in page.WORDS[1:]:
        setattr(page, name, words.get(name, ""))
    for name in page.STREAMS:
        block = getattr(page, name).stream_block
        setattr(page, name, block.to_python(_told(getattr(source, name).get_prep_value(), words.get(name, []))))
    page.save_revision().publish()


def _told(stored: list[dict[str, Any]], words: list[Any]) -> list[dict[str, Any]]:
    """The stored blocks with the words of this language, by their place; without any, none. `{}` stands for a block that has no words."""
    return [{**raw, "value": _merged(raw["value"], told)} for raw, told in zip(stored, words, strict=True)] if words else []


def _merged(stored: Any, told: Any) -> Any:
    if told == {}:
        return stored
    if isinstance(stored, dict) and isinstance(told, dict):
        return {name: _merged(value, told[name]) if name in told else value for name, value in stored.items()}
    if isinstance(stored, list) and isinstance(told, list):
        return [{**item, "value": _merged(item["value"], one)} for item, one in zip(stored, told, strict=True)]
    return told
