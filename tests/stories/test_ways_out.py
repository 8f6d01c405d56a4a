"""Ways out that are easily missed (CONSENT.md): one test a row, named after it."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.db import connection
from django.test import Client, TestCase
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale
from wagtail.search.models import IndexEntry
from wagtail_localize.models import Translation, TranslationSource

from consent.enums import MODEST
from consent.factories import PersonFactory
from consent.models import Card, ConsentEvent
from consent.withdrawal import withdraw
from pictures.factories import PicturePersonFactory
from pictures.models import PublicRendition
from stories.factories import StoryPageFactory
from stories.models import StoryPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(index):
    return StoryPageFactory(parent=index, title="De kwikstaart", themes=["music"])


@pytest.fixture
def take_down(django_capture_on_commit_callbacks):
    def go(story):
        with django_capture_on_commit_callbacks(execute=True):
            withdraw(story.story_uid)

    return go


def entries(story):
    return IndexEntry.objects.filter(object_id=str(story.pk), content_type__model="storypage")


def test_search_tables(story, take_down):
    assert entries(story).exists()
    take_down(story)
    assert not entries(story).exists()


def test_redirects_from_the_old_slug(client, story, take_down):
    """An old address answers as the house does; no redirect keeps its words."""
    old = story.get_url()
    story.slug = "het-nieuwe-adres"
    story.save_revision().publish()
    assert not Redirect.objects.filter(old_path__contains="samen-op-weg").exists()
    Redirect.objects.create(old_path="/oud", redirect_page=story)
    assert client.get(old).status_code == 301
    take_down(story)
    assert client.get(old).status_code == 410
    assert not Redirect.objects.filter(redirect_page=story).exists()
    assert client.get("/oud").status_code == 404


def test_translations_that_localize_would_publish_again(index, story, take_down):
    source, _created = TranslationSource.get_or_create_from_instance(story)
    Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="fr"))
    take_down(story)
    assert not Translation.objects.filter(source=source, enabled=True).exists()


@pytest.fixture
def front_cache(settings):
    """A real cache's ear: what it was told to forget."""
    forgotten = []

    class Ear(BaseHTTPRequestHandler):
        def do_PURGE(self):
            forgotten.append(f"http://{self.headers['Host']}{self.path}")
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_words):
            pass

    server = HTTPServer(("127.0.0.1", 0), Ear)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    location = f"http://127.0.0.1:{server.server_port}"
    settings.WAGTAILFRONTENDCACHE = {"front": {"BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend", "LOCATION": location}}
    yield forgotten
    server.shutdown()
    server.server_close()


def test_front_end_caches(front_cache, settings, index, story, take_down):
    left, right = StoryPageFactory(parent=index, themes=["music"]), StoryPageFactory(parent=index)
    french = story.copy_for_translation(Locale.objects.get(language_code="fr"), copy_parents=True)
    french.save_revision().publish()
    french = StoryPage.objects.get(pk=french.pk)
    take_down(story)
    paths = {address.removeprefix(settings.SITE_URL) for address in front_cache}
    assert {story.get_url(), french.get_url(), "/nl/", "/fr/", "/nl/verhalen/", "/nl/verhalen/feed/", "/sitemap.xml"} <= paths
    assert left.get_url() in paths, "the house beside it, and a story like it"
    assert right.get_url() not in paths or right.house_number == story.house_number + 1


def test_a_front_end_cache_that_does_not_answer_never_holds_up_a_withdrawal(settings, client, story, take_down):
    settings.WAGTAILFRONTENDCACHE = {"front": {"BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend", "LOCATION": "http://127.0.0.1:9"}}
    take_down(story)
    assert client.get(story.get_url()).status_code == 410


def test_workflow_states_and_scheduled_revisions_of_a_page_that_is_not_live(index, take_down, editor):
    from django.utils import timezone

    draft = StoryPageFactory(parent=index, cleared=True, live=False)
    revision = draft.get_latest_revision()
    revision.approved_go_live_at = timezone.now() + timezone.timedelta(days=1)
    revision.save()
    draft.get_workflow().start(draft, editor)
    take_down(draft)
    assert not draft.revisions.exclude(approved_go_live_at=None).exists()
    assert not draft.workflow_states.active().exists()


def test_it_costs_the_same_whatever_else_there_is(index, django_assert_max_num_queries, take_down):
    """Five languages; the number of queries does not follow the number of other stories."""

    def cost():
        story = StoryPageFactory(parent=index, people=[PersonFactory()])
        for code in ("fr", "en", "ar", "tr"):
            story.copy_for_translation(Locale.objects.get(language_code=code), copy_parents=True).save_revision().publish()
        with connection.execute_wrapper(count := Counted()):
            take_down(story)
        return count.times

    class Counted:
        def __init__(self):
            self.times = 0

        def __call__(self, execute, *args):
            self.times += 1
            return execute(*args)

    first = cost()
    StoryPageFactory.create_batch(15, parent=index)
    assert cost() <= first + 2


def narrow(story, person, django_capture_on_commit_callbacks, **less):
    giver = person.guardianships.first().guardian if person.guardianships.exists() else person
    card = Card.objects.of(story.story_uid, giver)
    with django_capture_on_commit_callbacks(execute=True):
        Client().post(f"/toestemming/{card.token}/minder/1/", less)


@pytest.fixture
def pictured(index):
    """A story with a picture of somebody in it."""
    person = PersonFactory(may_be_recognisable="yes")
    picture = PicturePersonFactory(person=person, element="body").picture
    body = [("picture", {"image": picture, "caption": ""})]
    with TestCase.captureOnCommitCallbacks(execute=True):
        return StoryPageFactory(parent=index, people=[person], body=body, consent={"elements": [*MODEST, "body"]}), person


@pytest.mark.parametrize("less", [{"channel": "website"}, {"element": "own_words"}, {"element": "body"}])
def test_a_cache_in_front_forgets_what_was_narrowed(front_cache, settings, pictured, less, django_capture_on_commit_callbacks):
    story, person = pictured
    copies = [settings.SITE_URL + copy.url for copy in PublicRendition.objects.filter(story_uid=story.story_uid)]
    assert copies
    narrow(story, person, django_capture_on_commit_callbacks, **less)
    assert settings.SITE_URL + story.get_url() in front_cache
    assert set(copies) <= set(front_cache), "and the pictures themselves"


def test_who_takes_the_website_back_takes_the_pages_down(client, pictured, django_capture_on_commit_callbacks):
    """As for a no: not live, not in the search, no redirect, and the log says when."""
    story, person = pictured
    Redirect.objects.create(old_path="/oud", redirect_page=story)
    narrow(story, person, django_capture_on_commit_callbacks, channel="website")
    assert not StoryPage.objects.get(pk=story.pk).live
    assert not entries(story).exists() and not Redirect.objects.exists()
    assert ConsentEvent.objects.filter(story_uid=story.story_uid, kind="unpublished").exists()


def test_a_picture_alone_goes_and_the_story_stays(client, pictured, django_capture_on_commit_callbacks):
    story, person = pictured
    narrow(story, person, django_capture_on_commit_callbacks, element="body")
    shown = client.get(story.get_url())
    assert shown.status_code == 200 and "/media/pictures/" not in shown.text
    assert not PublicRendition.objects.filter(story_uid=story.story_uid).exists()
