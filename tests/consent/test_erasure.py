"""After an erasure nothing is left, wherever one looks: tables, files, the database's own bytes. The log stays whole."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from wagtail.admin.models import FormState
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Comment, Locale, ModelLogEntry, PageLogEntry
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from common.cleaning import clean_paper
from consent.erasing.people import StillTold, erase_person
from consent.erasing.stories import erase_story
from consent.factories import PersonFactory, give, guard, take_part
from consent.models import ConsentEvent, ConsentRecord, Evidence, Guardianship, Participation, Person, Placement
from consent.noting import keep_evidence
from consent.outside.placing import STEPS, go_on, place
from consent.withdrawal import withdraw
from pictures.factories import PictureFactory, PicturePersonFactory, draw
from pictures.models import Picture
from stories.factories import StoryPageFactory
from stories.models import House, StoryPage
from tests.support.scan import database_files, files_with, tables_with

# Words that stand nowhere else.
ALIAS, TITLE, SENTENCE, SLUG, FIRST, LAST = (
    "Zwaluwien",
    "De kwikstaartbrug",
    "Toen zong de merelkoor",
    "over-de-kwikstaartbrug",
    "Quirinus",
    "Vandewiele",
)
WORDS = [ALIAS, TITLE, SENTENCE, SLUG, FIRST, LAST, "Oneetbare", "vossenbes"]


@pytest.fixture
def child():
    person = PersonFactory(child=True, first_name=FIRST, last_name=LAST, public_alias=ALIAS, needs=f"{FIRST} leest graag")
    guard(person, "mama", evidence=f"vonnis {LAST}", alone=True)
    return person


def picture_of(person):
    picture = PictureFactory(listed=True, title="vossenbes op de brug", alt_text=f"{ALIAS} op de brug", data=draw("garden"))
    PicturePersonFactory(picture=picture, person=person, element="body")
    return picture


@pytest.fixture
def told(index, child, editor):
    """A story with all that hangs on it: a picture, a French translation, old drafts, a comment, a paper, a half-typed form."""
    picture = picture_of(child)
    body = [("text", f"<p>{ALIAS} liep. {SENTENCE}.</p>"), ("picture", {"image": picture, "caption": "Oneetbare taart"})]
    page = StoryPageFactory(parent=index, title=TITLE, slug=SLUG, summary=f"{SENTENCE}.", body=body, people=[child], consent={"elements": EVERYTHING})
    page.title = f"{TITLE}, {FIRST}"  # an old draft that nobody should have written
    page.save_revision(user=editor, log_action=True)
    page = StoryPage.objects.get(pk=page.pk)
    page.save_revision(user=editor, log_action=True).publish()
    Comment.objects.create(page=page, user=editor, text=f"Heet {ALIAS} niet {FIRST}?", contentpath="title", revision_created=page.latest_revision)
    source, _created = TranslationSource.get_or_create_from_instance(StoryPage.objects.get(pk=page.pk))
    source.update_from_db()
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="fr"))
    for segment in StringSegment.objects.filter(source=source):
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=translation.target_locale, data=f"fr {segment.string.data}"
        )
    translation.save_target(publish=False)
    FormState.objects.create(
        user=editor, data=f"title={TITLE}", content_type=page.cached_content_type, object_id=str(page.pk), last_updated_at=timezone.now()
    )
    record = ConsentRecord.objects.filter(story_uid=page.story_uid).first()
    keep_evidence(record, clean_paper(ContentFile(draw("garden"), "paper.png"), "paper.png"))
    ConsentRecord.objects.filter(pk=record.pk).update(place=f"bij {LAST}")
    return StoryPage.objects.get(pk=page.pk)


EVERYTHING = ["pseudonym", "first_name", "age", "municipality", "own_words", "facts", "face", "body", "drawing"]


@pytest.fixture
def edited(told, child, keeper_client, admin_client):
    """The desk edited it all: Wagtail's log labels each of these."""
    row = child.guardianships.get()
    picture = Picture.objects.get(people__person=child)
    Redirect.objects.create(old_path=f"/{SLUG}", redirect_link=f"/nl/verhalen/1-{SLUG}/")
    place(told.story_uid, "press", "De Kwikstaartbrugkrant")
    go_on(Placement.objects.get(), STEPS["bevestigd"])
    for instance, label in ((child, ALIAS), (row, f"{child.code}: mama van {FIRST}"), (picture, "vossenbes")):
        log(instance=instance, action="wagtail.edit", user=None, title=label)
        ModelLogEntry.objects.for_instance(instance).update(label=label, data={"title": label})


def test_before_it_the_words_lie_everywhere(open_db, told):
    """What the scan looks for is there to be found, and it finds it."""
    places = {place.partition(":")[0] for place in tables_with(WORDS)}
    assert {
        "stories_storypage", "wagtailcore_page", "wagtailcore_revision", "wagtailcore_comment", "wagtailadmin_formstate",
        "wagtail_localize_string", "wagtail_localize_stringtranslation", "wagtailsearch_indexentry", "wagtailcore_pagelogentry",
    } <= places  # fmt: skip


def test_a_story_vanishes_from_every_table_and_file(open_db, client, told, edited, child, admin):
    address, number, uid = told.get_url(), told.house_number, told.story_uid
    assert client.get(address).status_code == 200
    erase_story(uid, actor=admin)
    erase_person(child, actor=admin)
    assert tables_with(WORDS) == []
    assert files_with(WORDS, *database_files()) == []
    assert client.get(address).status_code == 410, "as a house that never told"
    assert House.objects.get(number=number).story_uid is None
    assert ConsentEvent.objects.broken_at() is None
    kinds = list(ConsentEvent.objects.filter(story_uid=uid).order_by("pk").values_list("kind", flat=True))
    assert "story_erased" in kinds and "published" not in kinds[-2:]


AT_REST = {
    "revisions, object_str": "wagtailcore_revision",
    "draft_title": "wagtailcore_page",
    "form states that outlive the page": "wagtailadmin_formstate",
    "audit-log labels and rename data": "wagtailcore_pagelogentry",
    "labels of what else was edited": "wagtailcore_modellogentry",
    "comments": "wagtailcore_comment",
    "localize String": "wagtail_localize_string",
    "localize translations": "wagtail_localize_stringtranslation",
    "search tables": "wagtailsearch_indexentry",
    "image titles, alt text": "pictures_picture",
    "redirects": "wagtailredirects_redirect",
    "places outside": "consent_placement",
}


@pytest.mark.parametrize("row", AT_REST)
def test_at_rest(db, told, edited, child, row):
    """One test a row of CONSENT.md, "behind the login and at rest": there before, gone after."""
    table = AT_REST[row]
    assert table in {place.partition(":")[0] for place in tables_with(WORDS)}
    erase_story(told.story_uid)
    erase_person(child)
    assert table not in {place.partition(":")[0] for place in tables_with(WORDS)}


def test_a_story_goes_without_the_people_in_it(db, told, child):
    erase_story(told.story_uid)
    assert not StoryPage.objects.filter(story_uid=told.story_uid).exists()
    assert not Participation.objects.filter(story_uid=told.story_uid).exists()
    assert Person.objects.get(pk=child.pk).first_name == FIRST
    assert ConsentRecord.objects.filter(story_uid=told.story_uid).exists(), "the proof stays until its own day"


def test_the_answers_of_an_erased_story_have_ended(db, told):
    """Nobody is asked to renew them, and their papers begin to age."""
    erase_story(told.story_uid)
    assert set(ConsentRecord.objects.filter(story_uid=told.story_uid).values_list("state", flat=True)) == {"revoked"}


def test_a_picture_that_another_page_shows_stays(db, index, told):
    shared = PictureFactory(nobody=True)
    body = [("picture", {"image": shared, "caption": ""})]
    other = StoryPageFactory(parent=index, body=body)
    told.body = [("picture", {"image": shared, "caption": ""})]
    told.save_revision().publish()
    erase_story(told.story_uid)
    assert Picture.objects.filter(pk=shared.pk).exists()
    assert StoryPage.objects.filter(pk=other.pk, live=True).exists()


def test_a_person_who_is_still_told_of_is_not_erased_in_silence(db, told, child):
    with pytest.raises(StillTold) as refused:
        erase_person(child)
    assert refused.value.story_uids == [told.story_uid]
    assert Person.objects.get(pk=child.pk).erased_at is None
    assert StoryPage.objects.visible().filter(pk=told.pk).exists()


def test_a_person_written_out_of_a_story_leaves_its_history_too(open_db, index):
    buddy, child = PersonFactory(public_alias=ALIAS, first_name=FIRST, last_name=LAST), PersonFactory()
    page = StoryPageFactory(parent=index, title="Met z'n tweeën", body=[("text", f"<p>{ALIAS} kwam. {SENTENCE}.</p>")], people=[buddy, child])
    source, _created = TranslationSource.get_or_create_from_instance(page)  # in localize's hands while they were still in it
    Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="fr"))
    page.body = [("text", "<p>Er kwam iemand.</p>")]
    page.save_revision().publish()
    erase_person(buddy)
    assert tables_with([ALIAS, SENTENCE, FIRST, LAST]) == []
    assert StoryPage.objects.filter(pk=page.pk).exists()
    assert not Participation.objects.filter(person=buddy).exists()


@pytest.mark.parametrize("act", ["erase", "delete at the desk"])
def test_a_copy_with_the_same_words_keeps_no_translation_of_the_other(db, index, act):
    buddy = PersonFactory()
    page = StoryPageFactory(parent=index, title="Met z'n tweeën", people=[buddy, PersonFactory()])
    copy = page.copy(update_attrs={"slug": "nog-eens"}, keep_live=False)
    for one in (page, copy):
        source, _created = TranslationSource.get_or_create_from_instance(one)
        title = StringSegment.objects.get(source=source, context__path="title")
        french = Locale.objects.get(language_code="fr")
        StringTranslation.objects.create(translation_of=title.string, context=title.context, locale=french, data=SENTENCE)
    if act == "erase":
        erase_person(buddy)
        assert tables_with([SENTENCE]) == []
    else:
        copy.delete()
        assert StringTranslation.objects.filter(data=SENTENCE).count() == 1, "the page's own"
        page.delete()
        assert tables_with([SENTENCE]) == []


def test_nothing_is_noted_of_who_was_erased_while_the_form_was_open(db, told, child):
    giver = PersonFactory()
    erase_story(told.story_uid)
    erase_person(child)
    with pytest.raises(ValidationError, match="gewist"):
        give(told.story_uid, child, giver)


def test_parents_noted_for_a_child_alone_go_along(db, told, child):
    mother = child.guardianships.get().guardian
    erase_story(told.story_uid)
    erase_person(child)
    assert Person.objects.get(pk=mother.pk).erased_at
    assert not Guardianship.objects.filter(child=child).exists()


def test_a_parent_of_another_child_stays(db, told, child):
    mother, sister = child.guardianships.get().guardian, PersonFactory(child=True)
    Guardianship.objects.create(child=sister, guardian=mother, relation="mama")
    erase_story(told.story_uid)
    erase_person(child)
    assert Person.objects.get(pk=mother.pk).erased_at is None


def test_the_papers_go_and_that_they_were_there_stays(db, told, child, keeper_client, django_capture_on_commit_callbacks):
    evidence = Evidence.objects.get(record__story_uid=told.story_uid)
    storage, name = evidence.file.storage, evidence.file.name
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        erase_story(told.story_uid)
        erase_person(child)
    evidence.refresh_from_db()
    assert not storage.exists(name) and not evidence.file and evidence.erased_at and evidence.sha256
    assert keeper_client.get(f"/admin/toestemming/{told.story_uid}/bewijs/{evidence.uid}/").status_code == 404


def test_a_code_stays_so_that_the_log_can_be_followed(db, told, child):
    code = child.code
    erase_story(told.story_uid)
    erase_person(child)
    shell = Person.objects.get(pk=child.pk)
    assert shell.code == code and shell.erased_at
    assert not any((shell.first_name, shell.last_name, shell.public_alias, shell.birth_date, shell.needs, shell.full_name_hash))
    assert not Person.objects.named(FIRST).exists()


def test_a_draft_deleted_at_the_desk_leaves_no_words_in_the_log(db, index, admin_client):
    page = StoryPageFactory(parent=index, title=TITLE, cleared=False)
    admin_client.post(f"/admin/pages/{page.pk}/delete/")
    assert not StoryPage.objects.filter(pk=page.pk).exists()
    assert PageLogEntry.objects.filter(page=page.pk).exists()
    assert not [entry for entry in PageLogEntry.objects.filter(page=page.pk) if TITLE in f"{entry.label}{entry.data}"]


def test_somebody_who_gave_a_word_for_another_is_heard_once_more_before_they_go(db, index, client):
    """An erased mother allows nothing any more: the story of her child closes."""
    child = PersonFactory(child=True)
    mother = guard(child, "mama", alone=True, evidence="vonnis")
    page = StoryPageFactory(parent=index, people=[child])
    take_part(page.story_uid, PersonFactory())
    erase_person(mother)
    assert client.get(f"/nl/verhalen/{page.house_number}-{page.slug}/").status_code == 410


def test_places_outside_keep_their_words_only_while_somebody_must_still_be_asked(db, told, editor):
    done = place(told.story_uid, "press", "De Kwikstaartkrant", by=editor, address="https://kwikstaartkrant.example/1")
    open_still = place(told.story_uid, "partners", "De Merelsite", by=editor)
    withdraw(told.story_uid)
    go_on(done, STEPS["bevestigd"])
    erase_story(told.story_uid)
    done.refresh_from_db()
    open_still.refresh_from_db()
    assert (done.where, done.address, done.title, done.story_address) == ("", "", "", "")
    assert open_still.title, "the letter still has to name what must go"
    go_on(open_still, STEPS["bevestigd"])
    call_command("nightly", verbosity=0)
    open_still.refresh_from_db()
    assert open_still.title == open_still.where == ""
