"""Who must allow what. The one place that judges; everything else caches or shows what this says. Source: CONSENT.md."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from consent.case import Case, Demand
from consent.enums import FINAL, MODEST, RECOGNISING, Channel, Element, PersonKind, Recognisable, RecordState
from consent.models import ConsentRecord, Guardianship, Person
from consent.terms import years_after

NEVER_HELD = frozenset({RecordState.REQUESTED, RecordState.REFUSED, RecordState.INVALIDATED})


@dataclass(frozen=True)
class Reason:
    """Why something may not be shown; `sentences.py` says it in words."""

    code: str
    person: Person | None = None
    giver: Person | None = None
    relation: str = ""


def reasons(case: Case, channel: str, at: datetime.datetime) -> Iterator[Reason]:
    """Why the text of a story may not be shown at this moment; none when it may."""
    if case.attested_at is None or case.attested_at > at:
        yield Reason("not_attested")
    if not case.demands:
        yield Reason("nobody_listed")
    yield from reasons_for(case, case.demands, channel, at)


def reasons_for(case: Case, demands: Iterable[Demand], channel: str, at: datetime.datetime) -> Iterator[Reason]:
    """The same for any set of people: those in the text, or those in a picture of the story."""
    if any(stop.placed_at <= at and (stop.lifted_at is None or at < stop.lifted_at) for stop in case.stops):
        yield Reason("stopped")
    for demand in demands:
        yield from _of_person(case, demand, channel, at)


def _of_person(case: Case, demand: Demand, channel: str, at: datetime.datetime) -> Iterator[Reason]:
    person, day = demand.person, timezone.localdate(at)
    terms = case.terms.on(day)
    if demand.is_surnamed:
        yield Reason("named", person)
    if person.may_be_recognisable == Recognisable.HIDDEN:
        yield Reason("hidden", person)
        return
    if person.kind == PersonKind.CHILD and not person.birth_date:
        yield Reason("no_birth_date", person)
        return
    adult_on = person.birthday(terms["adult_age"])
    is_minor = adult_on is not None and day < adult_on
    if demand.elements & RECOGNISING:
        allowed = {Recognisable.YES} if is_minor else {Recognisable.YES, Recognisable.NOT_ASKED}
        if person.may_be_recognisable not in allowed:
            yield Reason("recognisable", person)
    if person.deceased_on and person.deceased_on <= day:
        yield from _heirs(case, demand, channel, at)
    elif is_minor:
        yield from _minor(case, demand, channel, at)
    else:
        yield from _answer(case, demand, person, channel, at)


def _minor(case: Case, demand: Demand, channel: str, at: datetime.datetime) -> Iterator[Reason]:
    child, day = demand.person, timezone.localdate(at)
    terms = case.terms.on(day)
    holders = [row for row in case.guardianships[child.pk] if row.holds_on(day)]
    decides_along_on = child.birthday(terms["decides_along_age"])
    if decides_along_on and day >= decides_along_on:
        yield from _answer(case, demand, child, channel, at)
    elif (word := case.governing(child, child.pk, at)) and not _holds(word, at):
        yield Reason("child_said_no", child, child)
    if not holders:
        yield Reason("no_guardian", child)
    elif len(holders) == 1 and not holders[0].alone and not _one_suffices(case, demand, holders[0], terms, at):
        yield Reason("one_guardian", child)
    if terms["one_holder_suffices"] and any(_speaks_for_both(case, demand, row, at) for row in holders):
        # Nobody speaks for a parent who has a word of their own.
        holders = [row for row in holders if case.governing(child, row.guardian_id, at)]
    asked = [row for row in holders if not is_excused(case, demand, row, channel, at)]
    if holders and not asked:
        yield Reason("no_guardian", child)
    for row in asked:
        yield from _answer(case, demand, row.guardian, channel, at, row.relation)


def _one_suffices(case: Case, demand: Demand, row: Guardianship, terms: dict[str, int], at: datetime.datetime) -> bool:
    return bool(terms["one_holder_suffices"]) and _speaks_for_both(case, demand, row, at)


def _speaks_for_both(case: Case, demand: Demand, row: Guardianship, at: datetime.datetime) -> bool:
    record = case.governing(demand.person, row.guardian_id, at)
    return bool(record and record.other_agrees and _holds(record, at) and demand.elements <= MODEST)


def is_excused(case: Case, demand: Demand, row: Guardianship, channel: str, at: datetime.datetime) -> bool:
    """Out of reach, by decision: their silence is no reason. A no of theirs is, and so is what they left out of a yes."""
    if not row.is_out_of_reach_on(timezone.localdate(at)):
        return False
    record = case.governing(demand.person, row.guardian_id, at)
    if record is None or record.state == RecordState.REQUESTED:
        return True
    return record.state == RecordState.GIVEN and record.valid_until <= at and not _lacking(record, demand, channel)


def _lacking(record: ConsentRecord, demand: Demand, channel: str) -> frozenset[str]:
    return demand.elements - {grant.element for grant in record.granted if grant.channel == channel}


def _heirs(case: Case, demand: Demand, channel: str, at: datetime.datetime) -> Iterator[Reason]:
    person, day = demand.person, timezone.localdate(at)
    years = case.terms.on(day)["heirs_years"]
    if day >= years_after(person.deceased_on, years):
        return
    heirs = case.heirs(person)
    if not heirs:
        yield Reason("no_heir", person)
    for heir, relation in heirs.items():
        yield from _answer(case, demand, heir, channel, at, relation)


def _answer(case: Case, demand: Demand, giver: Person, channel: str, at: datetime.datetime, relation: str = "") -> Iterator[Reason]:
    """What is lacking in this giver's answer about the person."""
    record = case.governing(demand.person, giver.pk, at)
    if record is None or record.state == RecordState.REQUESTED:
        yield Reason("not_answered", demand.person, giver, relation)
    elif record.state != RecordState.GIVEN and not _holds(record, at):
        yield Reason("said_no", demand.person, giver, relation)
    elif not _holds(record, at):
        yield Reason("expired", demand.person, giver, relation)
    elif record.notice.signed_off_at is None or record.notice.signed_off_at > at:
        yield Reason("notice_not_signed_off", demand.person, giver, relation)
    elif lacking := _lacking(record, demand, channel):
        code = "not_here" if channel != Channel.WEBSITE else "named" if lacking == {Element.FIRST_NAME} else "not_everything"
        yield Reason(code, demand.person, giver, relation)


def _holds(record: ConsentRecord, at: datetime.datetime) -> bool:
    """Given, begun and not over: a record that ended held until it ended, an expired one until it expired."""
    if record.state in NEVER_HELD or (record.state in FINAL and record.ended_at is None):
        return False
    end = min(filter(None, (record.valid_until, record.ended_at)))
    return record.valid_from <= at < end
