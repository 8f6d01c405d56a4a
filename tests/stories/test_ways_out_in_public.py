"""Ways out that are easily missed (CONSENT.md), in public: one test a row, named after it. The rest stands in test_ways_out.py,
test_ways_out_at_rest.py and, for pictures, in tests/pictures."""

import datetime
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.apps import apps
from django.core.management import call_command
from django.utils import timezone
from wagtail.embeds.models import Embed
from wagtail.models import Locale, Revision

from consent.erasing.stories import erase_story
from consent.factories import PersonFactory
from consent.gate import NotCleared
from consent.withdrawal import lift, withdraw
from home.models import StandardPage
from stories.factories import StoryPageFactory
from stories.models import StoryIndexPage, StoryPage

pytestmark = pytest.mark.django_db
WINDOW = re.compile(r'href="/nl/verhalen/[0-9]+-')
SLUG = "de-kwikstaart-op-de-brug"


@pytest.fixture
def story(index):
    return StoryPageFactory(parent=index, title="De kwikstaart", slug=SLUG, summary="Kwikstaarten wippen.", themes=["music"])


@pytest.fixture
def gone(client, story, django_capture_on_commit_callbacks):
    """Its address, after it was taken back. Before, it stands in each of these places: what they miss afterwards was there."""
    address = story.get_url()
    assert client.get(address).status_code == 200
    for path in ("/nl/verhalen/", "/nl/verhalen/feed/", "/sitemap.xml"):
        assert SLUG in client.get(path).text, path
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(story.story_uid)
    return address


def test_expired_page_before_the_scheduler_runs(client, index, time_machine):
    story = StoryPageFactory(parent=index, slug=SLUG, consent={"valid_until": timezone.now() + timezone.timedelta(days=1)})
    address = story.get_url()
    time_machine.move_to(timezone.now() + timezone.timedelta(days=1, seconds=1))
    assert StoryPage.objects.get(pk=story.pk).live, "nothing has run yet"
    assert client.get(address).status_code == 410
    assert SLUG not in client.get("/nl/verhalen/").text


def test_scheduled_revision_of_a_page_that_is_not_live(client, index):
    draft = StoryPageFactory(parent=index, slug=SLUG, live=False)
    Revision.objects.filter(pk=draft.latest_revision_id).update(approved_go_live_at=timezone.now() - timezone.timedelta(minutes=1))
    withdraw(draft.story_uid)
    lift(draft.story_uid)
    call_command("publish_scheduled", verbosity=0)
    assert not StoryPage.objects.get(pk=draft.pk).live


def test_aliases_of_non_live_pages_and_converted_aliases(client, index, admin_client):
    draft = StoryPageFactory(parent=index, slug=SLUG, live=False)
    alias = draft.create_alias(update_slug="nog-een-brug", parent=index)
    withdraw(draft.story_uid)
    assert not StoryPage.objects.get(pk=alias.pk).live
    admin_client.post(f"/admin/pages/{alias.pk}/convert_alias/")
    converted = StoryPage.objects.get(pk=alias.pk)
    assert converted.alias_of is None and converted.story_uid == draft.story_uid
    with pytest.raises(NotCleared):
        converted.save_revision().publish()
    assert not StoryPage.objects.get(pk=alias.pk).live


def test_translations(client, story, django_capture_on_commit_callbacks):
    pages = [story]
    for code in ("fr", "en", "ar"):
        page = story.copy_for_translation(Locale.objects.get(language_code=code), copy_parents=True)
        page.save_revision().publish()
        pages.append(StoryPage.objects.get(pk=page.pk))
    addresses = [page.get_url() for page in pages]
    assert [client.get(address).status_code for address in addresses] == [200] * 4
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(story.story_uid)
    assert [client.get(address).status_code for address in addresses] == [410] * 4
    assert not StoryPage.objects.filter(story_uid=story.story_uid, live=True).exists()


def test_copies_whose_revisions_carry_the_text_too(client, story, index, gone):
    copy = story.copy(update_attrs={"slug": "een-afschrift", "title": "Een afschrift"}, keep_live=False)
    assert copy.story_uid == story.story_uid
    with pytest.raises(NotCleared):
        copy.get_latest_revision().publish()
    assert client.get(gone.replace(SLUG, "een-afschrift")).status_code == 410


def standard(text):
    home = StoryIndexPage.objects.get(locale__language_code="nl").get_parent()
    page = home.add_child(instance=StandardPage(title="Over ons", slug="over-ons-en-het-dorp", body=[("text", text)], locale=home.locale))
    page.save_revision().publish()
    return page


@pytest.mark.parametrize("kind", ["text", "short version"])
def test_rich_text_links_that_print_the_title_or_slug(client, index, story, kind, django_capture_on_commit_callbacks):
    link = f'<p>Lees ook <a linktype="page" id="{story.pk}">dit andere</a>.</p>'
    teller = StoryPageFactory(parent=index, **({"body": [("text", link)]} if kind == "text" else {"short_version": link}))
    plain = standard(link)
    for page in (teller, plain):
        assert story.get_url() in client.get(page.get_url()).text, "while it is told, the link leads there"
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(story.story_uid)
    for page in (teller, plain):
        found = client.get(page.get_url()).text
        assert SLUG not in found and "dit andere" in found


def test_a_link_to_a_page_that_is_no_story_leads_there_in_the_readers_language(client, index):
    french = StoryIndexPage.objects.get(locale__language_code="fr")
    link = f'<p><a linktype="page" id="{index.pk}">De muur</a> <a linktype="page" id="999999">weg</a></p>'
    assert 'href="/nl/verhalen/"' in client.get(standard(link).get_url()).text
    home = french.get_parent()
    page = home.add_child(instance=StandardPage(title="Chez nous", slug="chez-nous", body=[("text", link)], locale=home.locale))
    page.save_revision().publish()
    found = client.get(page.get_url()).text
    assert f'href="{french.get_url()}"' in found and "<a>weg</a>" in found


def test_links_cost_the_same_however_many(client, index, django_assert_max_num_queries):
    from stories.links import addresses

    stories = StoryPageFactory.create_batch(6, parent=index)
    with django_assert_max_num_queries(2):
        assert len(addresses({story.pk for story in stories})) == 6


def test_cards_that_copied_text(client, index, story, gone):
    other = StoryPageFactory(parent=index, themes=["music"], body=[("call_to_action", {"text": "Lees", "link_text": "Hier", "page": story})])
    for path in (other.get_url(), "/nl/", "/nl/verhalen/", "/nl/verhalen/?thema=music"):
        found = client.get(path).text
        assert SLUG not in found and "Kwikstaarten" not in found, path


def test_template_fragments():
    """No part of a page is kept apart: nothing could go on showing what went."""
    templates = Path(__file__).resolve().parents[2] / "templates"
    kept = [file.name for file in templates.rglob("*.html") if re.search(r"{%\s*(cache|wagtailcache|wagtailpagecache)\b", file.read_text())]
    assert kept == []


def test_browser_caches(client, index, story):
    """Whoever kept the page asks again and is told; the tag of the page from before opens nothing."""
    before = client.get(story.get_url())
    assert "max-age" in before["Cache-Control"] and int(re.search(r"max-age=(\d+)", before["Cache-Control"])[1]) <= 300
    withdraw(story.story_uid)
    after = client.get(story.get_url() or f"/nl/verhalen/{story.house_number}-{SLUG}/", headers={"if-none-match": before.get("ETag", '"x"')})
    assert after.status_code == 410 and after["Cache-Control"] == "no-store"


def test_site_search_and_promoted_results(client, story, django_capture_on_commit_callbacks):
    assert SLUG in client.get("/nl/zoeken/?q=kwikstaart").text
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(story.story_uid)
    assert SLUG not in client.get("/nl/zoeken/?q=kwikstaart").text
    assert not apps.is_installed("wagtail.contrib.search_promotions"), "what promotes results knows nothing of consent"


def test_sitemap_and_hreflang(client, gone):
    assert SLUG not in client.get("/sitemap.xml").text
    assert not [link for link in re.findall(r"<(?:link|a)[^>]+hreflang[^>]*>", client.get(gone).text) if SLUG in link]


def test_feeds(client, story, gone, index):
    """An Atom tombstone asks whoever kept the entry to drop it; it says nothing of a cause, and nothing of what never was online."""
    draft = StoryPageFactory(parent=index, live=False)
    withdraw(draft.story_uid)
    feed = client.get("/nl/verhalen/feed/").text
    assert SLUG not in feed and "Kwikstaart" not in feed
    root = ElementTree.fromstring(feed)
    entries = root.findall("{http://purl.org/atompub/tombstones/1.0}deleted-entry")
    told = {entry.attrib["ref"]: entry.attrib["when"] for entry in entries}
    assert f"urn:uuid:{draft.story_uid}" not in told
    assert datetime.datetime.fromisoformat(told[f"urn:uuid:{story.story_uid}"]) <= timezone.now()


def test_a_feed_has_no_tombstone_for_what_is_back(client, story, gone):
    lift(story.story_uid)
    story.get_latest_revision().publish()
    feed = client.get("/nl/verhalen/feed/").text
    assert SLUG in feed and f'deleted-entry ref="urn:uuid:{story.story_uid}"' not in feed


def test_an_erased_story_has_a_tombstone_too(client, story, gone):
    erase_story(story.story_uid)
    assert f"urn:uuid:{story.story_uid}" in client.get("/nl/verhalen/feed/").text


def test_embeds_and_oembed(client, gone):
    """Nobody may frame a page, no address describes one for others, and no service is asked."""
    for path in ("/oembed/", "/oembed", "/api/v2/pages/", "/nl/oembed/", "/embed/"):
        assert client.get(path).status_code == 404
    assert client.get("/nl/")["X-Frame-Options"] == "DENY"
    assert not Embed.objects.exists()


def test_redirects_from_the_old_slug(client, gone):
    for old in (gone, gone.replace(SLUG, "heel-anders"), gone.rstrip("/")):
        assert client.get(old, follow=True).status_code == 410, old


def test_counters_and_next_story_links(client, index, story):
    """Counts and neighbours speak of what is visible now; the house stands where it stood, dark."""
    beside = StoryPageFactory(parent=index)
    assert SLUG in client.get(beside.get_url()).text
    lit = len(WINDOW.findall(client.get("/nl/").text))
    withdraw(story.story_uid)
    assert SLUG not in client.get(beside.get_url()).text
    after = client.get("/nl/").text
    assert SLUG not in after and 0 < len(WINDOW.findall(after)) < lit


@pytest.mark.parametrize("odd", ["?preview=1", "?taal=fr", "?format=json", "?version=1&thema=onbekend", "?utm_source=x", "?in_preview_panel=true"])
def test_odd_parameters(client, gone, odd):
    assert client.get(gone + odd).status_code == 410


def test_head_conditional_and_range_requests(client, gone):
    assert client.head(gone).status_code == 410
    for headers in ({"range": "bytes=0-10"}, {"if-modified-since": "Mon, 01 Jan 2035 00:00:00 GMT"}, {"if-none-match": "*"}):
        answer = client.get(gone, headers=headers)
        assert answer.status_code == 410 and b"Kwikstaart" not in answer.content


def test_a_person_alone_closes_all_of_it(client, index):
    person = PersonFactory()
    story = StoryPageFactory(parent=index, people=[person, PersonFactory()])
    withdraw(story.story_uid, giver=person)
    assert client.get(f"/nl/verhalen/{story.house_number}-{story.slug}/").status_code == 410
