"""What a partner does in which project, for the portal."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from network.models import Organisation
from projects.enums import Role
from projects.models import ProjectPage


@dataclass(frozen=True)
class OwnRole:
    project: ProjectPage
    """In the reader's language, or in Dutch."""
    organisation: Organisation
    role: Role
    task: str


def roles_of_person(user: Any) -> list[OwnRole]:
    """Of all organisations that somebody works for, in projects that are online; three queries."""
    organisations = {organisation.pk: organisation for organisation in Organisation.objects.of_person(user)}
    dutch = list(ProjectPage.objects.visible().dutch().filter(organisations__in=organisations).distinct().order_by("title"))
    keys = [page.translation_key for page in dutch]
    told = ProjectPage.objects.visible().in_language(get_language() or settings.LANGUAGE_CODE).filter(translation_key__in=keys)
    here = {page.translation_key: page for page in told}
    roles = [(page, raw["value"]) for page in dutch for raw in page.partner_roles.raw_data]
    return [
        OwnRole(here.get(page.translation_key, page), organisations[value["organisation"]], Role(value["role"]), value.get("task") or "")
        for page, value in roles
        if value.get("organisation") in organisations
    ]
