"""No name in an address (promise I8). Names in the text are judged with the consents: consent/naming.py."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.utils.text import slugify
from django.utils.translation import gettext as _

from consent.models import Participation, Person


def participants(story_uid: UUID) -> list[Participation]:
    return list(Participation.objects.filter(story_uid=story_uid).select_related("person"))


def people_in_slug(slug: str, people: Iterable[Person]) -> Iterator[Person]:
    parts = f"-{slug}-"
    for person in people:
        names = (slugify(name) for name in (person.first_name, person.last_name, person.public_alias))
        if any(name and f"-{name}-" in parts for name in names):
            yield person


def slug_sentence(people: Iterable[Person]) -> str:
    """Empty when no name is in the address."""
    codes = ", ".join(person.code for person in people)
    return _("A name of %(people)s is in the address: choose words that name nobody.") % {"people": codes} if codes else ""
