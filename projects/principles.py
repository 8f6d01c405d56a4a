"""The frame of reference of neighbourhood networks (Opgroeien, 2017): three clusters of core principles, in the words of neighbours."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from projects.enums import Principle


@dataclass(frozen=True)
class Cluster:
    key: str
    name: str | Promise
    principles: tuple[Principle, ...]


CLUSTERS = (
    Cluster("family", _("The child and its family in the middle"), (Principle.EXPERIENCES, Principle.WHOLE, Principle.CENTRE)),
    Cluster(
        "citizenship", _("Democratic citizenship"), (Principle.DIVERSITY, Principle.INEQUALITY, Principle.CITIZENSHIP, Principle.AGENCY),
    ),
    Cluster("quality", _("Quality of the whole"), (Principle.RELATIONS, Principle.FEEDBACK, Principle.SYSTEM, Principle.CONTINUITY)),
)  # fmt: skip
