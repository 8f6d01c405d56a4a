"""Times as they hang on the wall: without a zone, so that fourteen o'clock stays fourteen o'clock when the clocks change."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

BELGIAN = ZoneInfo("Europe/Brussels")
COLUMNS = {"postgresql": "timestamp", "sqlite": "datetime"}


def moment(wall: datetime.datetime) -> datetime.datetime:
    """When that is, in UTC. A time that spring skips moves forward (02:30 becomes 03:30); one that autumn has twice is the first."""
    return wall.replace(tzinfo=BELGIAN, fold=0).astimezone(datetime.UTC)


def on_the_wall(at: datetime.datetime) -> datetime.datetime:
    """What Belgian clocks show at that moment, without a zone."""
    return timezone.make_naive(at, BELGIAN)


class WallClockField(models.Field):
    """A naive datetime. Django's own field would take it for a moment in some zone."""

    description = _("Date and time on the wall")

    def db_type(self, connection: Any) -> str:
        return COLUMNS[connection.vendor]

    def to_python(self, value: Any) -> datetime.datetime | None:
        if value is None or isinstance(value, datetime.datetime):
            return value
        try:
            found = parse_datetime(str(value))
        except ValueError:
            found = None
        if found is None or found.tzinfo:
            raise ValidationError(_("This is no date with a time: write it as 2027-03-31T14:00."))
        return found

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> datetime.datetime | None:
        return self.to_python(value)

    def get_prep_value(self, value: Any) -> datetime.datetime | None:
        value = self.to_python(value)
        if value is not None and value.tzinfo:
            raise ValueError("A time on the wall has no zone.")
        return value

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        value = value if prepared else self.get_prep_value(value)
        return value if value is None or connection.vendor == "postgresql" else value.isoformat(" ", "microseconds")

    def value_to_string(self, obj: models.Model) -> str:
        value = self.value_from_object(obj)
        return value.isoformat() if value else ""
