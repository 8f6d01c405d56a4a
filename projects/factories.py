"""Projects and what measures them, for tests and the demo."""

import datetime
from decimal import Decimal
from typing import Any

import factory

from projects.enums import NodeKind
from projects.models import Indicator, Measurement, Node, ProjectIndexPage, ProjectPage, Theory


class ProjectPageFactory(factory.django.DjangoModelFactory):
    """Online, in Dutch; `live=False` is a draft. `partners=[(organisation, "lead")]` gives roles."""

    class Meta:
        model = ProjectPage

    title = factory.Sequence(lambda number: f"Speelstraat {number}")
    summary = "Op woensdag is de straat van de kinderen."

    @classmethod
    def _create(cls, model_class: Any, *args: Any, live: bool = True, partners: Any = (), municipalities: Any = (), **kwargs: Any) -> Any:
        roles = [("partner", {"organisation": organisation, "role": role, "task": ""}) for organisation, role in partners]
        kwargs.setdefault("partner_roles", roles)
        page = model_class(*args, live=False, **kwargs)
        ProjectIndexPage.objects.get(locale__language_code="nl").add_child(instance=page)
        page.municipalities.set(municipalities)
        revision = page.save_revision()
        if live:
            revision.publish()
        return model_class.objects.get(pk=page.pk)


class IndicatorFactory(factory.django.DjangoModelFactory):
    """Needs `project`, a Dutch page. `measured={2023: 4, 2024: 9}` measures on the last day of those years."""

    class Meta:
        model = Indicator
        skip_postgeneration_save = True

    name = factory.Sequence(lambda number: f"Gezinnen met een buddy {number}")
    definition = "Elk gezin telt één keer, vanaf het eerste bezoek."
    unit = "gezinnen"
    source = "Eigen telling"

    @factory.post_generation
    def measured(self: Any, _create: bool, values: dict[int, Any] | None, **_more: Any) -> None:
        for year, value in (values or {}).items():
            Measurement.objects.create(indicator=self, measured_on=datetime.date(year, 12, 31), value=Decimal(value))


class TheoryFactory(factory.django.DjangoModelFactory):
    """Needs `project`. `tree=("dream", [("goal", [("condition", [])])])` makes its nodes; online unless told otherwise."""

    class Meta:
        model = Theory
        skip_postgeneration_save = True

    name = factory.Sequence(lambda number: f"Boom {number}")
    is_public = True

    @factory.post_generation
    def tree(self: Any, _create: bool, tree: tuple[str, list[Any]] | None, **_more: Any) -> None:
        if tree:
            grow(self, tree)


KINDS = list(NodeKind)


def grow(theory: Theory, tree: tuple[str, list[Any]], parent: Node | None = None, depth: int = 0, place: int = 0) -> Node:
    """Each level gets the next kind; below the fourth all are actions."""
    text, below = tree
    node = Node.objects.create(theory=theory, parent=parent, text=text, kind=KINDS[min(depth, len(KINDS) - 1)], sort_order=place)
    for number, branch in enumerate(below):
        grow(theory, branch, node, depth + 1, number)
    return node
