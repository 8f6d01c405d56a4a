"""What must be known at once: a date or a series that is off, moved, full. Stands the moment a partner says it, for calendars too.

No reviewer is waited for: nobody should stand before a closed door. The desk reads it in its daily list.
"""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from activities.enums import Status
from activities.models import Activity, Override
from activities.occurrences import changed
from network.review.sending import hold

DIFFERS = ("status", "reason", "is_full", "starts", "ends", "place", "online_url")
LONGEST = datetime.timedelta(days=100)


@transaction.atomic
def change_date(activity: Activity, original: datetime.datetime, **values: Any) -> Override:
    """One date, named by when it would have begun. What is not named in `values` stays as it was. Raises ValidationError."""
    hold(activity)
    if not activity.occurrences.filter(original=original).exists():
        raise ValidationError(_("This date is not one of the series any more."))
    override = Override.objects.filter(activity=activity, original=original).first() or Override(activity=activity, original=original)
    for name in DIFFERS:
        if name in values:
            setattr(override, name, values[name])
    _check(activity, override)
    override.save()
    changed(activity)
    return override


@transaction.atomic
def put_back(activity: Activity, original: datetime.datetime) -> None:
    """The date as the series has it."""
    hold(activity)
    if Override.objects.filter(activity=activity, original=original).delete()[0]:
        changed(activity)


@transaction.atomic
def change_all(activity: Activity, **values: Any) -> None:
    """The series as a whole: `status`, `status_reason`, `is_full`, and `moved_url` when it moves online. Raises ValidationError."""
    hold(activity)
    for name, value in values.items():
        setattr(activity, name, value)
    if activity.status == Status.MOVED_ONLINE and not activity.online_address:
        raise ValidationError({"moved_url": _("Write where to find it online.")})
    activity.save(update_fields=list(values))
    changed(activity)


def _check(activity: Activity, override: Override) -> None:
    if override.status == Status.MOVED_ONLINE and not (override.online_url or activity.online_address):
        raise ValidationError({"online_url": _("Write where to find it online.")})
    if override.place and override.place.organisation_id != activity.organisation_id:
        raise ValidationError({"place": _("This place belongs to somebody else.")})
    if bool(override.starts) != bool(override.ends):
        raise ValidationError({"ends": _("Say both when it begins and when it ends.")})
    if override.starts and override.ends and not datetime.timedelta() < override.ends - override.starts <= LONGEST:
        raise ValidationError({"ends": _("It ends before it begins: turn them round.")})
