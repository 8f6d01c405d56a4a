"""A translation goes out with its Dutch story and never before it; nothing in Dutch stands online under another language."""

import datetime
import io
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Locale, Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail_localize.models import Translation

from consent.factories import PersonFactory, clear
from consent.gate import NotCleared
from consent.withdrawal import lift, withdraw
from stories.factories import StoryPageFactory
from stories.models import StoryIndexPage, StoryPage

pytestmark = pytest.mark.django_db

TURKISH = {"title": "Birlikte yolda", "summary": "Her cumartesi.", "short_version": "İki kişi bisiklete biner."}


@pytest.fixture
def story(index):
    return StoryPageFactory(parent=index)


def locale(code):
    return Locale.objects.get(language_code=code)


def in_language(story, code):
    return StoryPage.objects.get(story_uid=story.story_uid, locale__language_code=code)


def copied(story, code="fr"):
    return story.copy_for_translation(locale(code))


@pytest.fixture
def submit(translator_client, django_capture_on_commit_callbacks):
    def post(story, code="tr"):
        with django_capture_on_commit_callbacks(execute=True):
            answer = translator_client.post(f"/admin/localize/submit/page/{story.pk}/", {"locales": [locale(code).pk]}, follow=True)
        assert answer.status_code == 200
        return in_language(story, code)

    return post


@pytest.fixture
def translate(translator_client):
    """Through the addresses that localize's own editor calls; every segment unless fields are left out."""

    def put(page, without=()):
        translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=page.locale)
        for segment in translation.source.stringsegment_set.select_related("context"):
            if segment.context.path not in without:
                value = urlencode({"value": TURKISH.get(segment.context.path, "yolda")})
                address = f"/admin/localize/translate/{translation.pk}/strings/{segment.pk}/edit/"
                answer = translator_client.put(address, value, content_type="application/x-www-form-urlencoded")
                assert answer.status_code == 201

    return put


@pytest.fixture
def press_publish(translator_client, django_capture_on_commit_callbacks):
    def post(page, client=translator_client):
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(f"/admin/pages/{page.pk}/edit/", {"action": "publish"}, follow=True)
        assert answer.status_code == 200
        page.refresh_from_db()
        return " ".join(str(message) for message in answer.context["messages"])

    return post


def test_it_works(story, submit, translate, press_publish, client):
    page = submit(story)
    assert not page.live, "sending it for translation puts nothing online"
    assert not StoryPage.objects.filter(locale__language_code="tr", live=True, story_uid=story.story_uid).exists()
    translate(page, without=[path for path in paths_of(page) if path not in TURKISH])
    press_publish(page)
    assert page.live
    assert not page.is_full, "the short version alone, by default"
    shown = client.get(page.get_url()).content.decode()
    assert TURKISH["short_version"] in shown
    assert "Eerst durfde het niet" not in shown


def test_the_whole_text_is_translated_too(story, submit, translate, press_publish):
    page = submit(story)
    translate(page)
    press_publish(page)
    assert page.live


def paths_of(page):
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=page.locale)
    return set(translation.source.stringsegment_set.values_list("context__path", flat=True))


@pytest.mark.parametrize(("path", "word"), [("title", "titel"), ("summary", "samenvatting"), ("short_version", "korte versie")])
def test_what_is_not_translated_is_named_and_nothing_goes_online(story, submit, translate, press_publish, path, word):
    page = submit(story)
    translate(page, without=[path])
    said = press_publish(page)
    assert "Vertaal eerst" in said
    assert word in said.lower()
    assert not page.live


def test_publishing_all_translations_at_once_is_refused_too(story, submit, translator_client):
    page = submit(story)
    source = Translation.objects.get(source__object_id=page.translation_key, target_locale=page.locale).source
    answer = translator_client.post(f"/admin/localize/update/{source.pk}/", {"publish_translations": "on"}, follow=True)
    assert answer.status_code == 200
    page.refresh_from_db()
    assert not page.live


def test_new_dutch_sentences_do_not_slip_into_a_live_translation(story, submit, translate, press_publish, translator_client):
    page = submit(story)
    translate(page)
    press_publish(page)
    story.summary = "Een nieuwe zin in het Nederlands."
    story.save_revision().publish()
    source = Translation.objects.get(source__object_id=page.translation_key, target_locale=page.locale).source
    answer = translator_client.post(f"/admin/localize/update/{source.pk}/", {"publish_translations": "on"}, follow=True)
    assert answer.status_code == 200
    page.refresh_from_db()
    assert page.summary == TURKISH["summary"]


def test_the_translator_is_told_what_is_missing_not_that_they_have_no_access(index, submit, translate, press_publish):
    page = submit(StoryPageFactory(parent=index, cleared=False))
    translate(page)
    assert "Dit verhaal kan nog niet online" in press_publish(page)
    assert not page.live


def test_a_real_name_in_a_translation_is_refused_with_a_sentence(index, submit, translate, press_publish):
    story = StoryPageFactory(parent=index, cleared=False)
    clear(story.story_uid, people=[PersonFactory(first_name="Kişi")])
    story.save_revision().publish()
    page = submit(story)
    translate(page)
    assert "De echte naam" in press_publish(page)
    assert not page.live


# Only while the Dutch page is online


def test_an_unreviewed_draft_is_translated_but_not_published(index, submit, translate, press_publish):
    page = submit(StoryPageFactory(parent=index, live=False))
    translate(page)
    assert "Nederlands" in press_publish(page)
    assert not page.live


def test_the_button_is_not_there(index, translator, editor, admin):
    french = copied(StoryPageFactory(parent=index, live=False))
    assert not french.permissions_for_user(translator).can_publish()
    assert not french.permissions_for_user(editor).can_publish()
    assert french.permissions_for_user(admin).can_publish()


def test_publishing_it_anyway_is_refused_whoever_asks(index, translator, admin):
    french = copied(StoryPageFactory(parent=index, live=False))
    for user in (None, translator):
        with pytest.raises(NotCleared) as refusal:
            french.save_revision(user=user).publish(user=user)
        assert "Nederlands" in str(refusal.value)
    french.save_revision(user=admin).publish(user=admin)
    assert in_language(french, "fr").live


def test_after_a_withdrawal_no_translation_comes_back_alone(story, press_publish):
    french = copied(story)
    french.save_revision().publish()
    withdraw(story.story_uid)
    lift(story.story_uid)
    with pytest.raises(NotCleared):
        in_language(story, "fr").get_latest_revision().publish()
    StoryPage.objects.get(pk=story.pk).get_latest_revision().publish()
    in_language(story, "fr").get_latest_revision().publish()
    assert in_language(story, "fr").live


def test_no_story_begins_in_another_language(editor_client, admin_client, editor, index):
    wall = StoryIndexPage.objects.get(locale__language_code="fr")
    assert not wall.permissions_for_user(editor).can_add_subpage()
    assert index.permissions_for_user(editor).can_add_subpage()
    typed = nested_form_data({
        "title": "Vélo", "slug": "velo", "summary": "Un vélo.", "short_version": rich_text("<p>Court.</p>"), "body": streamfield([]),
        "themes": ["friendship"], "told_on": "2026-01-01", "good_at": "", "talent": "", "comments": inline_formset([]),
    })  # fmt: skip
    for client in (editor_client, admin_client):
        client.post(f"/admin/pages/add/stories/storypage/{wall.pk}/", typed)
    assert not StoryPage.objects.filter(slug="velo").exists()


# On schedule


def scheduled(page, minutes_ago):
    page.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    page.save_revision().publish()
    past = timezone.now() - datetime.timedelta(minutes=minutes_ago)
    revision = page.get_latest_revision()
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=revision.content | {"go_live_at": past.isoformat()})


def is_live(page):
    return StoryPage.objects.get(pk=page.pk).live


def test_a_name_found_at_night_leaves_the_others_on_schedule(index):
    stories = [StoryPageFactory(parent=index, live=False, short_version="<p>Juf Griet hielp.</p>") for _number in range(3)]
    for number, story in enumerate(stories):
        scheduled(story, minutes_ago=10 - number)
    griet = PersonFactory(first_name="Griet")
    clear(stories[0].story_uid, people=[griet])
    err = io.StringIO()
    call_command("publish_scheduled", stderr=err, verbosity=0)
    assert [is_live(story) for story in stories] == [False, True, True]
    assert str(stories[0].story_uid) in err.getvalue()
    assert "Griet" not in err.getvalue()
    assert StoryPage.objects.get(pk=stories[0].pk).get_latest_revision().approved_go_live_at is None


def test_a_translation_scheduled_after_its_story_goes_out_with_it(index):
    story = StoryPageFactory(parent=index)
    french = copied(story)
    scheduled(french, minutes_ago=1)
    StoryPage.objects.get(pk=story.pk).unpublish()
    scheduled(StoryPage.objects.get(pk=story.pk), minutes_ago=5)
    call_command("publish_scheduled", verbosity=0)
    assert is_live(story)
    assert is_live(french)


def test_a_translation_scheduled_alone_is_taken_off_the_schedule(index):
    story, other = StoryPageFactory(parent=index), StoryPageFactory(parent=index, live=False)
    french = copied(story)
    scheduled(french, minutes_ago=9)
    scheduled(other, minutes_ago=1)
    StoryPage.objects.get(pk=story.pk).unpublish()
    call_command("publish_scheduled", stderr=io.StringIO(), verbosity=0)
    assert not is_live(french)
    assert is_live(other)


def test_the_button_is_there_while_the_translator_fills_in_the_words(story, submit, translator):
    assert submit(story).permissions_for_user(translator).can_publish()


def test_a_translation_of_the_same_minute_does_not_stop_its_story(index):
    story = StoryPageFactory(parent=index)
    french = copied(story)
    scheduled(french, minutes_ago=5)
    StoryPage.objects.get(pk=story.pk).unpublish()
    scheduled(StoryPage.objects.get(pk=story.pk), minutes_ago=1)
    moment = StoryPage.objects.get(pk=story.pk).get_latest_revision().approved_go_live_at
    Revision.page_revisions.filter(object_id=str(french.pk)).update(approved_go_live_at=moment)
    call_command("publish_scheduled", stderr=io.StringIO(), verbosity=0)
    assert is_live(story)
