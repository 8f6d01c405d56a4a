"""Who must allow what (promises I1, I3, I4, I12 of CONSENT.md), judged at a moment."""

import datetime
import uuid

import pytest
from dateutil.relativedelta import relativedelta
from django.utils import timezone

from consent.clearance import clearance
from consent.enums import Channel, Element, PersonKind, Recognisable, RecordState
from consent.factories import PersonFactory, clear, give, guard, take_part
from consent.models import Attestation, Clearance, Guardianship, Notice, Person, Stop, Term
from consent.withdrawal import lift, withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return uuid.uuid4()


def codes(story_uid, channel=Channel.WEBSITE, at=None):
    return {reason.code for reason in clearance(story_uid, channel, at).reasons}


def listed(story_uid, *people):
    for person in people:
        take_part(story_uid, person)
    Attestation.objects.create(story_uid=story_uid)


def test_it_works(story):
    clear(story)
    verdict = clearance(story)
    assert verdict.clear
    assert verdict.until > timezone.now() + datetime.timedelta(days=700)
    assert Clearance.objects.open().filter(story_uid=story).exists()


def test_a_story_of_which_nothing_is_known_is_not_clear(story):
    assert codes(story) == {"not_attested", "nobody_listed"}
    assert not Clearance.objects.filter(story_uid=story).exists()


def test_nobody_said_that_everyone_is_listed(story):
    buddy = PersonFactory()
    take_part(story, buddy)
    give(story, buddy, buddy)
    assert codes(story) == {"not_attested"}


def test_a_child_needs_both_parents(story):
    child = PersonFactory(child=True)
    mother, father = guard(child, "mama"), guard(child, "papa")
    listed(story, child)
    give(story, child, mother)
    assert codes(story) == {"not_answered"}
    give(story, child, father)
    assert clearance(story).clear


def test_one_parent_without_a_paper_is_not_enough(story):
    child = PersonFactory(child=True)
    mother = guard(child)
    listed(story, child)
    give(story, child, mother)
    assert codes(story) == {"one_guardian"}


def test_one_parent_who_decides_alone_is_enough(story):
    child = PersonFactory(child=True)
    mother = guard(child, alone=True, evidence="vonnis")
    listed(story, child)
    give(story, child, mother)
    assert clearance(story).clear


def test_a_young_childs_no_blocks_though_both_parents_say_yes(story):
    child = PersonFactory(child=True)
    parents = [guard(child, "mama"), guard(child, "papa")]
    listed(story, child)
    for parent in parents:
        give(story, child, parent)
    assert clearance(story).clear
    give(story, child, child, state=RecordState.REFUSED)
    assert codes(story) == {"child_said_no"}


def test_from_twelve_the_child_decides_along(story):
    child = PersonFactory(young=True)
    parents = [guard(child, "mama"), guard(child, "papa")]
    listed(story, child)
    for parent in parents:
        give(story, child, parent)
    assert codes(story) == {"not_answered"}
    give(story, child, child)
    assert clearance(story).clear


def test_a_child_who_turns_twelve_has_to_answer(story):
    child = PersonFactory(kind=PersonKind.CHILD, birth_date=timezone.localdate() - relativedelta(years=12) + datetime.timedelta(days=30))
    clear(story, people=[with_parents(child)])
    assert clearance(story).clear
    assert clearance(story).until < timezone.now() + datetime.timedelta(days=31)
    assert codes(story, at=timezone.now() + datetime.timedelta(days=31)) == {"not_answered"}


def test_at_eighteen_what_was_said_of_the_child_ends(story, time_machine):
    child = PersonFactory(kind=PersonKind.CHILD, birth_date=timezone.localdate() - relativedelta(years=18) + datetime.timedelta(days=10))
    clear(story, people=[with_parents(child)])
    record = child.records.exclude(giver=child).first()
    assert timezone.localdate(record.valid_until) == child.adult_on
    time_machine.move_to(timezone.now() + datetime.timedelta(days=11))
    assert codes(story) == {"expired"}
    give(story, child, child)
    assert clearance(story).clear


def with_parents(child):
    guard(child, "mama")
    guard(child, "papa")
    return child


def test_a_child_without_a_birth_date_is_never_clear(story):
    child = PersonFactory(kind=PersonKind.CHILD, birth_date=None)
    listed(story, child)
    give(story, child, child)
    assert codes(story) == {"no_birth_date"}


@pytest.mark.parametrize("answer", [Recognisable.NOT_ASKED, Recognisable.NO])
def test_a_minor_is_not_recognisable_without_a_clear_yes(story, answer):
    child = with_parents(PersonFactory(child=True, may_be_recognisable=answer))
    clear(story, people=[child], elements=list(Element))
    row = child.participations.get()
    row.elements = [Element.FIRST_NAME, Element.FACTS]
    row.save()
    assert codes(story) == {"recognisable"}
    child.may_be_recognisable = Recognisable.YES
    child.save()
    assert clearance(story).clear


def test_who_may_not_be_shown_at_all_beats_every_yes(story):
    buddy = PersonFactory(may_be_recognisable=Recognisable.HIDDEN)
    clear(story, people=[buddy])
    assert codes(story) == {"hidden"}


def test_an_element_that_nobody_allowed_is_lacking(story):
    buddy = PersonFactory()
    clear(story, people=[buddy], elements=[Element.PSEUDONYM, Element.FACTS])
    assert codes(story) == {"not_everything"}


def test_a_channel_that_nobody_allowed_is_closed(story):
    clear(story, channels=[Channel.WEBSITE])
    assert clearance(story).clear
    assert codes(story, Channel.EXPO) == {"not_here"}


def test_the_clock_alone_expires(story):
    end = timezone.now() + datetime.timedelta(hours=1)
    clear(story, valid_until=end)
    assert clearance(story).until == end
    assert clearance(story, at=end - datetime.timedelta(seconds=1)).clear
    assert codes(story, at=end) == {"expired"}
    assert not Clearance.objects.open(at=end).filter(story_uid=story).exists()


def test_any_giver_stops_alone_and_nobody_overrules(story):
    child = with_parents(PersonFactory(child=True))
    clear(story, people=[child])
    mother, father = [row.guardian for row in child.guardianships.order_by("pk")]
    withdraw(story, giver=mother)
    assert codes(story) == {"said_no"}
    give(story, child, father)
    assert codes(story) == {"said_no"}
    give(story, child, mother)
    assert clearance(story).clear


def test_a_stop_closes_whatever_everyone_says(story):
    clear(story)
    Stop.objects.create(story_uid=story)
    assert codes(story) == {"stopped"}


def test_a_notice_counts_only_once_a_speaker_signed_it_off(story):
    buddy = PersonFactory()
    notice = Notice.objects.create(key="story", version=9, audience="adult", language="tr", title="t", body="b")
    clear(story, people=[buddy], notice=notice)
    assert codes(story) == {"notice_not_signed_off"}


def test_the_heirs_decide_for_twenty_years(story):
    buddy = PersonFactory(deceased_on=timezone.localdate() - datetime.timedelta(days=1))
    daughter = PersonFactory(kind=PersonKind.OTHER)
    listed(story, buddy)
    assert codes(story) == {"no_heir"}
    give(story, buddy, daughter, capacity="heir")
    assert clearance(story).clear
    assert clearance(story, at=timezone.now() + datetime.timedelta(days=21 * 366)).clear


def test_one_parent_may_speak_for_both_only_where_a_dated_term_says_so(story):
    child = with_parents(PersonFactory(child=True))
    listed(story, child)
    mother = child.guardianships.order_by("pk").first().guardian
    give(story, child, mother, other_agrees=True)
    assert codes(story) == {"not_answered"}
    Term.objects.create(key="one_holder_suffices", value=1, valid_from=timezone.localdate(), source="beslissing van de functionaris")
    assert clearance(story).clear
    assert Clearance.objects.open().filter(story_uid=story).exists()


def test_the_kept_windows_say_what_the_rules_say(story):
    clear(story, valid_until=timezone.now() + datetime.timedelta(days=40))
    child = Person.objects.filter(kind=PersonKind.CHILD, participations__story_uid=story).get()
    guard(child, "pleegmama", valid_from=timezone.localdate() + datetime.timedelta(days=20))
    for days in (0, 10, 19, 21, 30, 41):
        at = timezone.now() + datetime.timedelta(days=days)
        kept = Clearance.objects.open(at=at).filter(story_uid=story).exists()
        assert kept == clearance(story, at=at).clear, days


def test_judging_takes_the_same_queries_whatever_the_number_of_people(story, django_assert_num_queries):
    clear(story, people=[PersonFactory() for _ in range(8)])
    with django_assert_num_queries(8):
        clearance(story)


def speaks_for_both(story_uid):
    """A child whose mother answered for both parents, where a term allows that; and the father."""
    Term.objects.create(key="one_holder_suffices", value=1, valid_from=timezone.localdate(), source="beslissing van de functionaris")
    child = with_parents(PersonFactory(child=True))
    listed(story_uid, child)
    mother, father = [row.guardian for row in child.guardianships.order_by("pk")]
    give(story_uid, child, mother, other_agrees=True)
    assert clearance(story_uid).clear
    return child, father


@pytest.mark.parametrize("answer", [{"channels": [Channel.PRESS]}, {"elements": [Element.PSEUDONYM]}, {"state": RecordState.REFUSED}])
def test_nobody_speaks_for_a_parent_who_answered(story, answer):
    child, father = speaks_for_both(story)
    give(story, child, father, **answer)
    assert not clearance(story)
    assert not Clearance.objects.open().filter(story_uid=story).exists()


def test_nobody_speaks_any_more_for_a_parent_whose_answer_ended(story):
    child, father = speaks_for_both(story)
    give(story, child, father, valid_until=timezone.now() + datetime.timedelta(days=9))
    assert clearance(story).clear
    assert codes(story, at=timezone.now() + datetime.timedelta(days=10)) == {"expired"}


def test_a_young_childs_no_is_written_down(story):
    child = with_parents(PersonFactory(child=True))
    clear(story, people=[child])
    withdraw(story, giver=child)
    assert codes(story) == {"child_said_no"}
    assert child.records.get(giver=child).state == RecordState.REFUSED
    withdraw(story, giver=child)
    assert child.records.filter(giver=child).count() == 1
    lift(story)
    assert codes(story) == {"child_said_no"}
    give(story, child, child)
    assert clearance(story).clear


def test_the_no_of_a_parent_who_had_not_answered_yet_is_written_down(story):
    child = PersonFactory(child=True)
    mother, father = guard(child, "mama"), guard(child, "papa")
    listed(story, child)
    give(story, child, mother)
    withdraw(story, giver=father)
    assert codes(story) == {"said_no"}


def test_a_no_to_what_was_only_asked_is_written_down(story):
    buddy = PersonFactory()
    listed(story, buddy)
    give(story, buddy, buddy, state=RecordState.REQUESTED)
    withdraw(story, giver=buddy)
    assert buddy.records.get().state == RecordState.REFUSED
    assert codes(story) == {"said_no"}


def test_the_no_of_one_who_is_not_listed_stops_the_story(story):
    clear(story)
    withdraw(story, giver=PersonFactory())
    assert codes(story) == {"stopped"}
    lift(story)
    assert clearance(story).clear


def test_a_parent_of_two_says_no_for_both(story):
    children = [PersonFactory(child=True), PersonFactory(child=True)]
    mother = guard(children[0], alone=True, evidence="vonnis")
    clear(story, people=children[:1])
    take_part(story, children[1])
    Guardianship.objects.create(child=children[1], guardian=mother, relation="mama")
    withdraw(story, giver=mother)
    assert {record.state for record in mother.given_records.all()} == {RecordState.WITHDRAWN, RecordState.REFUSED}


def test_somebody_without_birth_date_takes_back_before_answering(story):
    """Just made and not read back: the birth date is empty, not None."""
    person = PersonFactory()
    listed(story, person)
    withdraw(story, giver=person)
    assert codes(story) == {"said_no"}


def test_the_no_of_somebody_whom_no_rule_asks_holds_though_the_story_was_closed_already(db):
    """The mother of somebody who is eighteen by now: her no stops the story, also when the child had closed it before."""
    child, story_uid = PersonFactory(young=True), uuid.uuid4()
    mother = guard(child, "mama")
    guard(child, "papa")
    clear(story_uid, people=[child])
    child.birth_date = timezone.localdate() - relativedelta(years=18, days=1)
    child.save()
    withdraw(story_uid, giver=child)
    assert not Stop.objects.filter(story_uid=story_uid).exists(), "this no the rules themselves remember"
    withdraw(story_uid, giver=mother)
    assert Stop.objects.filter(story_uid=story_uid, lifted_at=None).exists()
