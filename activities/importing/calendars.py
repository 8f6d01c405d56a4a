"""The events of an iCalendar text, each with the dates that differ from it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from activities.importing.events import Event
from activities.importing.lines import Lines, events_of
from activities.importing.plan import Candidate, LeftOut, Plan
from activities.importing.reading import digest_of, read_event, sequence_of, title_of, uid_of


@dataclass(frozen=True)
class Group:
    """All that bears one uid."""

    series: list[Lines] = field(default_factory=list)
    changes: list[Lines] = field(default_factory=list)


def candidates_of(text: str, plan: Plan) -> Iterator[Candidate]:
    """Raises ValidationError when the calendar as a whole cannot be read."""
    events = events_of(text)
    plan.events = len(events)
    groups: dict[str, Group] = {}
    for lines in events:
        try:
            uid, _sequence = uid_of(lines), sequence_of(lines)
        except ValueError:  # a line that is none
            plan.left_out.append(LeftOut(_title(lines), _("It cannot be read.")))
            continue
        if uid:
            group = groups.setdefault(uid, Group())
            (group.changes if "RECURRENCE-ID" in lines else group.series).append(lines)
        else:
            plan.left_out.append(LeftOut(_title(lines), _("It has no number of its own (UID), so we would take it in again each time.")))
    return (_candidate(uid, group) for uid, group in groups.items())


def _candidate(uid: str, group: Group) -> Candidate:
    """Of several versions in one file the newest counts."""
    lines = max(group.series or group.changes, key=sequence_of)
    read = partial(read_event, lines, group.changes) if group.series else _only_dates
    return Candidate(uid, partial(_title, lines), digest_of(lines, group.changes), read, sequence_of(lines))


def _only_dates(_today: datetime.date) -> Event:
    raise ValidationError(_("It is one date of a series that is not in this calendar."))


def _title(lines: Lines) -> str:
    try:
        return title_of(lines) or _("without a title")
    except ValueError:
        return _("without a title")
