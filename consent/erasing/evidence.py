"""Signed papers and recordings die: with the person who signed, or at their retention date."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone

from common.after_commit import after_commit
from consent.enums import EventKind
from consent.models import ConsentEvent, Evidence, Person
from consent.terms import Terms, years_after
from consent.windows import together


def outdated() -> Iterable[Evidence]:
    """What has been kept long enough after its consent ended."""
    terms, today = Terms(), timezone.localdate()
    for one in Evidence.objects.filter(erased_at=None).select_related("record"):
        ended = timezone.localdate(min(filter(None, (one.record.valid_until, one.record.ended_at))))
        if years_after(ended, terms.on(today)["evidence_years"]) <= today:
            yield one


def of_person(person: Person) -> Iterable[Evidence]:
    return Evidence.objects.filter(Q(record__giver=person) | Q(record__subject=person), erased_at=None).select_related("record")


@together()
def erase(evidence: Iterable[Evidence]) -> int:
    """The file goes; that there was one, when, and its fingerprint stay. Returns how many."""
    erased = 0
    for one in evidence:
        after_commit(one.file.storage.delete, one.file.name)
        one.file, one.erased_at = "", timezone.now()
        one.save()
        ConsentEvent.objects.append(EventKind.EVIDENCE_ERASED, story_uid=one.record.story_uid, record_uid=one.record.uid)
        erased += 1
    return erased


def left_behind() -> Iterable[str]:
    """Files of evidence without a row that says so: what a failed deletion left. Swept every night."""
    storage = Evidence._meta.get_field("file").storage
    try:
        names = storage.listdir("evidence")[1]
    except FileNotFoundError:
        return
    kept = set(Evidence.objects.filter(erased_at=None).values_list("file", flat=True))
    yield from (name for name in (f"evidence/{name}" for name in names) if name not in kept)


def sweep() -> int:
    storage = Evidence._meta.get_field("file").storage
    names = list(left_behind())
    for name in names:
        storage.delete(name)
    return len(names)
