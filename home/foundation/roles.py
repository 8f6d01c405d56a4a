"""The four roles as groups; one person may hold several. The table is the whole of who may do what."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from consent.keeping.keepers import KEEPERS
from home.models import HomePage

EDITORS, REVIEWERS, TRANSLATORS = "Redactie", "Nalezer", "Vertaler"


@dataclass(frozen=True)
class Role:
    pages: tuple[str, ...] = ()
    """On every front page and below."""
    rights: tuple[str, ...] = ()
    """`app.codename`."""
    files: tuple[str, ...] = ()
    """On pictures and files: add, change, choose."""


def _all(app: str, *models: str) -> tuple[str, ...]:
    return tuple(f"{app}.{verb}_{model}" for model in models for verb in ("view", "add", "change", "delete"))


ROLES = {
    EDITORS: Role(
        pages=("add_page", "change_page", "publish_page"),
        rights=(
            "stories.add_house", "stories.change_house", "stories.view_house", "contact.view_contactentry", "contact.change_contactentry",
            "consent.note_consentrecord", "initiatives.add_initiative", "initiatives.change_initiative", "initiatives.view_initiative",
            "initiatives.publish_initiative", "initiatives.lock_initiative", "initiatives.unlock_initiative", "initiatives.delete_initiative",
            "initiatives.view_category", "initiatives.add_category", "initiatives.change_category",
            "initiatives.view_suggestion", "initiatives.change_suggestion",
            "activities.change_activity", "activities.view_activity", "activities.publish_activity", "activities.view_holidayset",
            "activities.change_holidayset", "activities.add_holidayset",
            "network.add_organisation", "network.change_organisation", "network.view_organisation", "network.change_region", "network.view_region",
            "network.add_membership", "network.change_membership", "network.delete_membership", "network.view_membership",
            "partners.view_application",
            *_all("projects", "indicator", "measurement", "theory", "selfevaluation"), "projects.change_ourprogramme",
            *_all("materials", "material"), "signals.view_signal", "signals.change_signal", "signals.delete_signal",
            "network.add_embedhost", "network.change_embedhost", "network.delete_embedhost", "network.view_embedhost",
        ),
        files=("add", "change", "choose"),
    ),
    REVIEWERS: Role(
        pages=("change_page",),
        rights=(
            "consent.note_consentrecord", "activities.change_activity", "activities.view_activity",
            "initiatives.change_initiative", "initiatives.view_initiative", "initiatives.view_suggestion", "initiatives.change_suggestion",
            "signals.view_signal", "signals.change_signal",
        ),
        files=("choose",),
    ),
    KEEPERS: Role(
        rights=(
            "consent.see_names", "consent.erase_person", "consent.note_consentrecord", "consent.view_consentrecord",
            "consent.view_person", "consent.add_person", "consent.change_person",
            "consent.view_guardianship", "consent.add_guardianship", "consent.change_guardianship",
            "consent.view_notice", "consent.add_notice", "consent.change_notice", "consent.view_term", "consent.add_term",
            "consent.change_term", "consent.view_consentevent", "consent.view_evidence", "consent.view_reminder", "consent.change_reminder",
            "consent.hand_over", "consent.change_controller",
        ),
    ),
    TRANSLATORS: Role(
        pages=("change_page", "publish_page"),
        rights=(
            "wagtail_localize.submit_translation", "activities.view_activitytext", "activities.change_activitytext",
            "initiatives.view_initiativetext", "initiatives.change_initiativetext",
            "projects.view_indicatortext", "projects.change_indicatortext", "projects.view_nodetext", "projects.change_nodetext",
            "materials.view_materialtext", "materials.change_materialtext",
        ),
    ),
}  # fmt: skip


def make_roles() -> dict[str, Group]:
    groups = {}
    access = Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin")
    homes = list(HomePage.objects.filter(depth=2))
    for name, role in ROLES.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.add(access, *_rights(role))
        for codename in role.pages:
            permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
            for home in homes:
                GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)
        for permission in _on_files(role):
            GroupCollectionPermission.objects.get_or_create(group=group, collection=Collection.get_first_root_node(), permission=permission)
        groups[name] = group
    return groups


def _rights(role: Role) -> list[Permission]:
    return [Permission.objects.get(content_type__app_label=app, codename=codename) for app, codename in (right.split(".") for right in role.rights)]


def _on_files(role: Role) -> list[Permission]:
    """Wagtail asks for the rights of its own models, also where pictures and files are ours."""
    names = [f"{verb}_{model}" for verb in role.files for model in ("image", "document")]
    return list(Permission.objects.filter(content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=names))
