"""A year, a half of it or a month: as exact as somebody knows it, and no more. No year is a value too: not decided yet."""

import calendar
import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from projects.enums import HALVES, PartOfYear


@dataclass(frozen=True)
class Moment:
    year: int | None
    part: str = ""
    """A value of PartOfYear, or nothing for the whole year."""

    def __bool__(self) -> bool:
        return self.year is not None

    def __str__(self) -> str:
        """In words, in the language of the page."""
        if self.year is None:
            return pgettext("when", "not decided yet")
        if self.part == PartOfYear.SPRING:
            return _("spring %(year)s") % {"year": self.year}
        if self.part == PartOfYear.AUTUMN:
            return _("autumn %(year)s") % {"year": self.year}
        return f"{PartOfYear(self.part).label} {self.year}" if self.part else str(self.year)

    @property
    def months(self) -> list[int]:
        """Those it covers, 1 to 12; none when it is not decided."""
        if self.year is None:
            return []
        if not self.part:
            return list(range(1, 13))
        return list(HALVES.get(PartOfYear(self.part)) or [int(self.part)])

    @property
    def first_day(self) -> datetime.date:
        """For sorting; what is not decided comes last."""
        return datetime.date(self.year, self.months[0], 1) if self.year else datetime.date.max

    @property
    def last_day(self) -> datetime.date:
        if self.year is None:
            return datetime.date.max
        month = self.months[-1]
        return datetime.date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def iso(self) -> str:
        """For `<time datetime>`: a year or a month; HTML knows no half."""
        return f"{self.year}-{self.part}" if self.part and self.part not in HALVES else str(self.year or "")
