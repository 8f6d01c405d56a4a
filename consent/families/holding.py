"""What the holder of a card answers for, and how it stands. Only their own word: never another's, and nothing to guess it by."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from common.encryption import keyed_hash
from consent.capacity import is_young
from consent.case import Case, load
from consent.desk.overview import givers
from consent.enums import Channel, Element, RecordState
from consent.models import Card, ConsentRecord, Person


@dataclass(frozen=True)
class Question:
    """About one person in the story, as the card's holder answered it last."""

    number: int
    subject: Person
    about_self: bool
    record: ConsentRecord | None

    @property
    def mark(self) -> str:
        """Tells in a form about whom it was; to nobody else does it say anything."""
        return keyed_hash(f"asked about {self.subject.uid}")[:20]

    @property
    def is_given(self) -> bool:
        """Whether the answer is a yes that holds now."""
        if self.record is None or self.record.state != RecordState.GIVEN:
            return False
        return self.record.valid_from <= timezone.now() < min(filter(None, (self.record.valid_until, self.record.ended_at)))

    @property
    def said_no(self) -> bool:
        return self.record is not None and self.record.state in {RecordState.REFUSED, RecordState.WITHDRAWN}

    @property
    def granted(self) -> set[tuple[str, str]]:
        """Pairs of element and channel."""
        return {(grant.element, grant.channel) for grant in self.record.granted} if self.record else set()

    @property
    def elements(self) -> list[Element]:
        return [element for element in Element if any(element == given for given, _channel in self.granted)]

    @property
    def channels(self) -> list[Channel]:
        return [channel for channel in Channel if any(channel == given for _element, given in self.granted)]

    def without(self, *, element: str, channel: str) -> set[tuple[str, str]]:
        return {pair for pair in self.granted if pair[0] != element and pair[1] != channel}


@dataclass(frozen=True)
class Holding:
    card: Card
    questions: list[Question]

    def question(self, number: int) -> Question | None:
        return next((question for question in self.questions if question.number == number), None)

    @property
    def people(self) -> frozenset[int]:
        """Themselves, and whom they answer for."""
        return frozenset({self.card.giver_id, *(question.subject.pk for question in self.questions)})

    @property
    def may_take_back(self) -> bool:
        return any(question.is_given for question in self.questions)


def holding(card: Card) -> Holding:
    now = timezone.now()
    case = load(card.story_uid)
    subjects = [demand.person for demand in case.demands if answers_for(case, demand.person, card.giver, now)]
    questions = [
        Question(number, subject, subject.pk == card.giver_id, case.governing(subject, card.giver_id, now))
        for number, subject in enumerate(subjects, start=1)
    ]
    return Holding(card, questions)


def answers_for(case: Case, subject: Person, giver: Person, at: datetime.datetime) -> bool:
    """Everybody who must answer, and a young child for itself: its no always counts."""
    return any(one.pk == giver.pk for one, _label in givers(case, subject, at)) or (subject.pk == giver.pk and is_young(subject))
