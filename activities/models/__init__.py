from activities.models.activity import Activity
from activities.models.holidays import HolidayPeriod, HolidaySet
from activities.models.imports import CalendarSource, ImportedEvent, PendingImport
from activities.models.occurrences import Occurrence, Override
from activities.models.texts import ActivityText

__all__ = [
    "Activity",
    "ActivityText",
    "CalendarSource",
    "HolidayPeriod",
    "HolidaySet",
    "ImportedEvent",
    "Occurrence",
    "Override",
    "PendingImport",
]
