"""Real names of people who have another one in the stories: found when a page is saved, by their hashes, and never said aloud."""

import importlib
import io
import time

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from common.encryption import keyed_hash
from consent.factories import PersonFactory, give, take_part
from consent.keeping.retyped import WatchList, retyped
from consent.models import Person
from home.models import HomePage, StandardPage
from stories.factories import StoryPageFactory
from stories.models import StoryPage

pytestmark = pytest.mark.django_db

SECRETS = ("Zoë", "zoë", "Zoe", "d'Hondt", "Hondt", "hondt")


@pytest.fixture
def person():
    return PersonFactory(first_name="Zoë", last_name="d'Hondt", public_alias="Noor")


@pytest.fixture
def plain(data):
    home = HomePage.objects.get(locale__language_code="nl")
    return home.add_child(instance=StandardPage(title="Over ons", slug="over-ons-getest", locale=home.locale, live=False))


def found(page, **values):
    for name, value in values.items():
        setattr(page, name, value)
    return {(one.field, one.code) for one in retyped(page)}


@pytest.mark.parametrize(
    "text", ["Zoë d'Hondt", "ZOE D'HONDT", "zoe d’hondt", "Wie is Zoë D'Hondt?", "d'hondt", "familie D-Hondt", "Zoe\u0308 d'Hondt"]
)
def test_it_works(text, person, plain):
    assert found(plain, title=text) == {("title", person.code)}


@pytest.mark.parametrize("text", ["Zoë", "zoe gaat fietsen", "hondt", "Hondt", "Zo d'Hond", "dhondt", "Noor", ""])
def test_what_is_no_name_or_only_a_first_name_elsewhere(text, person, plain):
    assert found(plain, title=text) == set()


def test_a_last_name_of_several_words(plain):
    person = PersonFactory(first_name="Anne-Marie", last_name="Van den Broeck")
    assert found(plain, title="Juf Van Den Broeck zwaait") == {("title", person.code)}
    assert found(plain, title="Het dorp van den Broeck-Smet") == {("title", person.code)}
    assert found(plain, title="van den berg") == set()


def test_who_has_no_other_name_is_not_watched(plain):
    PersonFactory(last_name="Zondernaam", public_alias="")
    assert found(plain, title="Zondernaam") == set()


def test_a_first_name_in_the_story_that_the_person_is_in(person, index):
    story = StoryPageFactory(parent=index, cleared=False)
    other = StoryPageFactory(parent=index, cleared=False)
    take_part(story.story_uid, person)
    assert found(story, summary="Zoe lacht.") == {("summary", person.code)}
    assert found(other, summary="Zoe lacht.") == set()


def test_a_first_name_that_was_allowed(person, index):
    story = StoryPageFactory(parent=index, cleared=False)
    take_part(story.story_uid, person)
    give(story.story_uid, person, person, elements=["first_name", "facts", "own_words"])
    assert found(story, summary="Zoë lacht.") == set()
    assert found(story, summary="Zoë d'Hondt lacht.") == {("summary", person.code)}, "nobody allows a last name"


@pytest.mark.parametrize("markup", ["<p>d&#x27;Hondt</p>", "<p>d'<b>Hon</b>dt</p>", "<p>Bij <i>d'Hondt</i> thuis</p>", "<p>d&rsquo;Hondt</p>"])
def test_in_rich_text_and_in_a_stream(markup, person, index):
    story = StoryPageFactory(parent=index, cleared=False)
    assert ("short_version", person.code) in found(story, short_version=markup)
    from wagtail.blocks import StreamValue

    stream = StreamValue(story.body.stream_block, [{"type": "text", "value": markup}], is_lazy=True)
    assert ("body", person.code) in found(story, short_version="", body=stream)


def test_in_an_address(person, plain):
    assert found(plain, slug="bij-d-hondt-thuis") == {("slug", person.code)}


def warnings(response):
    return [str(message) for message in response.context["messages"] if message.level_tag == "warning"]


def story_form(**changes):
    return nested_form_data({
        "title": "Een verhaal", "slug": "een-verhaal", "summary": "Een zin.", "short_version": rich_text("<p>Kort.</p>"), "body": streamfield([]),
        "told_on": "2025-05-01", "comments": inline_formset([]),
    } | changes)  # fmt: skip


def test_saving_a_draft_of_a_story_warns_with_the_code_alone(person, index, editor_client):
    story = StoryPageFactory(parent=index, cleared=False)
    response = editor_client.post(f"/admin/pages/{story.pk}/edit/", story_form(summary="Op bezoek bij d'Hondt."), follow=True)
    (said,) = warnings(response)
    assert person.code in said
    assert not any(secret in said for secret in SECRETS)
    assert "Op bezoek" in StoryPage.objects.get(pk=story.pk).get_latest_revision().content["summary"], "what was typed is kept"


def test_a_draft_without_a_name_says_nothing(person, index, editor_client):
    story = StoryPageFactory(parent=index, cleared=False)
    assert warnings(editor_client.post(f"/admin/pages/{story.pk}/edit/", story_form(), follow=True)) == []


def test_a_new_page_of_another_type_warns_too(person, admin_client):
    home = HomePage.objects.get(locale__language_code="nl")
    address = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk])
    typed = nested_form_data({"title": "Bedankt, d'Hondt", "slug": "bedankt", "body": streamfield([]), "comments": inline_formset([])})
    response = admin_client.post(address, typed, follow=True)
    assert StandardPage.objects.filter(slug="bedankt").exists(), response.context and response.context.get("form") and response.context["form"].errors
    assert any(person.code in said for said in warnings(response))


def test_a_translation_that_localize_saves_warns_when_it_is_opened(person, index, admin_client, translator_client):
    from wagtail.models import Locale
    from wagtail_localize.models import StringTranslation, Translation, TranslationSource

    story = StoryPageFactory(parent=index, short_version="<p>Kort en goed.</p>")
    source, _created = TranslationSource.get_or_create_from_instance(story)
    french = Locale.objects.get(language_code="fr")
    translation = Translation.objects.create(source=source, target_locale=french)
    translation.save_target(publish=False)
    page = translation.get_target_instance()
    address = f"/admin/pages/{page.pk}/edit/"
    assert warnings(admin_client.get(address)) == []
    segment = source.stringsegment_set.get(context__path="short_version")
    StringTranslation.objects.create(translation_of=segment.string, locale=french, context=segment.context, data="Chez Zoé D'HONDT")
    (said,) = warnings(admin_client.get(address))
    assert person.code in said


def audit():
    out = io.StringIO()
    call_command("audit_consent", stdout=out)
    return out.getvalue()


def test_the_audit_names_page_field_and_code(person, plain, index):
    plain.title = "Bij d'Hondt"
    plain.save()
    story = StoryPageFactory(parent=index, cleared=False)
    story.summary = "d'Hondt in het concept"
    story.save_revision()
    report = audit()
    assert f"page {plain.pk}, title: a real name of {person.code}" in report
    assert f"page {story.pk}, summary: a real name of {person.code}" in report
    assert not any(secret in report for secret in SECRETS)


def test_the_audit_says_when_keepers_are_few(keeper):
    from django.contrib.auth import get_user_model

    assert "fewer than two active keepers" in audit()
    get_user_model().objects.create_user("tweede").groups.set(keeper.groups.all())
    assert "fewer than two active keepers" not in audit()


def test_no_name_is_decrypted(person, plain, monkeypatch):
    plain.title = "d'Hondt"

    def refuse(_token):
        raise AssertionError("a name was decrypted")

    monkeypatch.setattr("common.fields.decrypt", refuse)
    assert {one.code for one in retyped(plain)} == {person.code}


def test_the_list_is_one_query(person, plain, query_count):
    PersonFactory.create_batch(20)
    plain.title = "d'Hondt"
    with query_count(3):  # and the page's own comments, and whether it tells a story
        retyped(plain)


def test_a_long_page_is_quick():
    """Fifty milliseconds on a quiet machine; here only that it is no matter of seconds."""
    watch = WatchList({"x": {(1, "K-001")}}, {})
    text = " ".join(f"woord{number % 700}" for number in range(3000))
    start = time.perf_counter()
    watch.find(text, set())
    assert time.perf_counter() - start < 1


def test_people_are_found_with_and_without_accents(person):
    for name in ("Zoe", "ZOË", "d’hondt", "zoe d'hondt"):
        assert list(Person.objects.named(name)) == [person]
    assert not Person.objects.named("'").exists()


def test_the_migration_goes_both_ways(person):
    migration = importlib.import_module("consent.migrations.0010_hash_names_as_words")
    apps = MigrationExecutor(connection).loader.project_state([("consent", "0010_hash_names_as_words")]).apps

    def hashes():
        return Person.objects.filter(pk=person.pk).values_list("first_name_hash", "last_name_hash", "full_name_hash").get()

    new = hashes()
    migration.as_written(apps, None)
    assert hashes() == (keyed_hash("Zoë"), keyed_hash("d'Hondt"), keyed_hash("Zoë d'Hondt"))
    migration.as_words(apps, None)
    assert hashes() == new == (keyed_hash("zoe"), keyed_hash("d hondt"), keyed_hash("zoe d hondt"))
