"""Everything clearance needs to know of one story, read in a handful of queries."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from django.db.models import Prefetch, Q
from django.utils import timezone

from consent import registry
from consent.enums import Answer, Capacity, Phase
from consent.models import Attestation, Card, ConsentRecord, Grant, Guardianship, Participation, Person, Stop
from consent.terms import Terms, years_after


@dataclass(frozen=True)
class Demand:
    """This person is shown with these elements of themselves."""

    person: Person
    elements: frozenset[str]
    is_surnamed: bool = False
    """Their last name is in the text: nobody can allow that."""


@dataclass
class Case:
    story_uid: UUID
    terms: Terms
    attested_at: datetime.datetime | None
    stops: list[Stop]
    demands: list[Demand]
    guardianships: dict[int, list[Guardianship]] = field(default_factory=lambda: defaultdict(list))
    records: dict[int, list[ConsentRecord]] = field(default_factory=lambda: defaultdict(list))
    """By subject, the newest first."""

    def governing(self, subject: Person, giver_id: int, at: datetime.datetime) -> ConsentRecord | None:
        """The last answer of this giver that had begun; an earlier one never speaks again."""
        answers = (record for record in self.records[subject.pk] if record.giver_id == giver_id and record.valid_from <= at)
        return next(answers, None)

    @cached_property
    def asked(self) -> dict[int, datetime.datetime]:
        """When somebody was last asked, by giver: their card was made. Only the desk wants to know."""
        return dict(Card.objects.filter(story_uid=self.story_uid).order_by("made_at").values_list("giver", "made_at"))

    def heirs(self, person: Person) -> dict[Person, str]:
        """Who answered as an heir, whatever they said, with what they are to the one who died; the first noted first."""
        return {record.giver: record.relation for record in reversed(self.records[person.pk]) if record.capacity == Capacity.HEIR}

    def moments(self) -> Iterator[datetime.datetime]:
        """Every moment at which an answer may change."""
        if self.attested_at:
            yield self.attested_at
        for stop in self.stops:
            yield from filter(None, (stop.placed_at, stop.lifted_at))
        for records in self.records.values():
            for record in records:
                signed_off = record.notice.signed_off_at
                yield from filter(None, (record.valid_from, record.valid_until, record.ended_at, signed_off))
        yield from map(midnight, self.days())

    def days(self) -> Iterator[datetime.date]:
        yield from self.terms.days()
        spans = [self.terms.on(day) for day in {*self.terms.days(), timezone.localdate()}]
        people = {demand.person for demand in self.demands} | {record.subject for rows in self.records.values() for record in rows}
        for person in people:
            for values in spans:
                yield from filter(None, (person.birthday(values["decides_along_age"]), person.birthday(values["adult_age"])))
                if person.deceased_on:
                    yield from (person.deceased_on, years_after(person.deceased_on, values["heirs_years"]))
        for rows in self.guardianships.values():
            for row in rows:
                yield from filter(None, (row.valid_from, row.valid_to, row.out_of_reach_since, row.decided_on))


def midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


def load(story_uid: UUID, words: str | None = None) -> Case:
    """Judged on these words, else on those the public sees."""
    from consent.naming import demand_of

    words = registry.words_of(story_uid) if words is None else words
    attestation = Attestation.objects.filter(story_uid=story_uid).order_by("at").first()
    participations = Participation.objects.filter(story_uid=story_uid).select_related("person")
    case = Case(
        story_uid=story_uid,
        terms=Terms(),
        attested_at=attestation.at if attestation else None,
        stops=list(Stop.objects.filter(story_uid=story_uid)),
        demands=[demand_of(row, words) for row in participations],
    )
    granted = Grant.objects.filter(answer=Answer.GRANTED, phase=Phase.PUBLISH)
    records = ConsentRecord.objects.filter(story_uid=story_uid).select_related("notice", "subject", "giver").order_by("-valid_from", "-pk")
    for record in records.prefetch_related(Prefetch("grants", granted, to_attr="granted")):
        case.records[record.subject_id].append(record)
    subjects = [demand.person.pk for demand in case.demands] + list(case.records)
    for row in Guardianship.objects.filter(Q(child__in=subjects)).select_related("guardian"):
        case.guardianships[row.child_id].append(row)
    return case
