"""A mother, on her phone, in Arabic, without script, takes her child's story back; in the same answer it is gone everywhere."""

import re

import pytest
from playwright.sync_api import expect

from consent.models import Card, Guardianship
from pictures.models import PublicRendition
from stories.models import StoryPage
from tests.browser.conftest import DESKTOP
from tests.support.scan import database_files, files_with, tables_with


@pytest.fixture
def story(site):
    """Told in four languages at least, of a child with a parent."""
    children = Guardianship.objects.values("child__participations__story_uid")
    stories = StoryPage.objects.visible().in_language("ar").filter(story_uid__in=children).order_by("pk")
    return stories[0]


@pytest.fixture
def mother(story):
    wards = Guardianship.objects.filter(child__participations__story_uid=story.story_uid)
    return Card.objects.of(story.story_uid, wards.first().guardian)


def test_it_works(site, story, mother, phone_without_script, page_without_script, client):
    languages = {page.locale.language_code: page.url for page in StoryPage.objects.visible().of_story(story.story_uid)}
    assert {"nl", "fr", "en", "ar"} <= set(languages)
    visitor, dutch = page_without_script, languages["nl"]
    visitor.goto("/nl/")
    lit = visitor.locator(".village a").count()
    assert visitor.locator(f'.village a[href="{dutch}"]').count() == 1
    pictures = sorted({copy.url for copy in PublicRendition.objects.filter(story_uid=story.story_uid)})
    assert len(pictures) >= 2, "in both sizes"
    assert [client.get(address).status_code for address in pictures] == [200] * len(pictures)
    shared = re.search(r'property="og:image" content="[^"]+(/media/houses/[0-9]+\.png)"', client.get(dutch).text)[1]

    phone = phone_without_script
    phone.goto(f"/toestemming/{mother.token}/?taal=ar")
    expect(phone.locator("html")).to_have_attribute("dir", "rtl")
    phone.get_by_role("button", name="أزيلوا قصتي").click()
    expect(phone.locator("h1")).to_contain_text("قصتك لم تعد هنا")
    expect(phone.locator("main")).to_contain_text(mother.printed_code)

    for code, address in languages.items():
        assert client.get(address).status_code == 410, code
        assert shared not in client.get(address).text, "nothing shares it any more; the drawn house itself is every house's"
    assert [client.get(address).status_code for address in pictures] == [404] * len(pictures)
    for place in ("/nl/", "/ar/", "/nl/verhalen/", "/ar/", "/nl/verhalen/feed/", "/sitemap.xml", f"/nl/zoeken/?q={story.house_number}"):
        assert dutch not in client.get(place).content.decode(), place
    visitor.goto("/nl/")
    assert visitor.locator(".village a").count() == lit - 1
    assert visitor.locator(f'a[href="{dutch}"]').count() == 0
    phone.go_back()
    expect(phone.locator("main")).to_contain_text(mother.printed_code)


def test_the_editor_sees_that_and_not_why_and_a_keeper_erases_it_all(site, story, mother, phone_without_script, new_context, sign_in):
    dutch = StoryPage.objects.get(story_uid=story.story_uid, locale__language_code="nl")
    child = Guardianship.objects.filter(guardian=mother.giver, child__participations__story_uid=story.story_uid).first().child
    phone = phone_without_script
    phone.goto(f"/toestemming/{mother.token}/?taal=ar")
    phone.get_by_role("button", name="أزيلوا قصتي").click()

    editor = sign_in(new_context(**DESKTOP).new_page(), "redactie")
    editor.goto(f"/admin/toestemming/{story.story_uid}/")
    said = editor.locator("[data-consent-sentence]").inner_text()
    assert said.startswith("Dit verhaal kan nog niet online") and "mama" not in said and "papa" not in said
    editor.goto(f"/admin/pages/{dutch.pk}/edit/")
    expect(editor.get_by_role("button", name="Publiceren", exact=True)).to_have_count(0)

    keeper = sign_in(new_context(**DESKTOP).new_page(), "toestemming")
    keeper.goto(f"/admin/toestemming/mens/{child.pk}/wissen/")
    expect(keeper.locator("main")).to_contain_text(dutch.title)
    keeper.get_by_label("Wis ook de verhalen hierboven.").check()
    keeper.get_by_label("Ik weet dat dit niet ongedaan kan.").check()
    words = words_of(story.story_uid)
    assert {place.partition(":")[0] for place in tables_with(words)} >= {"stories_storypage", "wagtailcore_revision"}
    keeper.get_by_role("button", name="Wis voor altijd").click()
    expect(keeper.locator(".messages")).to_contain_text(child.code)

    assert tables_with(words) == []
    assert files_with(words, *database_files()) == []
    for language in ("nl", "fr", "en", "ar"):
        expect(phone.locator("main")).to_be_visible()
        assert phone.goto(f"/{language}/").ok
        assert phone.locator(f'a[href*="/{dutch.slug}"]').count() == 0


def words_of(story_uid):
    """Titles, addresses and first sentences in every language: long enough to stand nowhere else."""
    pages = StoryPage.objects.filter(story_uid=story_uid)
    texts = [text for page in pages for text in (page.title, page.slug, page.summary, page.body_words[:60])]
    return sorted({text for text in texts if len(text) > 12})


def test_the_code_is_typed_with_the_thumb(story, mother, phone_without_script):
    """Card at hand, link lost: the code, and the number on record."""
    import time

    from common.public_form import SHORTEST_SECONDS

    mother.giver.phone = "0470 12 34 56"
    mother.giver.save()
    page = phone_without_script
    page.goto("/toestemming/?taal=nl")
    page.get_by_label("De code op je kaart").fill(mother.printed_code.lower())
    page.get_by_label("Je telefoonnummer, of je geheim woord").fill("0470 99 99 99")
    time.sleep(SHORTEST_SECONDS + 1)
    page.get_by_role("button", name="Open mijn kaart").click()
    expect(page.locator("[role=alert]")).to_contain_text("We vinden deze code niet met dit nummer")
    expect(page.get_by_label("De code op je kaart")).to_have_value(mother.printed_code.lower())
    page.get_by_label("Je telefoonnummer, of je geheim woord").fill("+32 470 12 34 56")
    page.get_by_role("button", name="Open mijn kaart").click()
    expect(page.locator("main")).to_contain_text("Haal mijn verhaal weg")
