"""What a visitor can choose: filters with their options, and days that people ask for by name."""

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from activities.filters import AgendaFilters
from activities.models import HolidayPeriod
from network.enums import Category
from network.models import Municipality

HOLIDAYS_SHOWN = 2
OLDEST = 18


def choices(filters: AgendaFilters) -> list[dict[str, Any]]:
    places = [(place.nis, place.name) for place in Municipality.objects.to_choose(filters.municipality or None).distinct()]
    ages = [(age, str(age)) for age in range(OLDEST + 1)]
    if filters.age is not None and filters.age > OLDEST:
        ages.append((filters.age, str(filters.age)))
    return [
        choice("gemeente", _("Municipality"), places, filters.municipality),
        choice("leeftijd", _("For a child of"), ages, filters.age),
        choice("categorie", _("What kind"), Category.choices, filters.category) | {"is_more": True},
    ]


def choice(name: str, label: str, options: Any, chosen: Any) -> dict[str, Any]:
    listed = [{"value": value, "label": text, "selected": value == chosen} for value, text in options]
    return {"name": name, "label": label, "options": listed}


def named_days(filters: AgendaFilters) -> list[dict[str, Any]]:
    """Today, this weekend, the next school holidays: as links, with the other filters kept."""
    today = timezone.localdate()
    saturday = today + datetime.timedelta(days=max(0, 5 - today.weekday()))
    sunday = today + datetime.timedelta(days=6 - today.weekday())
    spans = [(_("Today"), today, today), (_("This weekend"), saturday if today.weekday() < 6 else today, sunday)]
    coming = HolidayPeriod.objects.filter(holiday_set__slug="school", last_day__gte=today).order_by("first_day")[:HOLIDAYS_SHOWN]
    spans += [(period.label, max(period.first_day, today), period.last_day) for period in coming]
    return [
        {"label": label, "query": filters.address(first=first, last=last), "current": (filters.first, filters.last) == (first, last)}
        for label, first, last in spans
    ]
