"""Choosers in a stream ask a query for each kind of block. A page that read everything already lends it to them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Model

Known = Mapping[tuple[type[Model], int], Any]
_known: ContextVar[Known | None] = ContextVar("known", default=None)


@contextmanager
def only_these(known: Known) -> Iterator[None]:
    """By model and key: streams read inside give these, and nothing for a key that is not among them."""
    token = _known.set(known)
    try:
        yield
    finally:
        _known.reset(token)


class Preloaded:
    """Before a chooser block in its bases: `class PictureChooser(Preloaded, ImageChooserBlock)`."""

    model_class: type[Model]

    def bulk_to_python(self, keys: list[int | None]) -> list[Any]:
        known = _known.get()
        if known is None:
            return super().bulk_to_python(keys)  # type: ignore[misc]
        return [known.get((self.model_class, key)) if key is not None else None for key in keys]
