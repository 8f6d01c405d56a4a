"""A translation is the short version by default; it is the same story, and consent is judged again."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from consent.gate import NotCleared
from consent.models import Attestation
from network.models import Municipality
from stories.factories import StoryPageFactory
from stories.models import StoryPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(index):
    return StoryPageFactory(parent=index)


def translation_of(story, code="fr"):
    source, _created = TranslationSource.update_or_create_from_instance(story)
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code=code))
    for segment in source.stringsegment_set.all():
        words = {"translation_of_id": segment.string_id, "context_id": segment.context_id, "locale": translation.target_locale}
        StringTranslation.objects.create(**words, data="en route")
    return translation


def in_french(story):
    return StoryPage.objects.get(story_uid=story.story_uid, locale__language_code="fr")


def test_it_works(story, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        translation_of(story).save_target(publish=True)
    french = in_french(story)
    assert french.live
    assert (french.story_uid, french.facts_id, french.alias_of_id) == (story.story_uid, story.facts_id, None)
    assert client.get(f"/fr/histoires/{story.house_number}-{french.slug}/").status_code == 200


def test_a_page_with_the_short_version_alone_links_to_the_full_dutch_text(client):
    french = StoryPage.objects.visible().in_language("fr").exclude(is_full=True).first()
    page = client.get(french.get_url())
    assert page.context["show_full"] is False
    dutch = StoryPage.objects.visible().in_language("nl").get(story_uid=french.story_uid)
    assert f'href="{dutch.get_url()}"' in page.content.decode()


def test_a_text_left_in_dutch_is_no_full_text(story):
    french = story.copy_for_translation(Locale.objects.get(language_code="fr"))
    french.save_revision().publish()
    assert not in_french(story).is_full
    french.body = [("text", "<p>Au début il n’osait pas. Ensuite cela allait tout seul, chaque samedi une rue plus loin.</p>")]
    french.save_revision().publish()
    assert in_french(story).is_full


def test_an_uncleared_story_is_not_translated_into_the_open(story, django_capture_on_commit_callbacks):
    Attestation.objects.filter(story_uid=story.story_uid).delete()
    for attestation in Attestation.objects.filter(story_uid=story.story_uid):
        attestation.delete()
    with pytest.raises(NotCleared), django_capture_on_commit_callbacks(execute=True):
        translation_of(story).save_target(publish=True)
    assert not StoryPage.objects.filter(story_uid=story.story_uid, locale__language_code="fr", live=True).exists()


def test_facts_are_read_from_one_row_whatever_an_old_translation_says(story, client):
    french = story.copy_for_translation(Locale.objects.get(language_code="fr"))
    french.save_revision().publish()
    story.municipality, story.themes = Municipality.objects.get(name="Mol"), ["music"]
    story.save_revision().publish()
    french = in_french(story)
    french.save_revision().publish()
    page = client.get(in_french(story).get_url())
    assert page.context["municipality_name"] == "Mol"
    assert [str(link["url"]).endswith("thema=music") for link in page.context["theme_links"]] == [True]
    assert set(Municipality.objects.get(name="Mol").stories.visible().of_story(story.story_uid)) == {story, french}


def test_the_translator_may_not_publish_what_is_not_clear(index, translator):
    draft = StoryPageFactory(parent=index, cleared=False)
    french = draft.copy_for_translation(Locale.objects.get(language_code="fr"))
    assert not french.permissions_for_user(translator).can_publish()


def test_the_translator_may_publish_what_is_clear(story, translator):
    french = story.copy_for_translation(Locale.objects.get(language_code="fr"))
    assert french.permissions_for_user(translator).can_publish()
