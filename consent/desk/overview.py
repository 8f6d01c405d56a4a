"""What the desk shows of a story's consents: one sentence, then a line per person. Aliases and codes, never names."""

import datetime
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from consent import registry
from consent.capacity import is_minor
from consent.case import Case, Demand, load
from consent.clearance import Verdict
from consent.enums import Capacity, Channel, PersonKind, RecordState
from consent.models import ConsentRecord, Person, Placement
from consent.noting import ANOTHER
from consent.rules import is_excused, reasons
from consent.sentences import sentence
from consent.windows import clear_windows


@dataclass
class Answer:
    """One giver's word about one person."""

    giver: Person
    label: str
    word: str
    tone: str
    """good, wait or stop: a colour beside the word, never instead of it."""
    note_url: str = ""
    card_url: str = ""
    """Where a keeper makes the card of this giver."""


@dataclass
class Line:
    person: Person
    role: str
    answers: list[Answer] = field(default_factory=list)
    another_url: str = ""
    """Where another parent is noted, while only one is."""


@dataclass
class Overview:
    story_uid: UUID
    verdict: Verdict
    sentence: str
    lines: list[Line]
    attested: bool
    stopped: bool

    @property
    def tone(self) -> str:
        return "good" if self.verdict.clear else "wait"


def overview(story_uid: UUID) -> Overview:
    now = timezone.now()
    case = load(story_uid)
    found = list(reasons(case, "website", now))
    until = None if found else clear_windows(case, "website", now)[0][1]
    verdict = Verdict(not found, found, until)
    lines = [line(case, demand, now) for demand in case.demands]
    return Overview(story_uid, verdict, sentence(verdict), lines, case.attested_at is not None, any(stop.lifted_at is None for stop in case.stops))


def line(case: Case, demand: Demand, at: datetime.datetime) -> Line:
    person = demand.person
    parents = [row for row in case.guardianships[person.pk] if row.holds_on(timezone.localdate(at))]
    lacks_one = is_minor(person, case.terms) and not person.deceased_on and not any(row.alone for row in parents) and len(parents) < 2
    url = f"{reverse('consent_note', args=[case.story_uid])}?wie={person.pk}-{ANOTHER}" if lacks_one else ""
    return Line(person, "", [answer(case, demand, *pair, at) for pair in givers(case, person, at)], url)


def givers(case: Case, person: Person, at: datetime.datetime) -> list[tuple[Person, str]]:
    """Who answers for a person now, with the word for it."""
    day = timezone.localdate(at)
    terms = case.terms.on(day)
    adult_on, decides_on = person.birthday(terms["adult_age"]), person.birthday(terms["decides_along_age"])
    itself = (person, _("decides for themselves"))
    if person.deceased_on and person.deceased_on <= day:
        return [(heir, relation or str(Capacity.HEIR.label)) for heir, relation in case.heirs(person).items()]
    if adult_on is None or day >= adult_on:
        return [] if person.kind == PersonKind.CHILD and not person.birth_date else [itself]
    parents = [(row.guardian, row.relation) for row in case.guardianships[person.pk] if row.holds_on(day)]
    return parents + [itself] if decides_on and day >= decides_on else parents


def answer(case: Case, demand: Demand, giver: Person, label: str, at: datetime.datetime) -> Answer:
    record = case.governing(demand.person, giver.pk, at)
    word, tone = _excuse(case, demand, giver, at) or words(case, giver, record, at)
    url = reverse("consent_note", args=[case.story_uid])
    card_url = reverse("consent_make_card", args=[case.story_uid, giver.pk])
    return Answer(giver, label, word, tone, "" if tone == "good" else f"{url}?wie={demand.person.pk}-{giver.pk}", card_url)


def _excuse(case: Case, demand: Demand, giver: Person, at: datetime.datetime) -> tuple[str, str] | None:
    for row in case.guardianships[demand.person.pk]:
        if row.guardian_id == giver.pk and row.decided_on and is_excused(case, demand, row, Channel.WEBSITE, at):
            return _("out of reach, decided on %(day)s") % {"day": date_format(row.decided_on, "j-n-Y")}, "good"
    return None


def words(case: Case, giver: Person, record: ConsentRecord | None, at: datetime.datetime) -> tuple[str, str]:
    if record is None or record.state == RecordState.REQUESTED:
        if asked := case.asked.get(giver.pk):
            return _("asked on %(day)s") % {"day": date_format(timezone.localtime(asked), "j-n-Y")}, "wait"
        return _("still to ask"), "wait"
    if record.state != RecordState.GIVEN:
        return _("no"), "stop"
    if record.valid_until <= at:
        return _("ended"), "wait"
    return _("yes, until %(day)s") % {"day": timezone.localtime(record.valid_until).strftime("%d-%m-%Y")}, "good"


def context(story_uid: UUID) -> dict[str, Any]:
    return {
        "overview": overview(story_uid),
        "note_url": reverse("consent_note", args=[story_uid]),
        "placements": list(Placement.objects.filter(story_uid=story_uid).out_there().by_the_clock()),
        "offers": [{"label": offer.label, "url": reverse(offer.name, args=[story_uid])} for offer in registry.offered()],
    }
