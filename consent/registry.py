"""What higher rooms hang on a story. They register here; consent knows none of them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Model

if TYPE_CHECKING:
    from consent.case import Case

_page_models: list[type[Model]] = []
_rebuilders: list[Callable[["Case"], None]] = []
_closers: list[Callable[[UUID], None]] = []


def story_pages(model: type[Model]) -> type[Model]:
    """Class decorator: pages of this model carry a `story_uid` and go public only while it is clear."""
    _page_models.append(model)
    return model


def page_models() -> list[type[Model]]:
    return list(_page_models)


def on_rebuild(rebuilder: Callable[["Case"], None]) -> Callable[["Case"], None]:
    """Decorator: called, in the same transaction, whenever the windows of a story are rebuilt."""
    _rebuilders.append(rebuilder)
    return rebuilder


def rebuild_dependents(case: "Case") -> None:
    for rebuilder in _rebuilders:
        rebuilder(case)


def on_withdrawal(closer: Callable[[UUID], None]) -> Callable[[UUID], None]:
    """Decorator: called, in the transaction of the withdrawal, for what must close with the story."""
    _closers.append(closer)
    return closer


def close_dependents(story_uid: UUID) -> None:
    for closer in _closers:
        closer(story_uid)


def story_uid_of(page: Any) -> UUID | None:
    """The story a page tells, for a specific or a base `Page` instance; None for pages that tell none."""
    for model in _page_models:
        if isinstance(page, model):
            return page.story_uid
        if page.pk and (uid := model.objects.filter(pk=page.pk).values_list("story_uid", flat=True).first()):
            return uid
    return None
