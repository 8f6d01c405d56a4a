"""How a network saw itself over time: its principles by cluster, a column for each day."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.enums import Score
from projects.models import SelfEvaluation
from projects.principles import CLUSTERS, Principle

LAST_DAYS = 5
"""Shown beside the first: more would not fit on paper."""


@dataclass(frozen=True)
class Answer:
    day: datetime.date
    score: Score | None

    @property
    def steps(self) -> int:
        """1 to 4; 0 where nothing was answered."""
        return int(self.score.value) if self.score else 0

    @property
    def words(self) -> str:
        return str(self.score.label) if self.score else _("no answer")

    @property
    def blocks(self) -> str:
        """Drawn with letters, so that it prints and needs no colour."""
        return "■" * self.steps + "□" * (len(Score) - self.steps) if self.score else ""


@dataclass(frozen=True)
class Row:
    principle: Principle
    answers: list[Answer]

    @property
    def change(self) -> int | None:
        """In steps, from the first answer to the last; none where there are no two."""
        given = [answer.steps for answer in self.answers if answer.score]
        return given[-1] - given[0] if len(given) > 1 else None

    @property
    def change_in_words(self) -> str:
        if self.change is None:
            return ""
        if self.change == 0:
            return _("as before")
        if self.change > 0:
            return ngettext("%(number)s step further", "%(number)s steps further", self.change) % {"number": self.change}
        return ngettext("%(number)s step back", "%(number)s steps back", -self.change) % {"number": -self.change}


@dataclass(frozen=True)
class Group:
    name: str | Promise
    rows: list[Row]


@dataclass(frozen=True)
class Comparison:
    days: list[datetime.date]
    groups: list[Group]
    notes: list[SelfEvaluation]
    """Those of the shown days that have one, the latest first."""

    def __bool__(self) -> bool:
        return bool(self.days)

    @property
    def has_changes(self) -> bool:
        return len(self.days) > 1

    @property
    def width(self) -> int:
        """Columns of the table."""
        return 1 + len(self.days) + self.has_changes


def compared(evaluations: Iterable[SelfEvaluation]) -> Comparison:
    """Of one project, in one query when it is given a queryset. False when there is none."""
    held = sorted(evaluations, key=lambda one: (one.held_on, one.pk))
    shown = held if len(held) <= LAST_DAYS + 1 else [held[0], *held[-LAST_DAYS:]]
    groups = [Group(cluster.name, [_row(principle, shown) for principle in cluster.principles]) for cluster in CLUSTERS]
    return Comparison([one.held_on for one in shown], groups, [one for one in reversed(shown) if one.note])


def _row(principle: Principle, shown: list[SelfEvaluation]) -> Row:
    return Row(principle, [Answer(one.held_on, _score(one.scores.get(principle.value))) for one in shown])


def _score(value: Any) -> Score | None:
    return Score(value) if value in Score.values else None
