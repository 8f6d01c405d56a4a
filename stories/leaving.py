"""Whether somebody can be taken off the list of a story: not while a page or a last draft still shows them."""

from collections.abc import Iterator
from uuid import UUID

from common.words import holds
from consent import registry
from consent.models import Person
from pictures.models import FilePerson, PicturePerson
from stories.media import files_of, pictures_of
from stories.models import StoryPage


@registry.on_leaving
def still_shows(story_uid: UUID, person: Person) -> bool:
    return any(_shows(told, person) for told in _told(story_uid))


def _told(story_uid: UUID) -> Iterator[StoryPage]:
    for page in StoryPage.objects.filter(story_uid=story_uid):
        yield page
        yield page.get_latest_revision_as_object()


def _shows(told: StoryPage, person: Person) -> bool:
    words = told.all_words()
    named = any(holds(words, name) for name in (person.first_name, person.last_name, person.public_alias))
    pictured = PicturePerson.objects.filter(person=person, picture__in=list(pictures_of(told)))
    recorded = FilePerson.objects.filter(person=person, file__in=list(files_of(told)))
    return named or pictured.exists() or recorded.exists()
