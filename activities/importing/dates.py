"""The dates that differ, as another calendar says it. What a partner said here of a date is not overwritten."""

import datetime
from typing import Any

from activities.enums import Status
from activities.importing.events import Change
from activities.importing.places import Places, web_address
from activities.models import Activity, ImportedEvent, Override


def change_dates(activity: Activity, imported: ImportedEvent, changes: list[Change], places: Places) -> None:
    """`imported.dates` notes what was made, so that a later hand is recognised; whoever calls saves it.

    A date that differs no more goes on as all others, when it is a date of the series still: a new series that waits for a reviewer
    does not open again what is cancelled in the one that stands.
    """
    standing = {override.original: override for override in activity.overrides.all()}
    wanted = {change.original: _values(change, places) for change in changes}
    made = {datetime.datetime.fromisoformat(original): values for original, values in imported.dates.items()}
    for original, override in standing.items():
        if original not in wanted and _written(override) == made.get(original) and _is_date_of(activity, original):
            override.delete()
            del made[original]
    for original, values in wanted.items():
        override = standing.get(original)
        if override is None or _written(override) == made.get(original) or values["status"] == Status.CANCELLED:
            override = override or Override(activity=activity, original=original)
            for name, value in values.items():
                setattr(override, name, value)
            override.save()
            made[original] = _written(override)
    imported.dates = {original.isoformat(): values for original, values in made.items()}


def _is_date_of(activity: Activity, original: datetime.datetime) -> bool:
    return original in activity.series().starts(original.date(), original.date())


def _values(change: Change, places: Places) -> dict[str, Any]:
    online = web_address(change.location)
    return {
        "status": change.status, "reason": change.reason, "is_full": change.is_full, "starts": change.starts, "ends": change.ends,
        "place": places.find(change.location) if change.location and not online else None, "online_url": online,
    }  # fmt: skip


def _written(override: Override) -> list[Any]:
    times = [time.isoformat() if time else None for time in (override.starts, override.ends)]
    return [override.status, override.reason, override.is_full, *times, override.place_id, override.online_url]
