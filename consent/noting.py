"""Noting one answer: the person, who answers for them, what they allow. One transaction, one event chain."""

import hashlib
import mimetypes
from typing import Any
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.core.files.base import ContentFile
from django.utils import timezone

from common.cleaning import CleanUpload
from consent.capacity import capacity_of, notice_for
from consent.enums import MODEST, Answer, Channel, Element, EventKind, PersonKind, RecordState
from consent.models import Attestation, ConsentEvent, ConsentRecord, Evidence, Grant, Guardianship, Participation, Person
from consent.terms import Terms
from consent.windows import rebuild, together
from consent.withdrawal import close_pages

ANOTHER = "parent"
"""In place of a giver: a parent or guardian who is not noted yet."""
CHANNELS = {
    "news": (Channel.NEWSLETTER, Channel.SOCIAL),
    "paper": (Channel.PRINT, Channel.EXHIBITION),
}

HEIR = "heir"
"""Stands for the giver in «who» until this heir is somebody."""


@together()
def note(data: dict[str, Any], story_uid: UUID, user: Any) -> ConsentRecord:
    """`data` is the cleaned data of NoteForm."""
    subject, giver = _people(data, story_uid, user)
    if data.get("recognisable") and data["recognisable"] != subject.may_be_recognisable:
        subject.may_be_recognisable, subject.recognisable_asked_on = data["recognisable"], timezone.localdate()
        subject.save()
    record = _record(data, story_uid, subject, giver, user)
    if record.state == RecordState.GIVEN:
        grants = [Grant(record=record, element=element, channel=channel, answer=Answer.GRANTED) for element, channel in sorted(granted(data))]
        Grant.objects.bulk_create(grants)
    for upload in filter(None, (data.get("paper"), data.get("signature"))):
        keep_evidence(record, upload)
    if data.get("everyone"):
        Attestation.objects.create(story_uid=story_uid, by=user)
        ConsentEvent.objects.append(EventKind.ATTESTED, story_uid=story_uid, actor=user)
    ConsentEvent.objects.append(_kind(record), story_uid=story_uid, person_uid=subject.uid, record_uid=record.uid, actor=user)
    if record.state == RecordState.REFUSED or lost_website(record):
        close_pages(story_uid, user)  # after the word itself: the log tells how long it took
    rebuild([story_uid])
    return record


def lost_website(record: ConsentRecord) -> bool:
    """Of all that was allowed on the website nothing is left: the pages go as they do for a no."""
    before = record.supersedes
    return before is not None and _on_website(before) and not _on_website(record)


def _on_website(record: ConsentRecord) -> bool:
    return record.grants.filter(answer=Answer.GRANTED, channel=Channel.WEBSITE).exists()


def _kind(record: ConsentRecord) -> EventKind:
    if record.state != RecordState.GIVEN:
        return EventKind.REFUSED
    before = record.supersedes
    was_given = before is not None and before.state == RecordState.GIVEN
    is_less = was_given and (_granted(before) - _granted(record) or record.valid_until < before.valid_until)
    return EventKind.NARROWED if is_less else EventKind.RECORDED


def _granted(record: ConsentRecord) -> set[tuple[str, str]]:
    return set(record.grants.filter(answer=Answer.GRANTED).values_list("element", "channel"))


@together()
def take_off(row: Participation, user: Any) -> None:
    """They are not, or no longer, in the story. What they said stays where it is."""
    row.delete()
    ConsentEvent.objects.append(EventKind.TAKEN_OFF, story_uid=row.story_uid, person_uid=row.person.uid, actor=user)


def granted(data: dict[str, Any]) -> set[tuple[str, str]]:
    """The grid that the few questions fill."""
    if data.get("precise"):
        return {tuple(pair.split(":")) for pair in data["grid"]}
    elements = set(MODEST)
    if data["shown"] in {"first_name", "more"}:
        elements.add(Element.FIRST_NAME)
    if data["shown"] == "more":
        elements |= set(data["more"])
    channels = [channel for name in data["where"] for channel in CHANNELS.get(name, (name,))]
    return {(str(element), str(channel)) for element in elements for channel in channels}


def _people(data: dict[str, Any], story_uid: UUID, user: Any) -> tuple[Person, Person]:
    if data["who"] != "new":
        subject_id, giver_id = data["who"].split("-")
        subject = Person.objects.get(pk=subject_id)
        if giver_id == ANOTHER:
            return subject, add_guardian(subject, data["relation"], user)
        return subject, add_heir(data, user) if giver_id == HEIR else Person.objects.get(pk=giver_id)
    subject = add_person(data, user)
    Participation.objects.create(story_uid=story_uid, person=subject, role=subject.get_kind_display(), elements=_elements(data))
    ConsentEvent.objects.append(EventKind.LISTED, story_uid=story_uid, person_uid=subject.uid, actor=user)
    giver = add_guardian(subject, data["relation"], user) if data.get("relation") else subject
    if data.get("other_relation"):
        add_guardian(subject, data["other_relation"], user)
    return subject, giver


def _elements(data: dict[str, Any]) -> list[str]:
    """How they are meant to be in it; under which name they are, the text says (naming.py)."""
    name = Element.PSEUDONYM if data["shown"] == "modest" else Element.FIRST_NAME
    return sorted([name, Element.AGE, Element.FACTS, Element.MUNICIPALITY, Element.OWN_WORDS])


def add_person(data: dict[str, Any], user: Any) -> Person:
    person = Person.objects.create(
        kind=data["kind"] or PersonKind.OTHER, first_name=data.get("first_name", ""), last_name=data.get("last_name", ""),
        birth_date=data.get("birth_date"), public_alias=data["alias"],
    )  # fmt: skip
    ConsentEvent.objects.append(EventKind.PERSON_ADDED, person_uid=person.uid, actor=user)
    return person


def add_guardian(child: Person, relation: str, user: Any) -> Person:
    guardian = Person.objects.create(kind=PersonKind.GUARDIAN)
    ConsentEvent.objects.append(EventKind.PERSON_ADDED, person_uid=guardian.uid, actor=user)
    row = Guardianship(child=child, guardian=guardian, relation=relation)
    row.full_clean()
    row.save()
    return guardian


def add_heir(data: dict[str, Any], user: Any) -> Person:
    """Somebody who speaks for one who died; what they are to them stands with their answer."""
    names = {name: data.get(name, "") for name in ("first_name", "last_name")}
    return add_person({"kind": PersonKind.OTHER, "alias": ""} | names, user)


def _relation_of_heir(data: dict[str, Any], subject: Person, giver: Person, previous: ConsentRecord | None) -> str:
    if not subject.deceased_on or subject.pk == giver.pk:
        return ""
    if not data.get("heir") and (known := previous or subject.guardianships.filter(guardian=giver).first()):
        return known.relation
    return data.get("heir", "")


def _record(data: dict[str, Any], story_uid: UUID, subject: Person, giver: Person, user: Any) -> ConsentRecord:
    now = timezone.now()
    previous = ConsentRecord.objects.filter(story_uid=story_uid, subject=subject, giver=giver).order_by("-valid_from", "-pk").first()
    record = ConsentRecord(
        story_uid=story_uid, subject=subject, giver=giver, noted_by=user, capacity=capacity_of(subject, giver),
        notice=data.get("notice") or notice_for(subject, giver, data.get("language", "")),
        other_agrees=bool(data.get("other_agrees")) and data["answer"] == "yes",
        method=data["method"], help_is_free=data["help_is_free"] or data["answer"] == "no",
        state=RecordState.GIVEN if data["answer"] == "yes" else RecordState.REFUSED,
        given_at=now, valid_from=now, valid_until=data.get("until") or now + relativedelta(years=Terms().on(timezone.localdate())["default_years"]),
        supersedes=previous, relation=_relation_of_heir(data, subject, giver, previous),
    )  # fmt: skip
    record.full_clean(exclude=["noted_by", "supersedes"])
    record.save()
    return record


def keep_evidence(record: ConsentRecord, upload: CleanUpload) -> Evidence:
    """The paper or the signature, under a random name in private storage."""
    content = upload.read()
    kind = mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
    evidence = Evidence(record=record, sha256=hashlib.sha256(content).hexdigest(), content_type=kind)
    evidence.file.save(upload.name, ContentFile(content))
    return evidence
