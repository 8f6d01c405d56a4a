"""The first copy on A4: a cover, the story, and the card on a sheet of its own that can be cut off."""

import io

from pypdf import PdfReader

from consent.models import Card
from stories.models import StoryPage


def sheets(page):
    """The words of each sheet, and the sizes there are, in points."""
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    words = [" ".join(sheet.extract_text().split()) for sheet in paper.pages]
    return words, {tuple(round(side) for side in sheet.mediabox.upper_right) for sheet in paper.pages}


def test_the_first_copy_is_a_small_book(page, sign_in, complaints):
    waiting = StoryPage.objects.get(slug__contains="kamp", locale__language_code="nl")
    card = Card.objects.filter(story_uid=waiting.story_uid).first()
    sign_in(page, "toestemming")
    said = complaints(page)
    page.goto(f"/admin/verhaal/{waiting.story_uid}/eerste-exemplaar/?kaart={card.uid}")
    texts, sizes = sheets(page)
    assert len(sizes) == 1 and abs(next(iter(sizes))[0] - 595) <= 1, "A4, upright"
    assert 3 <= len(texts) <= 5
    assert "Niemand anders" in texts[0]
    assert card.printed_code in texts[-1]
    assert not any(card.printed_code in text for text in texts[:-1])
    assert not any("Druk deze pagina af" in text for text in texts), "the bar stays on the screen"
    assert said == []


def test_a_poster_is_one_sheet(page, sign_in):
    from consent.factories import give
    from consent.models import ConsentRecord

    story = next(story for story in StoryPage.objects.visible().in_language("nl") if story.house_number == 1)
    for record in list(ConsentRecord.objects.filter(story_uid=story.story_uid, superseded_by=None)):
        give(story.story_uid, record.subject, record.giver)
    sign_in(page, "redactie")
    page.goto(f"/admin/verhaal/{story.story_uid}/megafoon/")
    page.fill("#affiche_where", "Een zaal")
    page.locator("section", has=page.locator("#affiche_where")).locator("form button[type=submit]").click()
    page.wait_for_selector("svg.qr")
    texts, _sizes = sheets(page)
    assert len(texts) == 1
    assert "Huis 1" in texts[0]
