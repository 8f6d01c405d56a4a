"""What of pictures, sound and film the public may see now. The clock decides here, on every question."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from consent.models import Clearance
from pictures.enums import PeopleState

if TYPE_CHECKING:
    from pictures.models import Picture, PublicRendition


class WindowQuerySet(models.QuerySet):
    def open(self, at: datetime.datetime | None = None) -> "WindowQuerySet":
        at = at or timezone.now()
        return self.filter(opens_at__lte=at).filter(Q(closes_at__gt=at) | Q(closes_at=None))


class PeopledQuerySet(models.QuerySet):
    def visible(self, story_uid: UUID | None = None, at: datetime.datetime | None = None) -> "PeopledQuerySet":
        """With nobody in it: anywhere. With people: only inside a story in which all of them allow it now. Unchecked: never."""
        shown = Q(people_state=PeopleState.NONE)
        if story_uid is not None:
            windows = self.model._meta.get_field("windows")
            open_windows = windows.related_model.objects.open(at).filter(story_uid=story_uid)
            shown |= Q(people_state=PeopleState.LISTED, pk__in=open_windows.values(windows.field.attname))
        return self.filter(shown)


class PublicCopyQuerySet(models.QuerySet):
    def visible(self, at: datetime.datetime | None = None) -> "PublicCopyQuerySet":
        """Copies whose original may be seen in their story now, in a story that may itself be seen now."""
        owner = self.model._meta.get_field(self.model.owner)
        nobody = Q(**{f"{owner.name}__people_state": PeopleState.NONE})
        listed = Q(Exists(self._open_windows(at)), **{f"{owner.name}__people_state": PeopleState.LISTED})
        told = Q(story_uid=None) | Exists(Clearance.objects.open(at=at).of_outer_story())
        return self.filter(nobody | listed).filter(told)

    def with_ends(self, at: datetime.datetime | None = None) -> "PublicCopyQuerySet":
        """`closes_at`: the moment from which it may not be seen any more; None when none is known."""
        return self.annotate(closes_at=Subquery(self._open_windows(at).values("closes_at")[:1]))

    def _open_windows(self, at: datetime.datetime | None) -> models.QuerySet:
        owner = self.model._meta.get_field(self.model.owner)
        windows = owner.related_model._meta.get_field("windows")
        of_this = {windows.field.attname: OuterRef(owner.attname), "story_uid": OuterRef("story_uid")}
        return windows.related_model.objects.open(at).filter(**of_this)


def public_renditions(
    pictures: Iterable["Picture"], story_uid: UUID | None, at: datetime.datetime | None = None
) -> dict[tuple[int, str], "PublicRendition"]:
    """By picture and spec, for all of a page's pictures in one query; a picture that may not be seen has no entry."""
    from pictures.models import PublicRendition

    found = PublicRendition.objects.filter(picture__in=[picture.pk for picture in pictures], story_uid=story_uid).visible(at)
    return {(rendition.picture_id, rendition.spec): rendition for rendition in found}
