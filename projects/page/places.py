"""Where a project and its parts happen: a list, and a drawing of the region, or of Flanders when one lies outside it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q

from network.models import Municipality
from network.shapes import SvgMap, svg_map
from network.shapes.placing import Round, apart
from projects.page.related import Relatives

if TYPE_CHECKING:
    from projects.models import ProjectPage

RADIUS = 11
"""Of a number on the drawing, in its units."""


@dataclass(frozen=True)
class Spot:
    name: str
    slug: str
    x: int
    y: int
    is_own: bool
    """Named by the project itself."""
    projects: list[Any]
    """Those of its parts that happen there."""


@dataclass(frozen=True)
class Places:
    spots: list[Spot]
    svg: SvgMap | None

    @property
    def own(self) -> list[Spot]:
        return [spot for spot in self.spots if spot.is_own]

    @property
    def is_drawn(self) -> bool:
        """One place alone is said, not drawn."""
        return len(self.spots) > 1


def places_of(source: "ProjectPage", relatives: Relatives) -> Places:
    parts = {page.dutch_pk: page for page in relatives.below}
    return places_of_all({source.source_key: None, **parts})


def places_of_all(projects: dict[int, Any]) -> Places:
    """By the key of a Dutch page: what is named at its places; None names nothing. One query, and one for a drawing."""
    region = Municipality.objects.of_region().filter(pk=OuterRef("pk"))
    here = FilteredRelation("projects", condition=Q(projects__in=list(projects)))
    rows = Municipality.objects.of_today().annotate(here=here, project=F("here__pk"), near=Exists(region)).order_by("name")
    every = list(rows.values_list("pk", "name", "slug", "project", "near", named=True))
    named = [row for row in every if row.project is not None]
    found = {row.pk: row for row in named}
    svg = _drawing(every, all(row.near for row in named)) if len(found) > 1 else None
    labels = _apart({nis: svg.labels[nis] for nis in found if nis in svg.labels}) if svg else {}
    there = {nis: [projects[row.project] for row in named if row.pk == nis] for nis in found}
    return Places(
        [
            Spot(place.name, place.slug, *labels.get(nis, (0, 0)), None in there[nis], [page for page in there[nis] if page is not None])
            for nis, place in found.items()
        ],
        svg,
    )


def _apart(labels: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Numbers of close towns do not cover each other."""
    moved = apart([Round(x, y, RADIUS) for x, y in labels.values()])
    return {nis: (round(spot.x), round(spot.y)) for nis, spot in zip(labels, moved, strict=True)}


def _drawing(every: list[Any], is_near: bool) -> SvgMap | None:
    """Of the region when all of it lies there, else of all of Flanders and Brussels."""
    return svg_map(row.pk for row in every if row.near or not is_near)
