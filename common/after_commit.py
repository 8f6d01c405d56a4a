"""What takes time, or may fail, and must not hold up what was decided: done after the commit, in the same request."""

from collections.abc import Callable
from typing import Any

from django.db import transaction


class Later:
    def __init__(self, act: Callable[..., Any], args: tuple[Any, ...]) -> None:
        self.act, self.args = act, args
        # Django logs what failed by this name; a `partial` has none, and its failure would be raised after all.
        self.__qualname__ = act.__qualname__
        self.is_done = False

    def __call__(self) -> None:
        self.is_done = True
        self.act(*self.args)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Later) and (self.act, self.args, self.is_done) == (other.act, other.args, other.is_done)

    def __hash__(self) -> int:
        return hash(self.act)


def after_commit(act: Callable[..., Any], *args: Any) -> None:
    """Once in a transaction, however often it is asked for; what fails is logged and never raised."""
    later = Later(act, args)
    if not any(waiting == later for _savepoints, waiting, _robust in transaction.get_connection().run_on_commit):
        transaction.on_commit(later, robust=True)
