"""Children helped and stories told, year by year; and what that comes to by the year of the goal, said as it is."""

import math
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone

from stories.models import House, StoryPage


@dataclass(frozen=True)
class Year:
    year: int
    children: int
    telling: int

    @property
    def inside(self) -> int:
        """Whose story stays inside: nobody can tell whether it was ever told."""
        return self.children - self.telling

    @property
    def houses(self) -> list[bool]:
        """One for each child: lit or not."""
        return [True] * self.telling + [False] * self.inside


@dataclass(frozen=True)
class Village:
    years: list[Year]

    def until(self, year: int) -> "Village":
        return Village([one for one in self.years if one.year <= year])

    @property
    def children(self) -> int:
        return sum(year.children for year in self.years)

    @property
    def telling(self) -> int:
        return sum(year.telling for year in self.years)


def village(first_year: int) -> Village:
    """One query. Years without a child stand between the others with nothing in them."""
    houses = House.objects.all() if settings.DEMO_ALLOWED else House.objects.filter(invented=False)
    told = StoryPage.objects.visible().order_by().values("story_uid")
    rows = houses.order_by().values("year").annotate(children=Count("pk"), telling=Count("pk", filter=Q(story_uid__in=told)))
    found = {row["year"]: Year(**row) for row in rows}
    years = range(min([first_year, *found]), timezone.localdate().year + 1)
    return Village([found.get(year, Year(year, 0, 0)) for year in years])


@dataclass(frozen=True)
class Projection:
    """What was promised and what it comes to. Whole stories; `goal` by the end of `goal_year`."""

    first_year: int
    goal: int
    goal_year: int
    a_year: int
    told: int
    this_year: int
    told_this_year: int

    @property
    def planned(self) -> int:
        """So many stories are told when each year keeps to the plan."""
        return self.a_year * max(0, self.goal_year - self.first_year + 1)

    @property
    def plan_is_enough(self) -> bool:
        return self.planned >= self.goal

    @property
    def years_left(self) -> int:
        return max(0, self.goal_year - self.this_year)

    @property
    def needed(self) -> int:
        """So many a year from next year on."""
        return math.ceil(max(0, self.goal - self.told) / self.years_left) if self.years_left else 0

    @property
    def pace(self) -> float | None:
        """So many a year in the years that are over; None in the first."""
        years = self.this_year - self.first_year
        return round((self.told - self.told_this_year) / years, 1) if years > 0 else None

    @property
    def at_this_pace(self) -> int | None:
        return None if self.pace is None else round(self.told + self.pace * self.years_left)

    @property
    def is_reached(self) -> bool:
        return self.told >= self.goal


def projection(village: Village, first_year: int, goal: int, goal_year: int, a_year: int) -> Projection:
    counted = [year for year in village.years if year.year >= first_year]
    this_year = timezone.localdate().year
    this = next((year.telling for year in counted if year.year == this_year), 0)
    return Projection(first_year, goal, goal_year, a_year, sum(year.telling for year in counted), this_year, this)
