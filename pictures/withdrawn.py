"""A withdrawn picture is not taken again: remembered when it goes, refused at every door, forgotten when it is allowed anew."""

import datetime
import hashlib
from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils import timezone

from consent.case import Case, Demand
from consent.enums import Channel
from consent.rules import reasons_for
from consent.windows import windows
from pictures.fingerprints import Fingerprint, fingerprint_of
from pictures.models import Picture, PictureTombstone, PictureWindow
from pictures.models.tombstones import Fingerprinted

# What the rules say when somebody decided against it. The clock, an answer that is awaited, a paper that is lacking are no such thing.
NOES = frozenset({"stopped", "hidden", "recognisable", "said_no", "child_said_no", "not_everything"})


def of_whom(demands: Iterable[Demand]) -> str:
    """Tells a no from another list: what closes because an editor lists somebody else was not withdrawn."""
    shown = sorted(f"{demand.person.pk} {' '.join(sorted(demand.elements))}" for demand in demands)
    return hashlib.sha256("\n".join(shown).encode()).hexdigest()


def follow_noes(case: Case, before: set[tuple[int, str]], concerned: Iterable[Picture]) -> None:
    """After the windows of a story were rebuilt. `before`: the pictures that had one in it, and of whom; `concerned`: those that may."""
    now = timezone.now()
    to_come = PictureWindow.objects.filter(Q(closes_at__gt=now) | Q(closes_at=None))
    forget(to_come.filter(story_uid=case.story_uid).values_list("picture_id", flat=True))
    ended = [picture for picture in concerned if _was_ended(case, picture, before, now)]
    clear = set(to_come.filter(picture__in=[picture.pk for picture in ended]).values_list("picture_id", flat=True))
    remember(picture for picture in ended if picture.pk not in clear)


def _was_ended(case: Case, picture: Picture, before: set[tuple[int, str]], now: datetime.datetime) -> bool:
    """Somebody's no stands against it, and these same people could be shown once: what nobody ever allowed is only not clear."""
    demands = picture.demands()
    if not demands or not any(reason.code in NOES for reason in reasons_for(case, demands, Channel.WEBSITE, now)):
        return False
    begin = min((record.valid_from for records in case.records.values() for record in records), default=now)
    return (picture.pk, of_whom(demands)) in before or any(windows(case, lambda at: reasons_for(case, demands, Channel.WEBSITE, at), since=begin))


def remember(pictures: Iterable[Picture]) -> None:
    """While they stand on the desk: kept closed, and not taken a second time, until they are allowed anew."""
    pictures = list(pictures)
    known = set(PictureTombstone.objects.of(picture.pk for picture in pictures).values_list("picture_id", flat=True))
    PictureTombstone.objects.bulk_create(_tombstone(mark, picture) for picture, mark in _marks(pictures) if picture.pk not in known)


def remember_for_good(picture: Picture) -> None:
    """These pixels never come back: the picture is deleted, or its people were made unrecognisable in it."""
    for _picture, mark in _marks([picture]):
        if not PictureTombstone.objects.filter(stored_sha256=mark.stored_sha256).exists():
            _tombstone(mark).save()


def forget(pictures: Iterable[int]) -> None:
    PictureTombstone.objects.of(pictures).delete()


def _tombstone(mark: Fingerprint | Fingerprinted, linked: Picture | None = None) -> PictureTombstone:
    tombstone = PictureTombstone(picture=linked)
    tombstone.bear(mark)
    return tombstone


def _marks(pictures: list[Picture]) -> Iterable[tuple[Picture, Fingerprint | Fingerprinted]]:
    """Noted when the file came; read from the file where it came another way. A file that is gone needs no tombstone."""
    for picture in pictures:
        if picture.stored_sha256:
            yield picture, picture
            continue
        try:
            with picture.file.storage.open(picture.file.name) as original:
                yield picture, fingerprint_of(original.read())
        except OSError:
            continue


def picture_deleted(sender: type[Picture], instance: Picture, **_kwargs: Any) -> None:
    """Before the row goes: its people are still listed."""
    if instance.people.exists():
        remember_for_good(instance)
