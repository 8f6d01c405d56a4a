"""Who takes part in a project, by role; an organisation that is not on the site is not named here either."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from projects import telling
from projects.enums import LEADING, Role

if TYPE_CHECKING:
    from network.models import Organisation
    from projects.models import ProjectPage


@dataclass(frozen=True)
class Part:
    """An organisation in one role."""

    organisation: "Organisation"
    task: str
    language: str


@dataclass(frozen=True)
class RoleGroup:
    role: Role
    parts: list[Part]

    @property
    def leads(self) -> bool:
        return self.role in LEADING


def roles_of(page: "ProjectPage") -> list[RoleGroup]:
    """In the order of the roles. Read inside `only_these`: a closed organisation is None there."""
    found: dict[Role, list[Part]] = {}
    for said in telling.stream(page, "partner_roles"):
        value: Any = said.value
        if value["organisation"] is not None and value["role"] in Role.values:
            found.setdefault(Role(value["role"]), []).append(Part(value["organisation"], value["task"] or "", said.language))
    return [RoleGroup(role, found[role]) for role in Role if role in found]
