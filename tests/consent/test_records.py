"""A consent never widens, a notice never changes, the log only grows (promises I5, I6, I7), and bad input gets its sentence."""

import datetime
import uuid

import pytest
from dateutil.relativedelta import relativedelta
from django.core.exceptions import FieldError, ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from consent import triggers
from consent.enums import Answer, Channel, Element, EventKind, RecordState
from consent.factories import NoticeFactory, PersonFactory, clear, give, guard, take_part
from consent.models import ConsentEvent, ConsentRecord, Grant, Guardianship, Participation, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    buddy = PersonFactory()
    return give(uuid.uuid4(), buddy, buddy, channels=[Channel.WEBSITE])


def test_a_consent_is_not_made_longer(record):
    record.valid_until += datetime.timedelta(days=1)
    with pytest.raises(ValidationError):
        record.save()


def test_a_consent_may_be_made_shorter(record):
    record.valid_until -= datetime.timedelta(days=1)
    record.save()


def test_a_refused_grant_does_not_become_a_yes(record):
    grant = Grant.objects.create(record=record, element=Element.FACE, channel=Channel.PRESS, answer=Answer.REFUSED)
    grant.answer = Answer.GRANTED
    with pytest.raises(ValidationError):
        grant.save()


def test_what_ended_stays_ended(record):
    record.state, record.ended_at = RecordState.WITHDRAWN, timezone.now()
    record.save()
    record.state = RecordState.GIVEN
    with pytest.raises(ValidationError):
        record.save()


def test_a_consent_does_not_end_before_it_begins(record):
    fresh = ConsentRecord(
        story_uid=record.story_uid, subject=record.subject, giver=record.giver, notice=record.notice, capacity="self", help_is_free=True
    )
    fresh.valid_until = fresh.valid_from - datetime.timedelta(days=1)
    with pytest.raises(ValidationError) as error:
        fresh.full_clean()
    assert "valid_until" in error.value.message_dict


def test_a_consent_lasts_five_years_at_most(record):
    fresh = ConsentRecord(
        story_uid=record.story_uid, subject=record.subject, giver=record.giver, notice=record.notice, capacity="self", help_is_free=True
    )
    fresh.valid_until = fresh.valid_from + relativedelta(years=5, days=1)
    with pytest.raises(ValidationError) as error:
        fresh.full_clean()
    assert "valid_until" in error.value.message_dict


def test_a_used_notice_never_changes():
    notice = NoticeFactory(version=77)
    notice.body = "Een betere tekst."
    notice.save()
    buddy = PersonFactory()
    give(uuid.uuid4(), buddy, buddy, notice=notice)
    notice.body = "Een andere tekst."
    with pytest.raises(ValidationError):
        notice.save()
    with pytest.raises(ValidationError):
        notice.delete()


def test_nobody_guards_an_adult():
    row = Guardianship(child=PersonFactory(), guardian=PersonFactory(), relation="mama")
    with pytest.raises(ValidationError):
        row.full_clean()


def test_nobody_is_in_a_story_twice():
    story, buddy = uuid.uuid4(), PersonFactory()
    take_part(story, buddy)
    with pytest.raises(ValidationError) as error:
        Participation(story_uid=story, person=buddy).full_clean()
    assert buddy.code in str(error.value)


def test_deciding_alone_needs_a_paper():
    row = Guardianship(child=PersonFactory(child=True), guardian=PersonFactory(), relation="mama", alone=True)
    with pytest.raises(ValidationError) as error:
        row.full_clean()
    assert "evidence" in error.value.message_dict


def test_personal_fields_are_unreadable_at_rest():
    person = PersonFactory(first_name="Zeldzame", last_name="Naamgeving", child=True, phone="0470 12 34 56")
    with connection.cursor() as cursor:
        cursor.execute("SELECT first_name, last_name, birth_date, phone FROM consent_person WHERE id = %s", [person.pk])
        row = cursor.fetchone()
    assert all(value and plain not in value for value, plain in zip(row, ["Zeldzame", "Naamgeving", str(person.birth_date), "0470"], strict=True))
    fresh = Person.objects.get(pk=person.pk)
    assert (fresh.first_name, fresh.birth_date) == ("Zeldzame", person.birth_date)


def test_people_are_found_by_exact_name_or_not_at_all():
    person = PersonFactory(first_name="Zeldzame", last_name="Naamgeving")
    assert list(Person.objects.named("zeldzame")) == [person]
    assert list(Person.objects.named("ZELDZAME  Naamgeving")) == [person]
    assert not Person.objects.named("Zeldz").exists()
    with pytest.raises(FieldError):
        Person.objects.filter(first_name__icontains="Zeldz").exists()


def test_codes_run_without_gap():
    first, second = PersonFactory(), PersonFactory()
    assert second.number == first.number + 1
    assert first.code == f"K-{first.number:03d}"


def test_the_log_is_a_chain():
    for _ in range(3):
        ConsentEvent.objects.append(EventKind.ATTESTED, story_uid=uuid.uuid4())
    assert ConsentEvent.objects.broken_at() is None
    newest, before = ConsentEvent.objects.all()[:2]
    assert newest.previous == before.hash


@pytest.mark.parametrize("statement", ["UPDATE consent_consentevent SET kind = 'listed'", "DELETE FROM consent_consentevent"])
def test_the_log_refuses_change_in_the_database_itself(statement):
    ConsentEvent.objects.append(EventKind.ATTESTED, story_uid=uuid.uuid4())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_change_made_past_the_triggers_is_seen():
    ConsentEvent.objects.append(EventKind.ATTESTED, story_uid=uuid.uuid4())
    triggers.lift()
    try:
        ConsentEvent.objects.filter(pk=ConsentEvent.objects.first().pk).update(kind=EventKind.WITHDRAWN)
    finally:
        triggers.make()
    assert ConsentEvent.objects.broken_at() is not None
    assert triggers.standing()


def test_a_guardian_who_is_noted_twice_is_refused():
    child = PersonFactory(child=True)
    mother = guard(child)
    with pytest.raises(ValidationError):
        Guardianship(child=child, guardian=mother, relation="mama").full_clean()


def test_rebuilding_writes_the_same_windows_again():
    story = uuid.uuid4()
    clear(story)
    from consent.models import Clearance
    from consent.windows import rebuild

    before = set(Clearance.objects.filter(story_uid=story).values_list("channel", "closes_at"))
    rebuild([story])
    assert set(Clearance.objects.filter(story_uid=story).values_list("channel", "closes_at")) == before
