"""What higher rooms know of a project and stands on its page: dates, stories. `projects` knows none of them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from projects.models import ProjectPage

Joiner = Callable[["ProjectPage"], dict[str, Any]]
_joiners: list[Joiner] = []


def joins(joiner: Joiner) -> Joiner:
    """`@joins` above a function that gives more context for the page of a project."""
    _joiners.append(joiner)
    return joiner


def joined(page: "ProjectPage") -> dict[str, Any]:
    return {name: value for joiner in _joiners for name, value in joiner(page).items()}
