"""On paper: one or two sheets of A4, with the house, the number and a QR code, without navigation."""

import io

import pytest
from pypdf import PdfReader

from stories.models import StoryPage


@pytest.mark.parametrize("number", [1, 6, 10])
def test_a_story_fits_on_two_sheets(page, number):
    story = next(story for story in StoryPage.objects.visible().in_language("nl") if story.house_number == number)
    page.goto(story.get_url())
    paper = PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = " ".join(sheet.extract_text() for sheet in paper.pages)
    assert len(paper.pages) <= 2
    assert f"Huis {number}" in text
    assert "Zoeken" not in text
    page.emulate_media(media="print")
    assert page.locator("svg.qr").is_visible()
    assert page.locator("#full").is_visible()
