"""Erasing a person: name, contacts, card, papers, pictures. What remains is a code, so that the log can still be followed."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from common.after_commit import after_commit
from common.forgetting import forget_log_with
from common.wiping import wipe
from consent import registry
from consent.enums import EventKind
from consent.erasing.evidence import erase, of_person
from consent.models import Card, ConsentEvent, ConsentRecord, Guardianship, Participation, Person
from consent.windows import together
from consent.withdrawal import withdraw

PERSONAL = ("first_name", "last_name", "phone", "email", "needs", "public_alias")


class StillTold(Exception):
    """A story still shows this person: erase it, or write them out of it first. `str()` says so."""

    def __init__(self, story_uids: list[UUID]) -> None:
        super().__init__(_("Stories still show this person: erase them too, or write the person out of them first."))
        self.story_uids = story_uids


def stories_of(person: Person) -> list[UUID]:
    """Every story this person is or was in, or answered for."""
    listed = Participation.objects.filter(person=person).values_list("story_uid", flat=True)
    told = ConsentRecord.objects.filter(Q(subject=person) | Q(giver=person)).values_list("story_uid", flat=True)
    return sorted({*listed, *told, *Card.objects.filter(giver=person).values_list("story_uid", flat=True)}, key=str)


def still_told(person: Person) -> list[UUID]:
    return [story_uid for story_uid in stories_of(person) if registry.still_shows(story_uid, person)]


@together()
def erase_person(person: Person, *, actor: Any = None, though_shown: bool = False) -> None:
    """Cannot be undone. Parents who are noted for this child alone go with it. `though_shown` is for what was erased before a
    restore: the stories that show the person again are closed, and `audit_consent` names them."""
    shown = still_told(person)
    if shown and not though_shown:
        raise StillTold(shown)
    story_uids = stories_of(person)
    for story_uid in story_uids:
        if shown or Participation.objects.filter(story_uid=story_uid).exists():
            withdraw(story_uid, giver=person, actor=actor)
    registry.erase_person_in_dependents(person, story_uids)
    parents = [row.guardian for row in person.guardianships.select_related("guardian")]
    _forget_ties(person)
    erase(of_person(person))
    forget_log_with([person.code, person.public_alias])
    _forget(person)
    ConsentEvent.objects.append(EventKind.PERSON_ERASED, person_uid=person.uid, actor=actor)
    for parent in _without_ties(parents):
        erase_person(parent, actor=actor, though_shown=True)
    after_commit(wipe)


def _forget_ties(person: Person) -> None:
    for rows in (Participation.objects.filter(person=person), Guardianship.objects.filter(Q(child=person) | Q(guardian=person))):
        for row in rows:
            row.delete()
    Card.objects.filter(giver=person).delete()
    ConsentRecord.objects.filter(Q(subject=person) | Q(giver=person)).update(place="", relation="")


def _forget(person: Person) -> None:
    for name in PERSONAL:
        setattr(person, name, "")
    for name in ("birth_date", "deceased_on"):
        setattr(person, name, None)
    person.language, person.erased_at = "nl", timezone.now()
    person.save()


def _without_ties(parents: Iterable[Person]) -> list[Person]:
    """Who is in no story, guards nobody and answered for nobody else."""
    tied = Q(wards__isnull=False) | Q(participations__isnull=False) | Q(given_records__subject__erased_at=None, given_records__isnull=False)
    kept = set(Person.objects.filter(tied, pk__in=[parent.pk for parent in parents]).values_list("pk", flat=True))
    return [parent for parent in parents if parent.pk not in kept]
