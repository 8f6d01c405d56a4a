"""Pictures, sound and film of somebody who is erased go with them, whoever else is in them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from common.forgetting import forget_log_of
from consent import registry
from consent.models import Person
from pictures.models import File, Picture


def forget_log(sender: Any, instance: Picture | File, **_kwargs: Any) -> None:
    """A title is often more than a title: it goes from the log with what it was the title of."""
    forget_log_of(instance)


@registry.on_person_erasure
def erase_pictures(person: Person, _story_uids: Iterable[UUID]) -> None:
    for model in (Picture, File):
        for one in model.objects.filter(people__person=person).distinct():
            one.delete()
