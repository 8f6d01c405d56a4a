"""What stands ready in a new project: an action plan, a neighbourhood network, buddies. Sections to fill in, no facts."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network.enums import Category
from projects.enums import EvaluationKind, GoalKind, Group, Kind, Principle, State
from projects.models import ProjectIndexPage, ProjectPage


@dataclass(frozen=True)
class Template:
    key: str
    label: str | Promise
    description: str | Promise
    title: str | Promise
    values: dict[str, Any] = field(default_factory=dict)


def _goal(kind: GoalKind) -> tuple[str, dict[str, Any]]:
    step = {"text": "", "state": State.PLANNED}
    action = {"title": "", "state": State.PLANNED, "steps": [step]}
    return "goal", {"kind": kind, "title": "", "state": State.PLANNED, "actions": [action]}


EVALUATION = [("evaluation", {"kind": kind, "text": ""}) for kind in EvaluationKind]
TEMPLATES = (
    Template(
        "actieplan", _("Action plan"), _("Goals with actions and steps by season, roles of partners, and how you look back."), _("New action plan"),
        {
            "kind": Kind.PROJECT,
            "goals": [_goal(GoalKind.STRATEGIC), _goal(GoalKind.OPERATIONAL)],
            "milestones": [("milestone", {"text": ""})], "evaluation": EVALUATION,
            "body": [("text", ""), ("partners", None), ("plan", None), ("timeline", None), ("indicators", None)],
        },
    ),
    Template(
        "buurtnetwerk", _("Neighbourhood network"), _("The seven functions and the core principles, with a theory of change and a self-evaluation."),
        _("New neighbourhood network"),
        {
            "kind": Kind.TRY_OUT, "functions": Category.values, "principles": Principle.values,
            "target_groups": [Group.FAMILIES.value, Group.NEIGHBOURS.value],
            "body": [("text", ""), ("theory", None), ("partners", None)], "goals": [_goal(GoalKind.OBJECTIVE)],
        },
    ),
    Template(
        "buddywerking", pgettext_lazy("kind of project", "Buddies"), _("How a child and a buddy find each other, step by step, and what it changes."),
        _("New buddy project"),
        {
            "kind": Kind.PROJECT, "functions": [Category.HELP.value], "target_groups": [Group.FAMILIES.value],
            "body": [("text", ""), ("path", {"title": "", "stages": [{"title": "", "text": ""}] * 4}), ("partners", None), ("indicators", None)],
            "goals": [_goal(GoalKind.OBJECTIVE)], "evaluation": EVALUATION,
        },
    ),
    Template("leeg", _("An empty page"), _("Everything is still to be filled in."), _("New project")),
)  # fmt: skip


def template_called(key: str) -> Template | None:
    return next((template for template in TEMPLATES if template.key == key), None)


def start(template: Template, index: ProjectIndexPage, user: Any) -> ProjectPage:
    """A draft that nobody else sees, for the editor to fill in."""
    page = ProjectPage(title=str(template.title), live=False, owner=user, **template.values)
    index.add_child(instance=page)
    page.save_revision(user=user, clean=False)
    return page
