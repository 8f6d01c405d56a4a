"""Whether a translation holds the whole text or the short version alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stories.models import StoryPage

LONG_ENOUGH = 40  # characters; shorter texts (names, «ja») may well be the same in two languages


def texts(page: "StoryPage") -> list[str]:
    content = page.body.stream_block.get_searchable_content(page.body)
    return [" ".join(text.split()) for text in content if len(text) > LONG_ENOUGH]


def note_full_text(page: "StoryPage") -> None:
    """A translation is full when no long text of it stands there in the words of the Dutch page."""
    from stories.models import StoryPage

    source = StoryPage.objects.filter(story_uid=page.story_uid, locale__language_code="nl").first()
    own = texts(page)
    page.is_full = bool(own) and (source is None or not set(own) & set(texts(source)))
    StoryPage.objects.filter(pk=page.pk).update(is_full=page.is_full)
