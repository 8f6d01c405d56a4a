"""The main job, as its people do it: written, allowed, read by somebody else, lit; and dark again by the clock alone."""

import datetime
import re
import time

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from pictures.demo_pictures import draw
from stories.models import House, StoryPage
from tests.browser.conftest import DESKTOP

TITLE = "De brug van blokken"
SECONDS_LEFT = 20


@pytest.fixture
def somebody(new_context, sign_in):
    def open_for(username: str | None = None) -> Page:
        page = new_context(**DESKTOP).new_page()
        page.set_default_timeout(20_000)
        return sign_in(page, username) if username else page

    return open_for


def write(page: Page, drawing) -> None:
    page.get_by_role("link", name="Nieuw verhaal").first.click()
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_summary").fill("Twee dagen bouwen, en dan stak de kikker over.")
    editors = page.locator(".public-DraftEditor-content")
    editors.nth(0).click()
    page.keyboard.type("Zij bouwde een brug van blokken. De kikker stak over.")
    editors.nth(1).click()
    page.keyboard.type("In de beek achter de school woont een kikker. Een zeldzame brugkikker, zegt ze zelf.")
    add_picture(page, drawing)
    page.get_by_role("button", name="Bewaar concept").click()
    expect(page.locator(".messages")).to_contain_text(TITLE)


def add_picture(page: Page, drawing) -> None:
    page.get_by_role("button", name="Blok invoegen").last.click()
    page.get_by_role("option", name="Foto").click()
    page.get_by_role("button", name="Kies een afbeelding").last.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab", name="Uploaden").click()
    dialog.locator("input[type=file]").set_input_files(drawing)
    dialog.locator("[name=image-chooser-upload-title]").fill("Brug van blokken")
    dialog.locator("[name=image-chooser-upload-people_state]").select_option("none")
    dialog.get_by_role("button", name="Uploaden").last.click()
    expect(dialog).to_have_count(0)


def note_first_parent(page: Page) -> None:
    page.get_by_role("link", name="Toestemming noteren").last.click()
    page.locator("#id_alias").fill("Mira")
    page.locator("#id_birth_date").fill((timezone.localdate() - datetime.timedelta(days=3300)).isoformat())
    page.locator("#id_relation").fill("mama")
    page.locator("#id_other_relation").fill("papa")
    say_yes(page)


def say_yes(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    page.get_by_label("onze website").first.check()
    page.locator("#id_help_is_free").check()
    page.locator("#id_everyone").check()
    page.get_by_role("button", name="Noteer dit antwoord").click()


@pytest.mark.long
def test_it_works(somebody, tmp_path):
    drawing = tmp_path / "brug.png"
    drawing.write_bytes(draw("football"))
    editor = somebody("redactie")
    write(editor, drawing)

    story = StoryPage.objects.get(title=TITLE)
    editor.goto(f"/admin/pages/{story.pk}/edit/")
    editor.get_by_role("tab", name="Toestemming").click()
    expect(editor.locator("[data-consent-sentence]")).to_contain_text("Dit verhaal kan nog niet online")
    note_first_parent(editor)
    expect(editor.locator("[data-consent-sentence]")).to_contain_text("de papa van Mira moet nog antwoorden")
    editor.get_by_role("link", name="noteer het antwoord").click()
    say_yes(editor)
    expect(editor.locator("[data-consent-sentence]")).to_contain_text("Dit verhaal mag online")

    send_for_review(editor, story)
    approve(somebody("nalezer"), story)
    see_it_everywhere(somebody(), story)
    let_it_end(editor, story)
    see_it_nowhere(somebody(), story)


def send_for_review(page: Page, story: StoryPage) -> None:
    page.goto(f"/admin/pages/{story.pk}/edit/")
    page.get_by_role("button", name="Meer acties").click()
    page.get_by_role("button", name="Stuur door naar Nalezen").click()
    expect(page.locator(".messages")).to_contain_text(TITLE)


def approve(page: Page, story: StoryPage) -> None:
    page.goto("/admin/wacht-op-mij/")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("button", name="Meer acties").click()
    page.get_by_role("button", name="Goedkeuren en publiceren", exact=True).click()
    expect(page.locator(".messages")).to_contain_text(TITLE)
    story.refresh_from_db()
    assert story.live


def see_it_everywhere(page: Page, story: StoryPage) -> None:
    number = House.objects.get(story_uid=story.story_uid).number
    address = f"/nl/verhalen/{number}-{story.slug}/"
    page.goto("/nl/")
    expect(page.locator(f".village svg a[href='{address}']")).to_have_count(1)
    page.locator(f".village svg a[href='{address}']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(TITLE)
    page.goto(f"{address}#full")
    expect(page.locator("figure.picture img")).to_have_count(1)
    page.goto("/nl/verhalen/")
    expect(page.get_by_role("link", name=TITLE)).to_have_count(1)
    page.goto("/nl/zoeken/?q=brugkikker")
    expect(page.get_by_role("link", name=TITLE)).to_have_count(1)
    assert TITLE in page.request.get("/nl/verhalen/feed/").text()


def let_it_end(page: Page, story: StoryPage) -> None:
    """The mother's consent gets an end that is near; then nobody does anything."""
    page.goto(f"/admin/toestemming/{story.story_uid}/")
    page.get_by_label("Mira").first.check()
    end = timezone.localtime() + datetime.timedelta(seconds=SECONDS_LEFT)
    page.locator("#id_until").fill(end.strftime("%Y-%m-%dT%H:%M:%S"))
    say_yes(page)
    visitor = page.request.get(story.get_url(), fail_on_status_code=False)
    assert visitor.status == 200
    assert int(re.search(r"max-age=(\d+)", visitor.headers["cache-control"])[1]) <= SECONDS_LEFT
    time.sleep(max(0, (end - timezone.localtime()).total_seconds()) + 1)


def see_it_nowhere(page: Page, story: StoryPage) -> None:
    address = StoryPage.objects.get(pk=story.pk).get_url()
    response = page.goto(address)
    assert response.status == 410
    expect(page.locator("h1")).to_have_text("Dit verhaal staat hier niet meer.")
    page.goto("/nl/")
    expect(page.locator(f"a[href='{address}']")).to_have_count(0)
    page.goto("/nl/zoeken/?q=brugkikker")
    expect(page.get_by_role("link", name=TITLE)).to_have_count(0)
    assert TITLE not in page.request.get("/nl/verhalen/feed/").text()
