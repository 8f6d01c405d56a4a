"""Theories of change as trees, each thing with its words in the language of the page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import get_language

from common.texts import Told
from projects.models import Node, NodeText, Theory
from projects.theory.links import Link, Links

FOLDS_FROM = 2
"""How deep something stands whose branches can be folded: the dream stands at 0."""


@dataclass
class Branch:
    node: Node
    told: Told
    depth: int = 0
    children: list["Branch"] = field(default_factory=list)
    is_first: bool = True
    is_last: bool = True
    ends: list[bool] = field(default_factory=list)
    """The lists that end behind it, the innermost first: true for one that folds."""
    indicators: list[Link] = field(default_factory=list)
    action: str = ""
    """Where the action of the plan stands, or nothing."""
    project: Link | None = None
    """The other project that does it, when the reader may see it."""

    @property
    def folds(self) -> bool:
        return bool(self.children) and self.depth >= FOLDS_FROM


@dataclass
class Tree:
    theory: Theory
    branches: list[Branch]
    """All of them, as one reads them: each directly before what stands below it."""

    @property
    def root(self) -> Branch:
        return self.branches[0]

    def __len__(self) -> int:
        return len(self.branches)


def trees_of(theories: Iterable[Theory] | QuerySet[Theory], *, with_links: bool = True, place: str = "") -> list[Tree]:
    """A tree for each theory that has a dream, in their order. What no way leads to from the dream is left out.

    One query, their words along with it. `with_links` asks for indicators, actions and other projects too: at most four more.
    `place` is the address of the project's page; none when the drawing stands on that page itself.
    """
    things = Node.objects.filter(theory__in=theories).select_related("theory").order_by("theory", "sort_order", "pk")
    nodes = list(NodeText.beside(things))
    listed = list({node.theory_id: node.theory for node in nodes}.values())
    told = {node.pk: _words(node) for node in nodes}
    below: dict[tuple[int, int | None], list[Branch]] = {}
    for node in nodes:
        below.setdefault((node.theory_id, node.parent_id), []).append(Branch(node, told[node.pk]))
    grown = [Tree(theory, list(_grow(roots[0], below))) for theory in listed if (roots := below.get((theory.pk, None)))]
    if with_links:
        links = Links(listed, nodes, place)
        for branch in (branch for tree in grown for branch in tree.branches):
            branch.indicators, branch.action, branch.project = links.of(branch.node)
    return grown


def _words(node: Node) -> Told:
    """As `NodeText.lend`, which cannot hand over the words of something that has a `text` of its own."""
    said = vars(node).get("said")
    if said and said["of"] == NodeText.digest(node):
        return Told(SimpleNamespace(**said), get_language() or settings.LANGUAGE_CODE)
    return Told(node, settings.LANGUAGE_CODE)


def _grow(root: Branch, below: dict[tuple[int, int | None], list[Branch]]) -> Iterator[Branch]:
    """Without recursion: a chain of two hundred things is a tree as well. A circle hangs on no dream, so nothing comes twice."""
    waiting, before = [root], None
    while waiting:
        branch = waiting.pop()
        if before is not None:
            before.ends = _ends(before, branch.depth)
            yield before
        before = branch
        branch.children = below.get((branch.node.theory_id, branch.node.pk), [])
        for child in branch.children:
            child.depth = branch.depth + 1
            child.is_first, child.is_last = child is branch.children[0], child is branch.children[-1]
        waiting += reversed(branch.children)
    if before is not None:
        before.ends = _ends(before, 0)
        yield before


def _ends(branch: Branch, depth: int) -> list[bool]:
    """When the next one stands at `depth`; nothing ends before its own children."""
    return [level - 1 >= FOLDS_FROM for level in range(branch.depth, depth, -1)]
