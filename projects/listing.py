"""The list of projects as a tree: programmes and calls with what belongs to them, and where all of it happens."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest

from projects.page.places import places_of_all

if TYPE_CHECKING:
    from projects.models import ProjectIndexPage, ProjectPage


@dataclass
class Listed:
    page: "ProjectPage"
    parts: list["Listed"] = field(default_factory=list)


def listing(index: "ProjectIndexPage", request: HttpRequest) -> dict[str, Any]:
    from projects.models import ProjectPage

    dutch = ProjectPage.objects.dutch().filter(translation_key=OuterRef("translation_key"))
    facts = {f"dutch_{name}": Subquery(dutch.values(name)[:1]) for name in ("pk", "part_of", "kind", "status")}
    pages = list(ProjectPage.objects.visible().child_of(index).annotate(**facts).defer(*ProjectPage.STREAMS).order_by("path"))
    return {"projects": as_tree(pages), "places": places_of_all({page.dutch_pk: page for page in pages})}


def as_tree(pages: list[Any]) -> list[Listed]:
    """What belongs to something that is not public stands by itself."""
    listed = {page.dutch_pk: Listed(page) for page in pages}
    top: list[Listed] = []
    for page in pages:
        above = listed.get(page.dutch_part_of)
        (above.parts if above else top).append(listed[page.dutch_pk])
    return sorted(top, key=lambda one: not one.parts)
