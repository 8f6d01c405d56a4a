"""Where the things of a theory lead: indicators and actions on the page of the project, and other projects."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import F, OuterRef, Subquery, prefetch_related_objects
from django.utils.translation import get_language

from common.addresses import address
from common.language import direction
from projects.models import IndicatorText, Node, ProjectPage, Theory
from projects.theory.actions import actions_of


@dataclass(frozen=True)
class Link:
    url: str
    words: str
    language: str

    @property
    def direction(self) -> str:
        return direction(self.language)


class Links:
    """Of all things of some theories, asked at once."""

    def __init__(self, theories: list[Theory], nodes: list[Node], place: str) -> None:
        self.place = place
        self.indicators = self._indicators(nodes)
        self.pages = _pages({node.leads_to_id for node in nodes if node.leads_to_id})
        self.actions: dict[int, Iterable[str]] = {}
        if any(node.action for node in nodes):
            prefetch_related_objects(theories, "project")
            self.actions = {theory.pk: actions_of(theory.project) for theory in theories}

    def of(self, node: Node) -> tuple[list[Link], str, Link | None]:
        """An action that is no longer in the plan leads nowhere."""
        planned = node.action in self.actions.get(node.theory_id, ())
        action = f"{self.place}#actie-{node.action}" if node.action and planned else ""
        return self.indicators.get(node.pk, []), action, self.pages.get(node.leads_to_id)

    def _indicators(self, nodes: list[Node]) -> dict[int, list[Link]]:
        """Of the project itself: only those stand on its page."""
        ours = Node.indicators.through.objects.filter(node__theory__in={node.theory_id for node in nodes})
        own = ours.filter(indicator__project=F("node__theory__project"))
        rows = list(own.select_related("indicator").order_by("indicator__sort_order", "indicator"))
        by_pk: dict[int, Any] = {row.indicator_id: row.indicator for row in rows}
        IndicatorText.lend(by_pk.values())
        links: dict[int, list[Link]] = {}
        for row in rows:
            told = by_pk[row.indicator_id].text
            links.setdefault(row.node_id, []).append(Link(f"{self.place}#indicator-{row.indicator_id}", told.name, told.language))
        return links


def _pages(dutch: set[int]) -> dict[int, Link]:
    """By the Dutch page: the page in the language of the reader, where they may see it."""
    if not dutch:
        return {}
    language = get_language() or settings.LANGUAGE_CODE
    source = ProjectPage.objects.filter(pk__in=dutch, translation_key=OuterRef("translation_key")).order_by().values("pk")[:1]
    keys = ProjectPage.objects.filter(pk__in=dutch).order_by().values("translation_key")
    pages = ProjectPage.objects.visible().in_language(language).filter(translation_key__in=keys).annotate(dutch=Subquery(source))
    return {pk: Link(address(path, language), title, language) for pk, path, title in pages.values_list("dutch", "url_path", "title")}
