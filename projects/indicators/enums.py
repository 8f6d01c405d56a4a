"""The words of indicators."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What of the work it measures, as evaluations call it; in words that say so by themselves."""

    PROCESS = "process", _("how the work goes")
    OUTPUT = "output", _("what was done")
    OUTCOME = "outcome", _("what it changed")


class Direction(TextChoices):
    UP = "up", _("more is better")
    DOWN = "down", _("less is better")


class Computed(TextChoices):
    """What the site counts by itself, year by year. Who counts it stands in `projects/indicators/computing.py`."""

    STORIES = "stories", _("stories told in a year that are on the site now")
    CHILDREN = "children", _("children helped, by the year of their house")
    MUNICIPALITIES = "municipalities", _("municipalities with a story")
    CONFIRMED = "confirmed", _("initiatives that somebody confirmed")
    ACTIVITIES = "activities", _("activities on the agenda")
    DAYS = "days", _("days from the first talk to publication, the middle one")
