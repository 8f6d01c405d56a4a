"""No real name in a text without leave, no name at all in an address (promise I8)."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.utils.text import slugify
from django.utils.translation import gettext as _

from consent.enums import Element
from consent.models import Participation, Person
from stories.reading import normal


def participants(story_uid: UUID) -> list[Participation]:
    return list(Participation.objects.filter(story_uid=story_uid).select_related("person"))


def people_in_slug(slug: str, people: Iterable[Person]) -> Iterator[Person]:
    parts = f"-{slug}-"
    for person in people:
        names = (slugify(name) for name in (person.first_name, person.last_name, person.public_alias))
        if any(name and f"-{name}-" in parts for name in names):
            yield person


def people_in_text(text: str, participations: Iterable[Participation]) -> Iterator[Person]:
    """Whose real name stands in the text: a last name always counts, a first name unless they are in it under that name."""
    words = normal(text)
    for row in participations:
        first, last, alias = (normal(name) for name in (row.person.first_name, row.person.last_name, row.person.public_alias))
        secret = [last] if Element.FIRST_NAME in row.elements or first == alias else [first, last]
        if any(name.strip() and name in words for name in secret):
            yield row.person


def slug_sentence(people: Iterable[Person]) -> str:
    """Empty when no name is in the address."""
    codes = ", ".join(person.code for person in people)
    return _("A name of %(people)s is in the address: choose words that name nobody.") % {"people": codes} if codes else ""


def text_sentence(people: Iterable[Person]) -> str:
    codes = ", ".join(person.code for person in people)
    return _("The real name of %(people)s is in the text: write the name of the story instead.") % {"people": codes} if codes else ""
