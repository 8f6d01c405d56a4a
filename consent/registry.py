"""What higher rooms hang on a story. They register here; consent knows none of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseBase

if TYPE_CHECKING:
    from consent.case import Case
    from consent.models import Person


@dataclass(frozen=True)
class Frame:
    """For whom a story is shown before it is public."""

    people: frozenset[int]
    """Who looks, and whom they answer for: nobody sees another family's pictures first."""
    url: Callable[[str, int], str]
    """Where they get one of its pictures ("picture") or recordings ("recording")."""
    back: str
    """Address of where they came from."""


class Teller(Protocol):
    """The room that tells stories, as families need it."""

    def title(self, story_uid: UUID, language: str) -> str: ...

    def in_house(self, number: int) -> list[UUID]:
        """The stories behind a house number: one, or none."""

    def public_url(self, story_uid: UUID, language: str) -> str:
        """Empty while the world cannot read it."""

    def published(self, story_uid: UUID, language: str) -> tuple[str, str]:
        """Title and full address as the world last had them; no address for what was never online."""

    def preview(self, story_uid: UUID, language: str, request: HttpRequest, frame: Frame) -> HttpResponse:
        """The story as it would appear."""

    def picture(self, story_uid: UUID, picture_id: int, frame: Frame) -> HttpResponse:
        """A picture of it, for somebody who may see it beforehand; raises Http404 for all others."""

    def recording(self, story_uid: UUID, file_id: int, frame: Frame, request: HttpRequest) -> HttpResponseBase:
        """The same for sound and film."""


@dataclass(frozen=True)
class Offer:
    """A page of a higher room about one story, linked from its consents."""

    label: Any
    name: str
    """Of its address, which takes the `story_uid`."""


_tellers: list[Teller] = []
_offers: list[Offer] = []
_page_models: list[type[Model]] = []
_rebuilders: list[Callable[["Case"], None]] = []
_shrink_listeners: list[Callable[[UUID], None]] = []
_closers: list[Callable[[UUID], None]] = []
_erasers: list[Callable[[UUID], None]] = []
_deleters: list[Callable[[UUID], None]] = []
_person_erasers: list[Callable[["Person", Iterable[UUID]], None]] = []
_albums: list[Callable[["Person"], list[dict[str, Any]]]] = []
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


def offers(label: Any, name: str) -> None:
    _offers.append(Offer(label, name))


def offered() -> list[Offer]:
    return list(_offers)


def on_rebuild(rebuilder: Callable[["Case"], None]) -> Callable[["Case"], None]:
    """Decorator: called, in the same transaction, whenever the windows of a story are rebuilt."""
    _rebuilders.append(rebuilder)
    return rebuilder


def rebuild_dependents(case: "Case") -> None:
    for rebuilder in _rebuilders:
        rebuilder(case)


def on_shrinking(listener: Callable[[UUID], None]) -> Callable[[UUID], None]:
    """Decorator: called, in the same transaction, when something that could be seen of a story can not be seen any more."""
    _shrink_listeners.append(listener)
    return listener


def shrunk(story_uid: UUID) -> None:
    for listener in _shrink_listeners:
        listener(story_uid)


def on_withdrawal(closer: Callable[[UUID], None]) -> Callable[[UUID], None]:
    """Decorator: called, in the transaction of the withdrawal, for what must close with the story."""
    _closers.append(closer)
    return closer


def close_dependents(story_uid: UUID) -> None:
    for closer in _closers:
        closer(story_uid)


def on_erasure(eraser: Callable[[UUID], None]) -> Callable[[UUID], None]:
    """Decorator: called, in the transaction of the erasure, for every word and file of a story."""
    _erasers.append(eraser)
    return eraser


def erase_dependents(story_uid: UUID) -> None:
    for eraser in _erasers:
        eraser(story_uid)


def on_person_erasure(eraser: Callable[["Person", Iterable[UUID]], None]) -> Callable[["Person", Iterable[UUID]], None]:
    """Decorator: the same for what shows or names one person, with the stories they were in."""
    _person_erasers.append(eraser)
    return eraser


def erase_person_in_dependents(person: "Person", story_uids: Iterable[UUID]) -> None:
    for eraser in _person_erasers:
        eraser(person, story_uids)


def on_file_gone(deleter: Callable[[UUID], None]) -> Callable[[UUID], None]:
    """Decorator: called after a restore with the number of a file that was gone for good."""
    _deleters.append(deleter)
    return deleter


def delete_file_again(file_uid: UUID) -> None:
    for deleter in _deleters:
        deleter(file_uid)


def appears_in(album: Callable[["Person"], list[dict[str, Any]]]) -> Callable[["Person"], list[dict[str, Any]]]:
    """Decorator: what a higher room keeps in which somebody is seen or heard, for their own eyes (GDPR 15)."""
    _albums.append(album)
    return album


def appearances(person: "Person") -> list[dict[str, Any]]:
    return [one for album in _albums for one in album(person)]


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
