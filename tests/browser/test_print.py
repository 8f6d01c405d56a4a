"""On paper: one or two sheets of A4, with the house, the number and a QR code, without navigation."""

import io

import pytest
from django.utils import timezone
from pypdf import PdfReader

from projects.models import Theory
from stories.models import StoryPage

pytestmark = pytest.mark.drawn


def sheets(page):
    return PdfReader(io.BytesIO(page.pdf(format="A4"))).pages


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_every_story_fits_with_letters_a_tenth_larger(page, language):
    """The margin that another machine's font may need."""
    stories = list(StoryPage.objects.visible().in_language(language))
    too_long = {}
    for story in stories:
        page.goto(story.get_url())
        page.evaluate("() => { document.documentElement.style.fontSize = '9.9pt' }")
        if (count := len(sheets(page))) > 2:
            too_long[story.slug] = count
    assert stories and too_long == {}


@pytest.mark.parametrize("number", [1, 6, 10])
def test_a_story_fits_on_two_sheets(page, number):
    story = next(story for story in StoryPage.objects.visible().in_language("nl") if story.house_number == number)
    page.goto(story.get_url())
    paper = sheets(page)
    text = " ".join(sheet.extract_text() for sheet in paper)
    assert len(paper) <= 2
    assert f"Huis {number}" in text
    assert "Zoeken" not in text
    page.emulate_media(media="print")
    assert page.locator("svg.qr").is_visible()
    assert page.locator("#full").is_visible()


def test_a_municipality_is_a_list_on_paper(page):
    page.goto("/nl/gemeente/mol/")
    names = page.locator(".find h3").all_inner_texts()
    paper = sheets(page)
    text = " ".join(" ".join(sheet.extract_text() for sheet in paper).split())
    assert len(names) > 5 and len(paper) <= 3
    assert [name for name in names if name not in text] == [] and "014 00 00 00" in text
    assert "Zoeken" not in text


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_the_year_fits_on_two_sheets(page, language):
    page.goto(f"/{language}/hoe-ver-staan-we/{timezone.localdate().year}/")
    paper = sheets(page)
    text = " ".join(" ".join(sheet.extract_text() for sheet in paper).split())
    assert len(paper) <= 2
    assert str(timezone.localdate().year) in text and "Zoeken" not in text


def test_a_theory_of_change_is_one_sheet_of_a3(page):
    page.goto(f"/nl/theorie/{Theory.objects.visible().order_by('pk')[0].pk}/")
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    width, height = (round(float(side) / 72 * 25.4) for side in paper[0].mediabox[2:])
    assert (len(paper), width, height) == (1, 420, 297)
    assert "zwembad" in paper[0].extract_text()
