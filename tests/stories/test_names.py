"""A real name is judged by the text that is public, whatever the answers say: it needs leave, and without it the story is dark at once."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from consent.clearance import clearance
from consent.enums import MODEST, Element
from consent.factories import PersonFactory, clear, give, guard, take_part
from consent.gate import NotCleared
from consent.models import Attestation, ConsentRecord, Participation
from pictures.factories import FileFactory, PictureFactory
from stories.factories import StoryPageFactory
from stories.models import StoryPage

pytestmark = pytest.mark.django_db

ANSWER = {"answer": "yes", "shown": "modest", "where": ["website"], "method": "paper", "help_is_free": "on", "everyone": "on", "recognisable": "yes"}
BORN = (timezone.localdate() - datetime.timedelta(days=9 * 365)).isoformat()
WANNES = {"who": "new", "kind": "child", "alias": "Noor", "first_name": "Wannes", "last_name": "Verzonnen", "birth_date": BORN}
BOTH_PARENTS = {"relation": "mama", "other_relation": "papa"}
BUDDY = {"who": "new", "kind": "buddy"}


@pytest.fixture
def fish(index):
    """Nobody is noted in it yet."""
    return StoryPageFactory(parent=index, cleared=False, slug="de-vis", short_version="<p>Wannes ving een vis.</p>")


@pytest.fixture
def note(editor_client):
    def post(story, **data):
        return editor_client.post(f"/admin/toestemming/{story.story_uid}/", ANSWER | data)

    return post


@pytest.fixture
def noted(fish, note):
    """Both parents of Wannes answered; `first` and `later` are what mama and papa chose."""

    def answers(first, later):
        note(fish, **WANNES, **BOTH_PARENTS, shown=first)
        child = Participation.objects.get(story_uid=fish.story_uid).person
        father = child.guardianships.get(relation="papa").guardian
        note(fish, who=f"{child.pk}-{father.pk}", shown=later)
        return child, father

    return answers


def is_public(client, story):
    return client.get(StoryPage.objects.get(pk=story.pk).get_url()).status_code == 200


def publish(story):
    story.save_revision().publish()
    return StoryPage.objects.get(pk=story.pk)


def test_it_works(noted, fish, client):
    noted("first_name", "first_name")
    assert is_public(client, publish(fish))


def test_a_parent_who_narrows_to_another_name_darkens_a_text_with_the_real_one(noted, note, fish, client):
    child, father = noted("first_name", "first_name")
    publish(fish)
    page = note(fish, who=f"{child.pk}-{father.pk}")
    assert page.status_code == 302
    assert client.get(StoryPage.objects.get(pk=fish.pk).get_url()).status_code == 410
    told = note(fish, who="nobody").content.decode()
    assert f"De echte naam van {child.code} staat in de tekst" in told


def test_somebody_whose_real_name_is_in_a_live_text_darkens_it_when_noted_under_another(index, note, client):
    story = StoryPageFactory(parent=index, slug="de-vis", short_version="<p>Juf Griet hielp.</p>")
    assert is_public(client, story)
    note(story, **BUDDY, alias="juf Bea", first_name="Griet")
    assert not is_public(client, story)


def test_who_came_in_under_another_name_and_may_use_their_own_is_published(noted, note, fish, client):
    child, _father = noted("modest", "first_name")
    with pytest.raises(NotCleared):
        publish(fish)
    mother = child.guardianships.get(relation="mama").guardian
    note(fish, who=f"{child.pk}-{mother.pk}", shown="first_name")
    assert is_public(client, publish(fish))


def test_a_name_taken_out_of_the_text_lets_it_be_published_again(noted, note, fish, client):
    child, father = noted("first_name", "first_name")
    publish(fish)
    note(fish, who=f"{child.pk}-{father.pk}")
    mended = StoryPage.objects.get(pk=fish.pk)
    mended.short_version = "<p>Noor ving een vis.</p>"
    assert is_public(client, publish(mended))
    call_command("audit_consent", verbosity=0)


def test_a_last_name_is_never_allowed(fish, note):
    note(fish, **BUDDY, alias="Lotte", first_name="Wannes", last_name="Ving", shown="first_name")
    assert not clearance(fish.story_uid)
    with pytest.raises(NotCleared):
        publish(fish)


def test_every_language_that_is_live_counts(index, client):
    story = StoryPageFactory(parent=index)
    french = publish(story.copy_for_translation(french_locale()))
    french.summary = "Griet aide."
    publish(french)
    person = PersonFactory(first_name="Griet")
    take_part(story.story_uid, person)
    give(story.story_uid, person, person)
    assert not clearance(story.story_uid)


def french_locale():
    from wagtail.models import Locale

    return Locale.objects.get(language_code="fr")


def test_a_draft_alone_does_not_darken_what_is_live(index, client):
    story = StoryPageFactory(parent=index)
    buddy = Participation.objects.filter(story_uid=story.story_uid).last().person
    story.summary = f"{buddy.first_name} helpt."
    story.save_revision()
    assert is_public(client, story)
    with pytest.raises(NotCleared):
        publish(story)


def test_the_kept_windows_follow_the_text(index):
    story = StoryPageFactory(parent=index, live=False)
    buddy = Participation.objects.filter(story_uid=story.story_uid).last().person
    story.summary = f"{buddy.first_name} helpt."
    story.save_revision()
    call_command("audit_consent", verbosity=0)


def test_other_elements_stay_as_they_were_noted(index):
    story = StoryPageFactory(parent=index, cleared=False)
    buddy = PersonFactory(first_name="Griet")
    clear(story.story_uid, people=[buddy])
    Participation.objects.get(person=buddy).delete()
    take_part(story.story_uid, buddy, elements=[Element.FIRST_NAME, Element.FACTS])
    assert clearance(story.story_uid), "the first name is not in the text, so nobody has to allow it"


@pytest.mark.parametrize(
    "block",
    [
        lambda: ("picture", {"image": PictureFactory(nobody=True, alt_text="Griet in de tuin"), "caption": ""}),
        lambda: ("gallery", [{"image": PictureFactory(nobody=True, alt_text="Griet in de tuin"), "caption": ""}]),
        lambda: ("picture", {"image": PictureFactory(nobody=True), "caption": "Griet in de tuin"}),
        lambda: ("sound", {"title": "Griet vertelt", "file": FileFactory(nobody=True), "transcript": "<p>Goeiedag.</p>"}),
        lambda: ("sound", {"title": "De buddy vertelt", "file": FileFactory(nobody=True), "transcript": "<p>Ik ben Griet.</p>"}),
        lambda: ("call_to_action", {"text": "Help zoals Griet.", "link_text": "Ja", "page": None}),
    ],
)
def test_words_about_pictures_and_recordings_are_public_words(index, block):
    story = StoryPageFactory(parent=index, cleared=False, body=[block()])
    clear(story.story_uid, people=[PersonFactory(first_name="Griet")])
    with pytest.raises(NotCleared):
        publish(story)


@pytest.mark.parametrize("field", ["title", "seo_title", "search_description", "good_at"])
def test_words_for_search_engines_are_public_words(index, field):
    story = StoryPageFactory(parent=index, cleared=False, **{field: "Griet helpt"})
    clear(story.story_uid, people=[PersonFactory(first_name="Griet")])
    with pytest.raises(NotCleared):
        publish(story)


def test_a_name_written_later_under_a_picture_that_is_shown_darkens_the_story(index, client, django_capture_on_commit_callbacks):
    picture = PictureFactory(nobody=True)
    with django_capture_on_commit_callbacks(execute=True):
        story = StoryPageFactory(parent=index, body=[("picture", {"image": picture, "caption": ""})])
    picture.alt_text = Participation.objects.filter(story_uid=story.story_uid).last().person.first_name
    picture.save()
    assert not is_public(client, story)


def test_another_name_that_is_the_real_one_is_refused(fish, note):
    response = note(fish, **BUDDY, alias="Wannes", first_name="wannes")
    assert response.status_code == 200
    assert "andere naam" in str(response.context["form"].errors["alias"])
    assert not ConsentRecord.objects.filter(story_uid=fish.story_uid).exists()
    assert note(fish, **BUDDY, alias="Wannes", first_name="wannes", shown="first_name").status_code == 302


def test_a_story_that_no_page_tells_is_judged_by_what_was_noted():
    import uuid

    story_uid = uuid.uuid4()
    child = PersonFactory(child=True, may_be_recognisable="yes")
    take_part(story_uid, child, elements=[Element.FIRST_NAME])
    for parent in (guard(child, "mama"), guard(child, "papa")):
        give(story_uid, child, parent, elements=MODEST)
    Attestation.objects.create(story_uid=story_uid)
    assert not clearance(story_uid)
