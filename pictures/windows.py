"""When each picture, sound and film is clear in a story: rebuilt with the story's own windows, in the same transaction."""

from typing import Any

from django.db.models import Model, Q, QuerySet

from common.locks import hold
from consent import registry
from consent.case import Case, Demand
from consent.enums import Channel
from consent.models import ConsentRecord, Guardianship, Participation, Person, Term
from consent.rules import reasons_for
from consent.windows import Window, rebuild, windows
from pictures.models import File, FilePerson, Picture, PicturePerson, PictureWindow, PublicFile, PublicRendition
from pictures.models.peopled import Peopled
from pictures.withdrawn import follow_noes, of_whom


@registry.on_rebuild
def rebuild_windows(case: Case) -> None:
    before = set(PictureWindow.objects.filter(story_uid=case.story_uid).values_list("picture_id", "of_whom"))
    for model in (Picture, File):
        _write(model, case)
    follow_noes(case, before, concerned(Picture, case))
    for copies in (PublicRendition.objects, PublicFile.objects):
        of_story = copies.filter(story_uid=case.story_uid)
        deleted, _by_model = of_story.exclude(pk__in=of_story.visible().values("pk")).delete()
        if deleted:
            registry.shrunk(case.story_uid)


@registry.on_withdrawal
def close(story_uid: Any) -> None:
    """Every public copy made for this story goes, those with nobody in them too."""
    PublicRendition.objects.filter(story_uid=story_uid).delete()
    PublicFile.objects.filter(story_uid=story_uid).delete()


def _write(model: type[Peopled], case: Case) -> None:
    relation = model._meta.get_field("windows")
    relation.related_model.objects.filter(story_uid=case.story_uid).delete()
    found: dict[frozenset[Demand], list[Window]] = {}
    rows = []
    for item in concerned(model, case):
        demands = frozenset(item.demands())
        if demands and demands not in found:
            found[demands] = _open(case, demands)
        for opens_at, closes_at in found.get(demands, []):
            owner = {relation.field.attname: item.pk}
            of = {"story_uid": case.story_uid, "of_whom": of_whom(demands)}
            rows.append(relation.related_model(**owner, **of, opens_at=opens_at, closes_at=closes_at))
    relation.related_model.objects.bulk_create(rows)


def concerned(model: type[Peopled], case: Case) -> QuerySet:
    """Those with somebody in them of whom something was asked for this story; all others cannot be clear in it."""
    return model.objects.filter(people__person__in=list(case.records)).distinct().prefetch_related("people__person")


def _open(case: Case, demands: frozenset[Demand]) -> list[Window]:
    return list(windows(case, lambda at: reasons_for(case, demands, str(Channel.WEBSITE), at)))


def before_deletion(sender: type[Peopled], **_kwargs: Any) -> None:
    """No windows are written meanwhile for what is about to be gone: a withdrawal at that moment would fail on them."""
    hold("clearance")


def person_changed(sender: type[Model], instance: Any, raw: bool = False, **_kwargs: Any) -> None:
    """Consent rebuilds the stories whose text somebody is in; one who is only in their pictures is known here alone."""
    if raw:
        return
    people = Person.objects.filter(Q(pk__in=PicturePerson.objects.values("person")) | Q(pk__in=FilePerson.objects.values("person")))
    if sender is not Term:
        people = people.filter(pk=instance.child_id if sender is Guardianship else instance.pk)
    told = ConsentRecord.objects.filter(subject__in=people).values_list("story_uid", flat=True)
    listed = Participation.objects.all() if sender is Term else Participation.objects.filter(person__in=people)
    rebuild(set(told) - set(listed.values_list("story_uid", flat=True)))
