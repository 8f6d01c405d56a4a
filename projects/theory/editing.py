"""What an editor does to the tree of a theory. One writer at a time: two who move at once would make a circle of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from common.locks import hold
from projects.enums import NodeKind
from projects.models import Node, Theory

KINDS = list(NodeKind)


@contextmanager
def one_writer() -> Iterator[None]:
    with transaction.atomic():
        hold("theory of change")
        yield


def dream(theory: Theory, words: str) -> Node:
    """The thing on top, made when there is none."""
    with one_writer():
        node = theory.nodes.filter(parent=None).first() or Node(theory=theory, kind=NodeKind.DREAM)
        node.text = words
        node.save()
    return node


def next_kind(parent: Node) -> NodeKind:
    """What usually stands below it; below an action, another action."""
    return KINDS[min(KINDS.index(NodeKind(parent.kind)) + 1, len(KINDS) - 1)]


def add(node: Node) -> None:
    """As the last below its parent. Raises ValidationError when that was taken away meanwhile."""
    with one_writer():
        node.clean()
        node.sort_order = _behind_the_last(node.parent_id)
        node.save()


def move(node: Node, parent: Node) -> None:
    """As the last below `parent`. Raises ValidationError with a sentence on `parent`; Node.DoesNotExist when it was taken away meanwhile."""
    with one_writer():
        fresh = Node.objects.get(pk=node.pk)
        _refuse_the_dream(fresh)
        fresh.parent = parent
        fresh.clean()
        Node.objects.filter(pk=fresh.pk).update(parent=parent, sort_order=_behind_the_last(parent.pk))


def step(node: Node, by: int) -> None:
    """Among what stands beside it: -1 is one up. At the end of the row nothing happens."""
    with one_writer():
        fresh = Node.objects.get(pk=node.pk)
        row = list(Node.objects.filter(theory=fresh.theory_id, parent=fresh.parent_id))
        place = row.index(fresh)
        if 0 <= place + by < len(row):
            row.insert(place + by, row.pop(place))
        for number, one in enumerate(row):
            one.sort_order = number
        Node.objects.bulk_update(row, ["sort_order"])


def remove(node: Node) -> int:
    """With all that stands below it; how many that were. Raises ValidationError for the dream."""
    with one_writer():
        fresh = Node.objects.get(pk=node.pk)
        _refuse_the_dream(fresh)
        gone = {fresh.pk, *below(fresh)}
        Node.objects.filter(pk__in=gone).delete()
    return len(gone)


def below(node: Node) -> set[int]:
    """The keys of all that hangs on it, however deep."""
    children: dict[int | None, list[int]] = {}
    for pk, parent in Node.objects.filter(theory=node.theory_id).values_list("pk", "parent"):
        children.setdefault(parent, []).append(pk)
    found: set[int] = set()
    waiting = [node.pk]
    while waiting:
        fresh = [pk for pk in children.get(waiting.pop(), ()) if pk not in found]
        found.update(fresh)
        waiting += fresh
    return found


def _behind_the_last(parent: int | None) -> int:
    last = Node.objects.filter(parent=parent).aggregate(last=Max("sort_order"))["last"]
    return 0 if last is None else last + 1


def _refuse_the_dream(node: Node) -> None:
    if node.parent_id is None:
        raise ValidationError({"parent": _("The dream stands on top: it is not moved or taken away. Change its words instead.")})
