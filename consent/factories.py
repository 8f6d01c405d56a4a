"""People and consents for tests and the demo. Nobody here exists."""

import datetime
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import factory
from dateutil.relativedelta import relativedelta
from django.utils import timezone

from consent.enums import MODEST, Answer, Audience, Capacity, Channel, PersonKind
from consent.models import Attestation, ConsentRecord, Grant, Guardianship, Notice, Participation, Person
from consent.windows import together

EVERYWHERE = tuple(Channel)


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    class Params:
        child = factory.Trait(kind=PersonKind.CHILD, birth_date=factory.LazyFunction(lambda: timezone.localdate() - relativedelta(years=9)))
        young = factory.Trait(kind=PersonKind.CHILD, birth_date=factory.LazyFunction(lambda: timezone.localdate() - relativedelta(years=14)))

    kind = PersonKind.BUDDY
    first_name = factory.Sequence(lambda number: f"Xander{number}")
    last_name = factory.Sequence(lambda number: f"Verzonnen{number}")
    public_alias = factory.Sequence(lambda number: f"Alias{number}")


class NoticeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Notice
        django_get_or_create = ("key", "version", "audience", "language")

    key = "story"
    version = 1
    audience = Audience.ADULT
    language = "nl"
    title = "Mag dit verhaal verteld worden?"
    body = "Je mag nee zeggen. Je mag later altijd van gedacht veranderen."
    signed_off_at = factory.LazyFunction(lambda: timezone.now() - datetime.timedelta(days=3650))


def give(
    story_uid: UUID, subject: Person, giver: Person, *, elements: Iterable[str] = MODEST, channels: Iterable[str] = EVERYWHERE, **values: Any
) -> ConsentRecord:
    """One answer: yes to these elements in these channels."""
    now = timezone.now()
    capacity = Capacity.SELF if subject == giver else Capacity.HOLDER
    defaults = {"valid_from": now, "given_at": now, "valid_until": now + relativedelta(years=2), "help_is_free": True, "capacity": capacity}
    notice = values.pop("notice", None) or Notice.objects.newest_for(Audience.ADULT, "nl") or NoticeFactory()
    pairs = [(element, channel) for element in sorted(elements) for channel in channels]
    with together():
        record = ConsentRecord.objects.create(story_uid=story_uid, subject=subject, giver=giver, notice=notice, **(defaults | values))
        Grant.objects.bulk_create(Grant(record=record, element=element, channel=channel, answer=Answer.GRANTED) for element, channel in pairs)
    return record


def guard(child: Person, relation: str = "mama", **values: Any) -> Person:
    guardian = PersonFactory(kind=PersonKind.GUARDIAN, public_alias="")
    Guardianship.objects.create(child=child, guardian=guardian, relation=relation, **values)
    return guardian


def take_part(story_uid: UUID, person: Person, **values: Any) -> Participation:
    return Participation.objects.create(story_uid=story_uid, person=person, **values)


def clear(story_uid: UUID, *, people: Iterable[Person] = (), **values: Any) -> None:
    """Everybody in it is listed and everybody who must has said yes; a child with two parents and a buddy unless told."""
    with together():
        people = list(people)
        if not people:
            people = [PersonFactory(child=True), PersonFactory()]
            guard(people[0], "mama")
            guard(people[0], "papa")
        for person in people:
            take_part(story_uid, person)
            for giver in required_givers(person):
                give(story_uid, person, giver, **values)
        Attestation.objects.create(story_uid=story_uid)


def required_givers(person: Person) -> list[Person]:
    today = timezone.localdate()
    if person.adult_on is None or person.adult_on <= today:
        return [person]
    parents = [row.guardian for row in person.guardianships.select_related("guardian")]
    return parents + [person] if person.decides_along_on <= today else parents
