"""A consent never widens, a notice never changes, the log only grows (promises I5, I6, I7), and bad input gets its sentence."""

import datetime
import uuid

import pytest
from dateutil.relativedelta import relativedelta
from django.core.exceptions import FieldError, ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from consent import triggers
from consent.clearance import clearance
from consent.enums import Answer, Channel, Element, EventKind, RecordState
from consent.factories import NoticeFactory, PersonFactory, clear, give, guard, take_part
from consent.models import Clearance, ConsentEvent, ConsentRecord, Grant, Guardianship, Participation, Person
from consent.windows import rebuild, together
from consent.withdrawal import withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    buddy = PersonFactory()
    return give(uuid.uuid4(), buddy, buddy, channels=[Channel.WEBSITE])


@pytest.fixture
def story():
    story_uid = uuid.uuid4()
    clear(story_uid)
    return story_uid


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
    before = set(Clearance.objects.filter(story_uid=story).values_list("channel", "closes_at"))
    rebuild([story])
    assert set(Clearance.objects.filter(story_uid=story).values_list("channel", "closes_at")) == before


@pytest.mark.parametrize("state", [RecordState.WITHDRAWN, RecordState.REVOKED, RecordState.INVALIDATED])
def test_what_ends_ends_now(story, state):
    record = ConsentRecord.objects.filter(story_uid=story).first()
    record.state = state
    record.save()
    assert record.ended_at <= timezone.now()
    assert not clearance(story)


@pytest.mark.parametrize("state", [RecordState.WITHDRAWN, RecordState.INVALIDATED])
def test_what_ends_does_not_end_later(story, state):
    record = ConsentRecord.objects.filter(story_uid=story).first()
    record.state, record.ended_at = state, timezone.now() + datetime.timedelta(days=3)
    record.save()
    assert not clearance(story)


@pytest.mark.parametrize("ended_at", [None, datetime.timedelta(days=3)])
def test_an_end_that_stands_in_the_database_alone_is_an_end(story, ended_at):
    """Whatever wrote it there: an update past save(), a row from before this rule."""
    rows = ConsentRecord.objects.filter(story_uid=story)
    rows.update(state=RecordState.INVALIDATED, ended_at=ended_at and timezone.now() + ended_at)
    assert not clearance(story)
    rows.update(state=RecordState.WITHDRAWN, ended_at=None)
    assert not clearance(story)


def test_a_consent_that_was_never_valid_was_never_one(story):
    record = ConsentRecord.objects.filter(story_uid=story).first()
    ConsentRecord.objects.filter(pk=record.pk).update(state=RecordState.INVALIDATED, ended_at=timezone.now())
    assert not clearance(story, at=record.valid_from + datetime.timedelta(microseconds=1))


@pytest.mark.parametrize("moment", [None, datetime.timedelta(days=1), datetime.timedelta(days=-1)])
def test_an_end_is_written_once(record, moment):
    record.ended_at = timezone.now()
    record.save()
    record.ended_at = moment and timezone.now() + moment
    with pytest.raises(ValidationError):
        record.save()


@pytest.mark.parametrize("days", [-3, 3])
def test_an_announced_end_hinders_nobody_who_takes_it_back(record, days):
    record.ended_at = announced = timezone.now() + datetime.timedelta(days=days)
    record.save()
    withdraw(record.story_uid, giver=record.giver)
    record.refresh_from_db()
    assert record.state == RecordState.WITHDRAWN
    assert record.ended_at <= min(announced, timezone.now())


@pytest.mark.parametrize("fields", [{"update_fields": ["valid_until"]}, {"force_update": True}])
def test_no_way_of_saving_makes_a_consent_longer(record, fields):
    record.valid_until += datetime.timedelta(days=1)
    with pytest.raises(ValidationError):
        record.save(**fields)
    with pytest.raises(ValidationError):
        ConsentRecord.objects.update_or_create(pk=record.pk, defaults={"valid_until": record.valid_until})


def test_nothing_is_granted_on_a_consent_that_was_noted(record):
    late = Grant(record=record, element=Element.FACE, channel=Channel.WEBSITE, answer=Answer.GRANTED)
    with pytest.raises(ValidationError):
        late.save()
    with pytest.raises(ValidationError):
        Grant.objects.bulk_create([late])
    fetched = ConsentRecord.objects.get(pk=record.pk)
    with together(), pytest.raises(ValidationError):
        Grant.objects.create(record=fetched, element=Element.FACE, channel=Channel.WEBSITE, answer=Answer.GRANTED)


@pytest.mark.parametrize("change", [{"element": Element.FACE}, {"channel": Channel.PRESS}, {"phase": "capture"}])
def test_a_grant_is_not_moved_to_something_else(record, change):
    grant = record.grants.filter(answer=Answer.GRANTED).first()
    for name, value in change.items():
        setattr(grant, name, value)
    with pytest.raises(ValidationError):
        grant.save()


def test_a_grant_is_not_moved_to_another_consent(record):
    other = give(uuid.uuid4(), record.subject, record.giver, elements=[])
    grant = record.grants.first()
    grant.record = other
    with pytest.raises(ValidationError):
        grant.save()


def test_a_grant_may_become_a_no_and_stays_one(record):
    grant = record.grants.filter(answer=Answer.GRANTED).first()
    grant.answer = Answer.REFUSED
    grant.save()
    grant.answer = Answer.NOT_ASKED
    with pytest.raises(ValidationError):
        grant.save()


def test_whose_child_it_is_changes_for_both_stories():
    stories = [uuid.uuid4(), uuid.uuid4()]
    children = [PersonFactory(child=True) for _ in stories]
    for story, child in zip(stories, children, strict=True):
        guard(child, "mama")
        guard(child, "papa")
        clear(story, people=[child])
    row = children[0].guardianships.first()
    row.child = children[1]
    row.save()
    for story in stories:
        assert not clearance(story)
        assert not Clearance.objects.open().filter(story_uid=story).exists()


def test_who_moves_to_another_story_is_missed_in_the_first():
    story, buddy = uuid.uuid4(), PersonFactory()
    clear(story, people=[buddy])
    row = buddy.participations.get()
    row.story_uid = uuid.uuid4()
    row.save()
    assert not clearance(story)
    assert not Clearance.objects.open().filter(story_uid=story).exists()


@pytest.mark.parametrize("day", [datetime.date(9990, 1, 1), datetime.date(1899, 12, 31)])
def test_a_day_that_cannot_be_is_refused(day):
    for name in ("birth_date", "deceased_on"):
        with pytest.raises(ValidationError) as error:
            Person(kind="buddy", **{name: day}).clean()
        assert name in error.value.message_dict


def test_nobody_dies_before_their_birth():
    with pytest.raises(ValidationError) as error:
        Person(kind="buddy", birth_date=datetime.date(2010, 1, 1), deceased_on=datetime.date(2009, 1, 1)).clean()
    assert "deceased_on" in error.value.message_dict


def test_a_day_that_stands_there_all_the_same_hurts_nothing():
    story, buddy = uuid.uuid4(), PersonFactory(birth_date=datetime.date(9990, 1, 1))
    take_part(story, buddy)
    assert buddy.adult_on == datetime.date.max
    assert not clearance(story)
    buddy.deceased_on = datetime.date(9999, 1, 1)
    buddy.save()
    assert not clearance(story)


def test_a_child_has_each_relation_once():
    child = PersonFactory(child=True)
    guard(child, "mama")
    with pytest.raises(ValidationError) as error:
        Guardianship(child=child, guardian=PersonFactory(), relation="Mama").full_clean()
    assert "relation" in error.value.message_dict


def test_a_young_buddy_has_parents_too():
    young = PersonFactory(birth_date=timezone.localdate() - relativedelta(years=16))
    Guardianship(child=young, guardian=PersonFactory(), relation="mama").full_clean()


@pytest.mark.parametrize("change", [{"body": "anders"}, {"language": "fr"}, {"audience": "young"}, {"version": 78}])
def test_a_used_notice_says_so_before_it_is_saved(change):
    notice = NoticeFactory(version=77)
    notice.full_clean()
    buddy = PersonFactory()
    give(uuid.uuid4(), buddy, buddy, notice=notice)
    for name, value in change.items():
        setattr(notice, name, value)
    with pytest.raises(ValidationError):
        notice.clean()
    with pytest.raises(ValidationError):
        notice.save()
