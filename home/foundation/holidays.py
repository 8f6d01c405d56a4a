"""The first sets of holidays; editors keep them, and what they changed stays."""

from activities.models import HolidayPeriod, HolidaySet
from activities.occurrences import rebuild_users_of
from home.foundation.tree import read


def make_holidays() -> None:
    for entry in read("holidays.toml")["set"]:
        made, is_new = HolidaySet.objects.get_or_create(slug=entry["slug"], defaults={"name": entry["name"], "source": entry["source"]})
        known = set() if is_new else set(made.periods.values_list("first_day", flat=True))
        latest = max(known, default=None)
        # A year that was added later; nothing an editor took away comes back.
        added = [period for period in entry["periods"] if latest is None or period[1] > latest]
        for name, first, *last in added:
            HolidayPeriod.objects.create(holiday_set=made, name=name, first_day=first, last_day=last[0] if last else first)
        if added:
            rebuild_users_of(made)
