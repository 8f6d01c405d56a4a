"""When something is, from whatever clock it was written by to the clock on a Belgian wall."""

import datetime
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from icalendar.prop import vDate, vDatetime, vDuration
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from activities.models.schedule import LAST_YEAR, LONGEST_TIME
from activities.recurrence.expansion import Wall
from common.wall_clock import BELGIAN, on_the_wall

MIDNIGHT = datetime.time()
LONG_AGO = 1900
HALF_A_YEAR = datetime.timedelta(days=182)
Zone = datetime.tzinfo | None


@dataclass(frozen=True)
class Given:
    """As it was written: a day, or a time in some zone; without a zone it is the clock of whoever reads it, so ours."""

    local: Wall
    zone: Zone = None
    is_day: bool = False

    @property
    def wall(self) -> Wall:
        return on_the_wall(self.local.replace(tzinfo=self.zone)) if self.zone else self.local


@dataclass(frozen=True)
class Clock:
    """Of a series: its dates are named in the zone of its beginning, and stay where that one falls on our wall."""

    start: Given

    def named(self, given: Given) -> Wall:
        """Which date of the series is meant (RECURRENCE-ID, EXDATE, UNTIL)."""
        if self.start.is_day:
            return Wall.combine(given.wall, MIDNIGHT)
        if given.is_day:
            return Wall.combine(given.local, self.start.wall.time())
        if self.start.zone is None:
            return given.wall
        local = given.local
        if given.zone and given.zone != self.start.zone:
            local = given.local.replace(tzinfo=given.zone).astimezone(self.start.zone).replace(tzinfo=None)
        return local + (self.start.wall - self.start.local)

    @property
    def is_ours(self) -> bool:
        """Whether clocks there always show what ours show: Amsterdam and Paris do, UTC does in no season alike."""
        zone, moments = self.start.zone, (self.start.local, self.start.local + HALF_A_YEAR)
        return zone is None or all(at.replace(tzinfo=zone).utcoffset() == at.replace(tzinfo=BELGIAN).utcoffset() for at in moments)


def read_moment(value: str, parameters: dict[str, str]) -> Given:
    """Raises ValidationError for a date that does not exist or a zone that we do not know."""
    value = value.strip()
    try:
        if not value.isascii():
            raise ValueError(value)
        if parameters.get("VALUE", "").upper() == "DATE" or len(value) == 8:
            found = Given(Wall.combine(vDate.from_ical(value), MIDNIGHT), is_day=True)
        else:
            naive = vDatetime.from_ical(value.removesuffix("Z")).replace(second=0)
            found = Given(naive, _zone(value, parameters.get("TZID", "")))
    except (ValueError, OverflowError):
        raise ValidationError(_("It has a date that does not exist.")) from None
    if not LONG_AGO <= found.local.year < LAST_YEAR - 1:
        raise too_far()
    return found


def too_far() -> ValidationError:
    return ValidationError(_("Its date is too far away."))


def read_length(value: str) -> datetime.timedelta:
    try:
        found = vDuration.from_ical(value.strip())
    except (ValueError, OverflowError):
        raise ValidationError(_("It does not say how long it lasts.")) from None
    return min(found, 2 * LONGEST_TIME)  # is refused as too long, and no sum of it leaves the calendar


def _zone(value: str, name: str) -> Zone:
    if value.endswith("Z"):
        return datetime.UTC
    if not name:
        return None
    if zone := zone_of(name.strip().strip('"')):
        return zone
    raise ValidationError(_("Its time is that of a zone which we do not know: %(zone)s.") % {"zone": name[:60]})


@lru_cache(maxsize=128)
def zone_of(name: str) -> Zone:
    """By the world's name, by that of Windows, behind a prefix that some programs put before it, or as Outlook describes ours."""
    if "Brussels" in name:
        return BELGIAN
    for candidate in (name, WINDOWS_TO_OLSON.get(name, ""), "/".join(name.split("/")[-2:])):
        try:
            return ZoneInfo(candidate)
        except (LookupError, ValueError, OSError):  # no such zone; a path out of the folder; a folder
            continue
    return None
