"""One event of any calendar as it will be here."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from activities.enums import Status
from activities.importing.repeats import LATELY
from activities.models.schedule import LONGEST_TIME, MOST_EXTRA
from activities.recurrence.expansion import Wall

LONGEST_TITLE, LONGEST_DESCRIPTION, LONGEST_LOCATION = 120, 2_000, 250
A_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Change:
    """What differs on one date."""

    original: Wall
    status: str = Status.SCHEDULED
    reason: str = ""
    is_full: bool = False
    starts: Wall | None = None
    ends: Wall | None = None
    location: str = ""
    """Empty: where it always is."""


@dataclass
class Event:
    title: str
    description: str
    location: str
    """In words; an address on the web is none."""
    starts: Wall
    ends: Wall
    all_day: bool
    is_cancelled: bool = False
    online_url: str = ""
    whole_location: str = ""
    rrule: str = ""
    extra_dates: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What came in otherwise than it stood there, in sentences."""
    is_over: bool = False
    more: dict[str, Any] = field(default_factory=dict)
    """What some registers know besides, as fields of an activity; always the same names from one register."""

    @property
    def schedule(self) -> dict[str, Any]:
        """As the fields of an activity."""
        last = self.ends - A_DAY if self.all_day else self.ends
        return {
            "first_day": self.starts.date(), "start_time": None if self.all_day else self.starts.time(),
            "last_day": last.date(), "end_time": None if self.all_day else self.ends.time(),
            "rrule": self.rrule, "extra_dates": self.extra_dates, "left_out": self.left_out,
        }  # fmt: skip


def check_length(starts: Wall, ends: Wall) -> None:
    if ends <= starts:
        raise ValidationError(_("It ends before it begins, or at once."))
    if ends - starts > LONGEST_TIME:
        raise ValidationError(_("One time lasts a hundred days at most."))


def listed(walls: Iterable[Wall], today: datetime.date) -> list[str]:
    """Those of long ago are of no use to anybody."""
    found = sorted(wall for wall in walls if wall.date() >= today - LATELY)
    if len(found) > MOST_EXTRA:
        raise too_many_dates()
    return [wall.isoformat(timespec="minutes") for wall in found]


def too_many_dates() -> ValidationError:
    return ValidationError(_("It lists more than %(most)s dates one by one.") % {"most": MOST_EXTRA})
