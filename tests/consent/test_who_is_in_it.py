"""Who is in a story can be put right: somebody listed by mistake or written out, a parent who was forgotten."""

import datetime

import pytest
from django.utils import timezone

from consent.clearance import clearance
from consent.factories import PersonFactory, give, guard, take_part
from consent.models import ConsentEvent, ConsentRecord, Participation
from pictures.factories import PictureFactory, PicturePersonFactory
from stories.factories import StoryPageFactory

pytestmark = pytest.mark.django_db

ANSWER = {"answer": "yes", "shown": "modest", "where": ["website"], "method": "paper", "help_is_free": "on", "everyone": "on"}
BORN = (timezone.localdate() - datetime.timedelta(days=9 * 365)).isoformat()


@pytest.fixture
def story(index):
    return StoryPageFactory(parent=index)


@pytest.fixture
def mistaken(story):
    """Listed, never in the text, and never going to answer."""
    person = PersonFactory(public_alias="Bart", first_name="Griet")
    take_part(story.story_uid, person)
    return person


@pytest.fixture
def take_off(editor_client):
    def post(story, person, client=editor_client):
        answer = client.post(f"/admin/toestemming/{story.story_uid}/niet-in/{person.pk}/", follow=True)
        return " ".join(str(message) for message in answer.context["messages"]) if answer.context else ""

    return post


def is_listed(story, person):
    return Participation.objects.filter(story_uid=story.story_uid, person=person).exists()


def test_it_works(story, mistaken, take_off, editor_client):
    assert not clearance(story.story_uid)
    page = editor_client.get(f"/admin/toestemming/{story.story_uid}/").content.decode()
    assert f"/niet-in/{mistaken.pk}/" in page
    assert "staat niet (meer) in dit verhaal" in page
    take_off(story, mistaken)
    assert not is_listed(story, mistaken)
    assert clearance(story.story_uid)


def test_it_is_in_the_log_and_what_they_said_is_kept(story, mistaken, take_off, editor):
    give(story.story_uid, mistaken, mistaken, state="refused")
    take_off(story, mistaken)
    event = ConsentEvent.objects.get(kind="taken_off")
    assert (event.story_uid, event.person_uid, event.actor) == (story.story_uid, mistaken.uid, str(editor.pk))
    assert ConsentRecord.objects.filter(subject=mistaken).exists()


@pytest.mark.parametrize("word", ["Bart", "Griet"])
@pytest.mark.parametrize("is_draft", [True, False])
def test_who_is_still_named_stays_listed(story, mistaken, take_off, word, is_draft):
    story.summary = f"{word} helpt."
    story.save_revision() if is_draft else story.save()
    assert "staat er nog in" in take_off(story, mistaken)
    assert is_listed(story, mistaken)


def test_who_is_still_in_a_picture_stays_listed(story, mistaken, take_off):
    picture = PictureFactory(listed=True)
    PicturePersonFactory(picture=picture, person=mistaken)
    story.body = [("picture", {"image": picture, "caption": ""})]
    story.save_revision()
    assert "staat er nog in" in take_off(story, mistaken)
    assert is_listed(story, mistaken)


def test_only_who_may_note_and_only_by_pressing(story, mistaken, take_off, translator_client, editor_client):
    take_off(story, mistaken, translator_client)
    editor_client.get(f"/admin/toestemming/{story.story_uid}/niet-in/{mistaken.pk}/")
    assert is_listed(story, mistaken)


def test_somebody_who_is_not_in_it_is_404(story, editor_client):
    for number in (PersonFactory().pk, 2**63, 10**30):
        assert editor_client.post(f"/admin/toestemming/{story.story_uid}/niet-in/{number}/").status_code == 404


# The other parent


@pytest.fixture
def child(index, editor_client):
    """One parent noted, the other forgotten."""
    story = StoryPageFactory(parent=index, cleared=False)
    note(editor_client, story, who="new", kind="child", alias="Noor", birth_date=BORN, relation="mama")
    return Participation.objects.get(story_uid=story.story_uid).person


def note(client, story, **data):
    return client.post(f"/admin/toestemming/{story.story_uid}/", ANSWER | data)


def story_of(child):
    from stories.models import StoryPage

    return StoryPage.objects.get(story_uid=child.participations.get().story_uid)


def test_another_parent_is_noted_on_the_same_page(child, editor_client):
    story = story_of(child)
    response = editor_client.get(f"/admin/toestemming/{story.story_uid}/")
    assert f"?wie={child.pk}-parent" in response.content.decode()
    assert response.context["form"]["who"].value() == f"{child.pk}-parent", "the next one to ask"
    assert note(editor_client, story, who=f"{child.pk}-parent", relation="papa").status_code == 302
    assert set(child.guardianships.values_list("relation", flat=True)) == {"mama", "papa"}
    assert clearance(story.story_uid).clear


def test_another_parent_is_called_something(child, editor_client):
    story = story_of(child)
    response = note(editor_client, story, who=f"{child.pk}-parent")
    assert "mama, papa" in str(response.context["form"].errors["relation"])
    assert child.guardianships.count() == 1


def test_an_adult_gets_no_parent(story, editor_client):
    buddy = Participation.objects.filter(story_uid=story.story_uid, person__kind="buddy").get().person
    assert note(editor_client, story, who=f"{buddy.pk}-parent", relation="mama").status_code == 200


def test_two_parents_are_enough_for_the_link(child, editor_client):
    guard(child, "papa")
    page = editor_client.get(f"/admin/toestemming/{story_of(child).story_uid}/").content.decode()
    assert f"?wie={child.pk}-parent" not in page


def test_nobody_becomes_a_parent_of_a_child_who_died(child, editor_client):
    child.deceased_on = timezone.localdate()
    child.save()
    response = editor_client.get(f"/admin/toestemming/{story_of(child).story_uid}/")
    assert f"{child.pk}-parent" not in response.content.decode()
    assert response.context["form"]["who"].value() == f"{child.pk}-heir"


def test_a_second_mama_is_refused_with_a_sentence(child, editor_client):
    assert note(editor_client, story_of(child), who=f"{child.pk}-parent", relation="Mama").status_code == 200
    assert child.guardianships.count() == 1
