"""What higher rooms hang on a story. They register here; consent knows none of them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from django.db.models import Model
from django.http import HttpRequest, HttpResponse

if TYPE_CHECKING:
    from consent.case import Case
    from consent.models import Person


class Teller(Protocol):
    """The room that tells stories, as families need it."""

    def title(self, story_uid: UUID, language: str) -> str: ...

    def public_url(self, story_uid: UUID, language: str) -> str:
        """Empty while the world cannot read it."""

    def preview(self, story_uid: UUID, language: str, request: HttpRequest) -> HttpResponse:
        """The story as it would appear."""


_tellers: list[Teller] = []
_page_models: list[type[Model]] = []
_rebuilders: list[Callable[["Case"], None]] = []
_closers: list[Callable[[UUID], None]] = []
_witnesses: list[Callable[[UUID, "Person"], bool]] = []


def story_pages(model: type[Model]) -> type[Model]:
    """Class decorator: pages of this model carry a `story_uid` and `all_words()`, and go public only while it is clear."""
    _page_models.append(model)
    return model


def page_models() -> list[type[Model]]:
    return list(_page_models)


def words_of(story_uid: UUID) -> str | None:
    """What the public reads of a story, in all languages; while none is live, what the last drafts say. None when no page tells it."""
    pages: list[Any] = [page for model in _page_models for page in model._default_manager.filter(story_uid=story_uid)]
    live = [page for page in pages if page.live]
    shown = live or [page.get_latest_revision_as_object() for page in pages]
    return " ".join(page.all_words() for page in shown) if shown else None


def tells(teller: Teller) -> Teller:
    _tellers.append(teller)
    return teller


def teller() -> Teller:
    return _tellers[0]


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


def on_leaving(witness: Callable[[UUID, "Person"], bool]) -> Callable[[UUID, "Person"], bool]:
    """Decorator: asked whether a story still shows somebody, before they are taken off its list."""
    _witnesses.append(witness)
    return witness


def still_shows(story_uid: UUID, person: "Person") -> bool:
    return any(witness(story_uid, person) for witness in _witnesses)


def story_uid_of(page: Any) -> UUID | None:
    """The story a page tells, for a specific or a base `Page` instance; None for pages that tell none."""
    for model in _page_models:
        if isinstance(page, model):
            return page.story_uid
        if page.pk and (uid := model.objects.filter(pk=page.pk).values_list("story_uid", flat=True).first()):
            return uid
    return None
