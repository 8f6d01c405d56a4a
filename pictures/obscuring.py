"""A picture in which somebody was made unrecognisable takes the place of the original, for good."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from consent.enums import Element
from consent.windows import rebuild, together
from pictures import gone
from pictures.blurring import Box, obscured
from pictures.enums import PeopleState, Treatment
from pictures.models import Picture
from pictures.publication import publish_pictures
from pictures.withdrawn import remember_for_good


@dataclass(frozen=True)
class Plan:
    """What is to be done with a picture; `of` is the file it was drawn on."""

    of: str
    blurred: list[Box] = field(default_factory=list)
    kept: Box | None = None
    covered: frozenset[int] = frozenset()
    """The lines of the people under the blurred boxes, as somebody chose them."""


class AnotherFile(Exception):
    """Somebody else replaced it meanwhile: the boxes were drawn on what is gone."""


def original(picture: Picture) -> bytes:
    with picture.file.storage.open(picture.file.name) as file:
        return file.read()


@together()
def obscure(picture_pk: int, plan: Plan) -> Picture:
    """The lock of `together()` comes before that of the row, as in common/locks.py."""
    picture = Picture.objects.select_for_update().get(pk=picture_pk)
    if picture.file.name != plan.of:
        raise AnotherFile
    shown_in = set(picture.public.values_list("story_uid", flat=True))
    remember_for_good(picture)
    gone.log(picture)
    picture.file = obscured(original(picture), plan.of, plan.blurred, plan.kept)
    if plan.kept:
        picture.set_focal_point(None)
    if plan.blurred and picture.people_state == PeopleState.NONE:
        # Somebody was to be seen after all.
        picture.people_state = PeopleState.UNCHECKED
    picture.save()
    _cover(picture, plan.covered)
    # Its copies went with the file: where it is still clear, they are made anew after the commit.
    rebuild(picture.story_uids() | (shown_in - {None}))
    if None in shown_in:
        publish_pictures([picture])
    return picture


def _cover(picture: Picture, covered: Iterable[int]) -> None:
    for row in picture.people.filter(pk__in=covered):
        row.treatment = Treatment.BLURRED
        if row.element == Element.FACE:
            row.element = Element.BODY
        row.save()
