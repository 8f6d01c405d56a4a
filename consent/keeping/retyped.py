"""Real names typed into a page: found by the hashes of its words, so that no name is decrypted, stored or logged."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page, Revision

from common.encryption import keyed_hashes
from common.words import normal
from consent.enums import Answer, Element, RecordState
from consent.models import Grant, Participation, Person
from consent.registry import story_uid_of

LONGEST = 4  # words; of a longer name the last name is found
SAME_AS_ANOTHER = frozenset({"draft_title", "url_path"})
INSIDE_A_WORD = re.compile(r"</?(?:a|b|i|em|strong|span|sub|sup|mark|u)\b[^>]*>", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Retyped:
    field: str
    person_id: int
    code: str


@dataclass
class WatchList:
    """Everybody who has another name in the stories: by hash, read in one query."""

    names: dict[str, set[tuple[int, str]]] = field(default_factory=dict)
    first_names: dict[str, set[tuple[int, str]]] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "WatchList":
        found = cls()
        people = Person.objects.filter(erased_at=None).exclude(public_alias="")
        for pk, number, first, last, full in people.values_list("pk", "number", "first_name_hash", "last_name_hash", "full_name_hash"):
            who = (pk, Person(number=number).code)
            for digest in filter(None, (last, full)):
                found.names.setdefault(digest, set()).add(who)
            if first:
                found.first_names.setdefault(first, set()).add(who)
        return found

    def find(self, text: str, first_names_of: set[int]) -> set[tuple[int, str]]:
        """Last and full names of everybody; first names of those in the story alone: most are plain words, or another child's name too."""
        known: set[tuple[int, str]] = set()
        if not self.names and not self.first_names:
            return known
        for digest in keyed_hashes(phrases(text)):
            known |= self.names.get(digest, set())
            known |= {who for who in self.first_names.get(digest, ()) if who[0] in first_names_of}
        return known


def phrases(text: str) -> set[str]:
    """Each word, and each two, three and four that follow one another."""
    words = normal(text).split()
    return {" ".join(words[start : start + length]) for length in range(1, LONGEST + 1) for start in range(len(words) - length + 1)}


def retyped(page: Any, data: dict[str, Any] | None = None, watch: WatchList | None = None) -> list[Retyped]:
    """In what would be saved of this page; `data` for a revision's content."""
    watch = watch or WatchList.load()
    people = bound_to_another_name(page)
    found = []
    for name, value in (data or page.serializable_data()).items():
        if name not in SAME_AS_ANOTHER and (text := " ".join(texts(value))):
            found += [Retyped(name, pk, code) for pk, code in sorted(watch.find(text, people))]
    return found


def bound_to_another_name(page: Any) -> set[int]:
    """Those in this story of whom nobody allowed the own first name."""
    story_uid = story_uid_of(page)
    if story_uid is None:
        return set()
    allowed = Grant.objects.filter(
        record__story_uid=story_uid, record__state=RecordState.GIVEN, element=Element.FIRST_NAME, answer=Answer.GRANTED
    ).values("record__subject")
    people = Participation.objects.filter(story_uid=story_uid).exclude(person__in=allowed)
    return set(people.values_list("person_id", flat=True))


def texts(value: Any) -> Iterator[str]:
    """Every string in it, however deep; a stream may be stored as JSON in a string."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, str):
        parsed = as_json(value)
        if parsed is None:
            yield html.unescape(TAG.sub(" ", INSIDE_A_WORD.sub("", value)))
        else:
            yield from texts(parsed)


def as_json(value: str) -> Any:
    if not value.startswith(("[", "{")):
        return None
    try:
        return json.loads(value)
    except ValueError:
        return None


def on_all_pages() -> Iterator[tuple[Page, Retyped]]:
    """What is published, and what the last draft says."""
    watch = WatchList.load()
    for page in Page.objects.specific().iterator():
        drafts = Revision.objects.filter(pk=page.latest_revision_id).values_list("content", flat=True)
        found = [one for data in (page.serializable_data(), *drafts) for one in retyped(page, data, watch)]
        yield from ((page, one) for one in dict.fromkeys(found))
