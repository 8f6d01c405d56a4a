"""After a restore: doing once more what closed something since the backup. Strict: what cannot be told exactly closes the whole story."""

import datetime
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.management.base import CommandError
from django.utils import timezone

from consent import registry
from consent.enums import EventKind, Recognisable
from consent.erasing.people import erase_person
from consent.erasing.stories import erase_story
from consent.models import Card, ConsentEvent, Person
from consent.restoring import ledger
from consent.windows import together
from consent.withdrawal import withdraw

Event = dict[str, Any]
NO_LEDGER = "There is no ledger at %s. Put it back in its place, or, if it never was or is lost for good, run this again with --begin."


def lost_events() -> list[Event]:
    """What the ledger holds behind the last event that the database knows too."""
    events = list(ledger.lines())
    known = set(ConsentEvent.objects.values_list("hash", flat=True))
    common = max((place for place, event in enumerate(events) if event["hash"] in known), default=-1)
    return events[common + 1 :]


def replay(begin: bool = False) -> list[Event]:
    """Returns what was done again. Safe to run twice; until it has run to its end, the site keeps silent. CommandError when there
    is no ledger: with `begin` a new one is written from the log, and what was lost is lost."""
    if not begin and not ledger.place().exists() and ConsentEvent.objects.exists():
        raise CommandError(NO_LEDGER % ledger.place())
    lost = lost_events()
    again = [event for event in lost if event["kind"] in ACTS]
    if lost:
        with together():
            for event in again:
                ACTS[event["kind"]](event)
        _begin_anew()
    else:
        ledger.write()
    return again


def _begin_anew() -> None:
    """The old file is kept beside the new one: it holds what was lost besides, yes-words above all."""
    old = ledger.place()
    stamp = timezone.now().astimezone(datetime.UTC).strftime("%Y%m%dT%H%M%S")
    old.rename(old.with_name(f"{old.stem}-until-{stamp}{old.suffix}"))
    ledger.write()


def _take_back(event: Event) -> None:
    giver = _person(event)
    withdraw(UUID(event["story_uid"]), giver=giver)


def _stop(event: Event) -> None:
    withdraw(UUID(event["story_uid"]))


def _hide(event: Event) -> None:
    """Whether it was «not recognisable» or «not at all», the log does not tell: not at all, until a keeper has looked."""
    if person := _person(event):
        person.may_be_recognisable = Recognisable.HIDDEN
        person.save()


def _close_cards(event: Event) -> None:
    cards = Card.objects.filter(story_uid=event["story_uid"], giver__uid=event["person_uid"], made_at__lt=event["at"])
    cards.filter(lost_at=None).update(lost_at=timezone.now())


def _erase_story(event: Event) -> None:
    erase_story(UUID(event["story_uid"]))


def _erase_person(event: Event) -> None:
    if person := _person(event):
        erase_person(person, though_shown=True)


def _delete_file(event: Event) -> None:
    registry.delete_file_again(UUID(event["file_uid"]))


def _person(event: Event) -> Person | None:
    return Person.objects.filter(uid=event["person_uid"]).first() if event["person_uid"] else None


ACTS: dict[str, Callable[[Event], None]] = {
    EventKind.WITHDRAWN: _take_back,
    EventKind.STOPPED: _stop,
    EventKind.REFUSED: _stop,  # whose no it was stands in a record that is lost
    EventKind.NARROWED: _stop,
    EventKind.LISTED: _stop,  # somebody is in it of whom the backup knows nothing
    EventKind.NOT_RECOGNISABLE: _hide,
    EventKind.CARD_CLOSED: _close_cards,
    EventKind.STORY_ERASED: _erase_story,
    EventKind.PERSON_ERASED: _erase_person,
    EventKind.FILE_GONE: _delete_file,
}
