"""One parent who speaks for both, and one who cannot be reached: only as far as somebody decided it, and never over a no."""

import datetime

import pytest
from dateutil.relativedelta import relativedelta
from django.utils import timezone

from consent.audit import findings
from consent.clearance import clearance
from consent.enums import MODEST, Channel, Element, RecordState
from consent.factories import PersonFactory, give, guard, take_part
from consent.models import Attestation, Clearance, ConsentRecord, Guardianship, Person
from consent.terms import Term
from stories.factories import StoryPageFactory

pytestmark = pytest.mark.django_db

TICK = "De andere ouder gaat akkoord, zegt deze ouder"
NOOR = {
    "who": "new", "alias": "Noor", "kind": "child", "relation": "mama", "answer": "yes", "shown": "modest",
    "where": ["website"], "method": "paper", "help_is_free": "on", "everyone": "on",
}  # fmt: skip


@pytest.fixture
def story(index):
    return StoryPageFactory(parent=index, cleared=False)


@pytest.fixture
def accepted(data):
    Term.objects.create(key="one_holder_suffices", value=1, valid_from=timezone.localdate(), source="Decision of the officer, invented.")


@pytest.fixture
def note(editor_client, story):
    def post(**changes):
        born = (timezone.localdate() - relativedelta(years=9)).isoformat()
        return editor_client.post(f"/admin/toestemming/{story.story_uid}/", NOOR | {"birth_date": born} | changes)

    return post


def test_one_parent_speaks_for_both_where_the_term_says_so(accepted, note, story, editor_client):
    assert TICK in editor_client.get(f"/admin/toestemming/{story.story_uid}/").content.decode()
    note(other_agrees="on")
    assert ConsentRecord.objects.get(story_uid=story.story_uid).other_agrees
    assert clearance(story.story_uid).clear
    assert Clearance.objects.open().filter(story_uid=story.story_uid).exists()


def test_without_the_tick_the_other_parent_is_still_asked(accepted, note, story):
    note()
    assert not clearance(story.story_uid).clear


def test_without_the_term_it_is_neither_offered_nor_taken(note, story, editor_client):
    assert TICK not in editor_client.get(f"/admin/toestemming/{story.story_uid}/").content.decode()
    note(other_agrees="on")
    assert not ConsentRecord.objects.get(story_uid=story.story_uid).other_agrees
    assert not clearance(story.story_uid).clear


def test_a_term_that_has_not_begun_offers_nothing(story, editor_client):
    Term.objects.create(key="one_holder_suffices", value=1, valid_from=timezone.localdate() + datetime.timedelta(days=1), source="Later.")
    assert TICK not in editor_client.get(f"/admin/toestemming/{story.story_uid}/").content.decode()


def test_who_is_no_parent_speaks_for_nobody_else(accepted, note, story):
    response = note(kind="buddy", relation="", birth_date="", other_agrees="on")
    assert "Alleen een ouder zegt dat de andere ouder akkoord gaat" in response.content.decode()
    assert not ConsentRecord.objects.filter(story_uid=story.story_uid).exists()


def test_the_child_itself_does_not_either(accepted, note, story):
    note()
    child = Person.objects.get(participations__story_uid=story.story_uid)
    page = note(who=f"{child.pk}-{child.pk}", other_agrees="on").content.decode()
    assert "Alleen een ouder zegt dat de andere ouder akkoord gaat" in page


def test_the_other_parents_own_no_beats_it(accepted, note, story):
    note(other_agrees="on")
    child = Person.objects.get(participations__story_uid=story.story_uid)
    note(who=f"{child.pk}-parent", relation="papa", answer="no")
    assert not clearance(story.story_uid).clear


# Out of reach


@pytest.fixture
def father(story):
    """Mama said yes; papa answered nothing."""
    child = PersonFactory(child=True)
    take_part(story.story_uid, child)
    Attestation.objects.create(story_uid=story.story_uid)
    give(story.story_uid, child, guard(child, "mama"))
    guard(child, "papa")
    return Guardianship.objects.get(child=child, relation="papa")


def out_of_reach(row, **changes):
    today = timezone.localdate()
    decided = {"out_of_reach_since": today - relativedelta(months=6), "decided_by": "functionaris voor gegevensbescherming", "decided_on": today}
    for name, value in (decided | changes).items():
        setattr(row, name, value)
    row.save()
    return row


def opens(story):
    """What the rules say; the windows say the same."""
    clear = clearance(story.story_uid).clear
    assert Clearance.objects.open().filter(story_uid=story.story_uid).exists() == clear
    return clear


def test_who_is_out_of_reach_is_not_asked_once_that_was_decided(father, story):
    assert not opens(story)
    out_of_reach(father)
    assert opens(story)
    assert not [finding for finding in findings() if finding.story_uid == story.story_uid]


@pytest.mark.parametrize("lacking", [{"decided_by": ""}, {"decided_on": None}, {"out_of_reach_since": None}])
def test_without_a_decision_they_are(father, story, lacking):
    out_of_reach(father, **lacking)
    assert not opens(story)


def test_not_before_the_day_of_the_decision(father, story):
    out_of_reach(father, decided_on=timezone.localdate() + datetime.timedelta(days=1))
    assert not opens(story)
    assert Clearance.objects.filter(story_uid=story.story_uid, opens_at__gt=timezone.now()).exists()


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_no_of_theirs_stops_all_the_same(father, story, when):
    if when == "after":
        out_of_reach(father)
        assert opens(story)
    give(story.story_uid, father.child, father.guardian, elements=(), state=RecordState.REFUSED)
    if when == "before":
        out_of_reach(father)
    assert not opens(story)


def test_what_they_left_out_stays_out_when_their_yes_has_ended(father, story):
    long_ago = timezone.now() - relativedelta(years=3)
    dates = {"valid_from": long_ago, "given_at": long_ago, "valid_until": long_ago + relativedelta(years=1)}
    give(story.story_uid, father.child, father.guardian, elements=[Element.AGE], **dates)
    out_of_reach(father)
    assert not opens(story)


def test_a_whole_yes_of_theirs_that_ended_is_not_asked_anew(father, story):
    long_ago = timezone.now() - relativedelta(years=3)
    dates = {"valid_from": long_ago, "given_at": long_ago, "valid_until": long_ago + relativedelta(years=1)}
    give(story.story_uid, father.child, father.guardian, elements=MODEST, channels=[Channel.WEBSITE], **dates)
    out_of_reach(father)
    assert opens(story)
    assert not clearance(story.story_uid, Channel.EXPO).clear


def test_somebody_must_be_left_who_answers(father, story):
    out_of_reach(father)
    ConsentRecord.objects.filter(story_uid=story.story_uid).update(state=RecordState.REQUESTED)
    out_of_reach(Guardianship.objects.get(child=father.child, relation="mama"))
    assert not opens(story)
    assert "no_guardian" in {reason.code for reason in clearance(story.story_uid).reasons}


def test_the_overview_says_it(father, story, editor_client):
    out_of_reach(father)
    page = editor_client.get(f"/admin/toestemming/{story.story_uid}/").content.decode()
    assert "niet te bereiken, beslist op" in page
    assert "nog vragen" not in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"decided_by": ""}, "wie dit besliste"),
        ({"decided_on": ""}, "dag waarop dit beslist werd"),
        ({"out_of_reach_since": ""}, "sinds wanneer"),
        ({"out_of_reach_since": "2999-01-01"}, "moet nog komen"),
        ({"decided_on": "2999-01-01"}, "moet nog komen"),
        ({"out_of_reach_since": "2026-02-01", "decided_on": "2026-01-01"}, "beslissing ligt voor"),
        ({"alone": "on", "evidence": "vonnis"}, "beslist alleen"),
    ],
)
def test_what_does_not_fit_is_said(father, keeper_client, typed, sentence):
    base = {"child": father.child.pk, "guardian": father.guardian.pk, "relation": "papa", "valid_from": "2025-01-01", "alone": ""}
    decided = {"out_of_reach_since": "2026-01-05", "decided_by": "De functionaris", "decided_on": "2026-02-05"}
    response = keeper_client.post(f"/admin/toestemming/ouders/edit/{father.pk}/", base | decided | typed)
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert Guardianship.objects.get(pk=father.pk).decided_on is None


def test_a_keeper_notes_it(father, story, keeper_client):
    typed = {"relation": "papa", "valid_from": "2025-01-01", "out_of_reach_since": "2026-01-05", "decided_by": "X", "decided_on": "2026-02-05"}
    assert keeper_client.post(f"/admin/toestemming/ouders/edit/{father.pk}/", typed).status_code == 302
    assert opens(story)
