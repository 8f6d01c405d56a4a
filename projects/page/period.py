"""When a project begins and ends, as exactly as it is known."""

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from projects.enums import Exactness

if TYPE_CHECKING:
    import datetime

    from projects.models import ProjectPage

FORMATS = {Exactness.DAY: "j E Y", Exactness.MONTH: "F Y", Exactness.YEAR: "Y"}


def period_in_words(project: "ProjectPage") -> str:
    """Empty when neither is decided. An end that nobody decided is said, not left out."""
    starts, ends = (_in_words(day, project.exactness) for day in (project.starts_on, project.ends_on))
    if starts and ends:
        return pgettext("period", "from %(start)s to %(end)s") % {"start": starts, "end": ends} if starts != ends else starts
    if starts:
        return _("since %(start)s, end not decided yet") % {"start": starts}
    return _("until %(end)s, begin not known") % {"end": ends} if ends else ""


def _in_words(day: "datetime.date | None", exactness: str) -> str:
    return date_format(day, FORMATS[Exactness(exactness)]) if day else ""
