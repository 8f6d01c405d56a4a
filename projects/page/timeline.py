"""Moments of a project in their order; the clock says which of them are still to come."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from projects import telling
from projects.moments import Moment

if TYPE_CHECKING:
    from projects.models import ProjectPage


@dataclass(frozen=True)
class Entry:
    moment: Moment
    goes_on: bool
    text: str
    language: str
    is_planned: bool
    project: Any = None
    """The page in the reader's language, on a timeline of several."""


def timeline_of(page: "ProjectPage", project: Any = None) -> list[Entry]:
    today = timezone.localdate()
    entries = [_entry(said, today, project) for said in telling.stream(page, "milestones")]
    return sorted(entries, key=lambda entry: (entry.moment.first_day, entry.moment.last_day))


def _entry(said: telling.Said, today: datetime.date, project: Any) -> Entry:
    moment = said.value.moment
    return Entry(moment, bool(said.value["goes_on"]), said.value["text"], said.language, moment.first_day > today, project)
