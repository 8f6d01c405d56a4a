"""The words of projects. Sets of them that rules need stand beside them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(TextChoices):
    PROGRAMME = "programme", _("programme")
    CALL = "call", _("call for projects")
    ACTION_LINE = "action_line", _("action line")
    PROJECT = "project", _("project")
    TRY_OUT = "try_out", _("try-out")


class Status(TextChoices):
    PLANNED = "planned", pgettext_lazy("of a project", "planned")
    RUNNING = "running", pgettext_lazy("of a project", "under way")
    ENDED = "ended", pgettext_lazy("of a project", "ended")


class Exactness(TextChoices):
    """How well the days of a period are known."""

    DAY = "day", _("to the day")
    MONTH = "month", _("to the month")
    YEAR = "year", _("to the year")


class Role(TextChoices):
    LEAD = "lead", _("lead")
    PEN_HOLDER = "pen_holder", _("lead (holds the pen)")
    RESPONSIBLE = "responsible", _("responsible in the end")
    FACILITATOR = "facilitator", _("facilitator")
    PARTNER = "partner", pgettext_lazy("role in a project", "partner")
    ASSOCIATE = "associate", _("associated partner")
    RESEARCHER = "researcher", _("research")
    FUNDER = "funder", _("gives money")


LEADING = frozenset({Role.LEAD, Role.PEN_HOLDER, Role.RESPONSIBLE})
"""Who stands first."""


class Group(TextChoices):
    """For whom a project is."""

    BABIES = "babies", _("babies and toddlers")
    PRESCHOOL = "preschool", _("children in pre-school")
    PRIMARY = "primary", _("children in primary school")
    TEENAGERS = "teenagers", _("teenagers")
    PARENTS = "parents", _("parents")
    FAMILIES = "families", _("families")
    NEIGHBOURS = "neighbours", _("neighbours")
    SCHOOLS = "schools", _("teachers and schools")
    PROFESSIONALS = "professionals", _("people who work with children")
    STUDENTS = "students", _("students")


class GoalKind(TextChoices):
    STRATEGIC = "strategic", _("strategic goal")
    OPERATIONAL = "operational", _("operational goal")
    OBJECTIVE = "objective", pgettext_lazy("kind of goal", "objective")


class State(TextChoices):
    """How far a goal, an action or a step is."""

    PLANNED = "planned", pgettext_lazy("of a step", "planned")
    BUSY = "busy", pgettext_lazy("of a step", "going on")
    DONE = "done", pgettext_lazy("of a step", "done")
    DROPPED = "dropped", pgettext_lazy("of a step", "dropped")


class PartOfYear(TextChoices):
    """Months as two digits; the two halves of a year with the numbers that EDTF gives to spring and autumn."""

    SPRING = "21", _("spring (January to June)")
    AUTUMN = "23", _("autumn (July to December)")
    JANUARY = "01", _("January")
    FEBRUARY = "02", _("February")
    MARCH = "03", _("March")
    APRIL = "04", _("April")
    MAY = "05", pgettext_lazy("month", "May")
    JUNE = "06", _("June")
    JULY = "07", _("July")
    AUGUST = "08", _("August")
    SEPTEMBER = "09", _("September")
    OCTOBER = "10", _("October")
    NOVEMBER = "11", _("November")
    DECEMBER = "12", _("December")


HALVES = {PartOfYear.SPRING: range(1, 7), PartOfYear.AUTUMN: range(7, 13)}
"""The months of each half."""


class EvaluationKind(TextChoices):
    PROCESS = "process", _("How the work goes")
    OUTPUT = "output", _("What was done")
    OUTCOME = "outcome", _("What it changed")


class NodeKind(TextChoices):
    """What stands in a theory of change, from the top down."""

    DREAM = "dream", _("dream")
    GOAL = "goal", _("long-term goal")
    CONDITION = "condition", _("condition")
    ACTION = "action", _("action")


class Score(TextChoices):
    """How far a network is with one of its principles, as it says so itself."""

    NOT_YET = "1", _("not yet")
    BEGUN = "2", _("a beginning")
    WELL = "3", _("well on the way")
    STRONG = "4", _("strong")


class Principle(TextChoices):
    """The core principles of neighbourhood networks; their clusters stand in `principles.py`."""

    EXPERIENCES = "experiences", _("Experiences that every child needs")
    WHOLE = "whole", _("Seeing the whole child and the whole family")
    CENTRE = "centre", _("Child and family stand in the middle of the network")
    DIVERSITY = "diversity", _("Respect for how people differ")
    INEQUALITY = "inequality", _("Doing something about inequality")
    CITIZENSHIP = "citizenship", _("Citizenship")
    AGENCY = "agency", _("Having a say and taking part")
    RELATIONS = "relations", _("Good relations")
    FEEDBACK = "feedback", _("Going on, asking back, one story together")
    SYSTEM = "system", _("Seeing how everything hangs together")
    CONTINUITY = "continuity", _("Lasting")
