"""What a card or a link shows of a story: read as it stands in the rows, without making a page of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models.query import ValuesListIterable

from common.addresses import address
from stories.addresses import numbered
from stories.enums import Theme
from stories.reading import minutes_for, words_of_html

FIELDS = (
    "pk", "house_row", "story_uid", "locale_id", "locale__language_code", "url_path", "slug", "title", "summary",
    "facts__municipality__name", "facts__themes", "is_full", "body_length", "short_version", "has_sound",
)  # fmt: skip


@dataclass(frozen=True)
class Card:
    pk: int
    house_number: int
    story_uid: UUID
    locale_id: int
    language: str
    url_path: str
    slug: str
    title: str
    summary: str
    municipality_name: str | None
    themes: list[str] | None
    is_full: bool
    body_length: int
    short_version: str
    has_sound: bool

    @property
    def url(self) -> str:
        return numbered(address(self.url_path, self.language), self.slug, self.house_number)

    @property
    def theme_labels(self) -> list[str]:
        return [str(Theme(key).label) for key in self.themes or []]

    @property
    def reading_minutes(self) -> int:
        return minutes_for(self.body_length if self.is_full else words_of_html(self.short_version))


class CardIterable(ValuesListIterable):
    def __iter__(self) -> Iterator[Card]:
        return (Card(*row) for row in super().__iter__())
