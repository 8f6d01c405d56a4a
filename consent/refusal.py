"""A no is always written down, also of somebody who had not answered yet: nothing opens again by itself."""

import datetime
from collections.abc import Iterator
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from consent.capacity import audience_of, capacity_of
from consent.enums import RecordState
from consent.models import ConsentRecord, Guardianship, Notice, Participation, Person
from consent.terms import Terms


def take_back(story_uid: UUID, giver: Person, now: datetime.datetime) -> None:
    """End what this giver allowed or was asked; refuse for whom they had not answered yet."""
    answers = ConsentRecord.objects.filter(story_uid=story_uid, giver=giver)
    answered = set(answers.values_list("subject_id", flat=True))
    for record in answers.filter(state__in=[RecordState.GIVEN, RecordState.REQUESTED]):
        record.state = RecordState.WITHDRAWN if record.state == RecordState.GIVEN else RecordState.REFUSED
        record.ended_at = now
        record.save()
    for subject in answers_for(story_uid, giver):
        if subject.pk not in answered:
            refuse(story_uid, subject, giver, now)


def answers_for(story_uid: UUID, giver: Person) -> Iterator[Person]:
    """Those in the story for whom this giver's word counts: themselves, and the children for whom they decide."""
    today = timezone.localdate()
    children = {row.child_id for row in Guardianship.objects.filter(guardian=giver) if row.holds_on(today)}
    for row in Participation.objects.filter(story_uid=story_uid, person__in=[giver.pk, *children]).select_related("person"):
        yield row.person


def refuse(story_uid: UUID, subject: Person, giver: Person, now: datetime.datetime) -> ConsentRecord | None:
    """None where there is no notice that it could answer."""
    notice = Notice.objects.newest_for(audience_of(subject, giver), giver.language)
    if notice is None:
        return None
    years = Terms().on(timezone.localdate(now))["default_years"]
    return ConsentRecord.objects.create(
        story_uid=story_uid, subject=subject, giver=giver, notice=notice, capacity=capacity_of(subject, giver), help_is_free=True,
        state=RecordState.REFUSED, given_at=now, valid_from=now, valid_until=now + relativedelta(years=years),
    )  # fmt: skip
