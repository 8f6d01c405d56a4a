from activities.models.activity import Activity
from activities.models.holidays import HolidayPeriod, HolidaySet
from activities.models.imports import CalendarSource
from activities.models.occurrences import Occurrence, Override
from activities.models.review import ActivityReviewTask

__all__ = ["Activity", "ActivityReviewTask", "CalendarSource", "HolidayPeriod", "HolidaySet", "Occurrence", "Override"]
