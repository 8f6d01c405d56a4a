"""What an editor still has to fill in: the sections of a project that are empty, each leading to its place in the form."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import Panel
from wagtail.blocks.stream_block import StreamValue

from projects.blocks.filling import is_filled


@dataclass(frozen=True)
class Section:
    label: str | Promise
    tab: str
    """Of the form: the slug that Wagtail makes of its place."""
    fields: tuple[str, ...]
    """Filled when one of them is."""

    def is_empty(self, page: Any) -> bool:
        return not any(_has(page, name) for name in self.fields)


SHORT, WHY, WHO, PLAN, MEASURE, MORE = (f"child{number}" for number in range(6))
SECTIONS = (
    Section(_("Goal"), SHORT, ("goal",)),
    Section(_("Text"), SHORT, ("body",)),
    Section(_("Begin and end"), SHORT, ("starts_on", "ends_on")),
    Section(_("Why"), WHY, ("why", "figures")),
    Section(_("For whom"), WHY, ("for_whom", "target_groups")),
    Section(_("What we do and do not do"), WHY, ("does", "does_not")),
    Section(_("Partners and their roles"), WHO, ("partner_roles",)),
    Section(_("Money and means"), WHO, ("money", "resources")),
    Section(pgettext_lazy("section of a project", "Where"), WHO, ("municipalities",)),
    Section(_("Goals and actions"), PLAN, ("goals",)),
    Section(_("Timeline"), PLAN, ("milestones",)),
    Section(_("Communication"), PLAN, ("communication",)),
    Section(_("We are satisfied when"), MEASURE, ("criteria",)),
    Section(_("Evaluation"), MEASURE, ("evaluation",)),
    Section(_("Contact"), MORE, ("contact_email", "contact_phone", "website")),
)


def empty_sections(page: Any) -> list[Section]:
    return [section for section in SECTIONS if section.is_empty(page)]


def _has(page: Any, name: str) -> bool:
    field = page._meta.get_field(name)
    if field.many_to_many:
        return bool(page.pk or page.__dict__.get("_cluster_related_objects")) and getattr(page, name).exists()
    value = getattr(page, name)
    return any(is_filled(child.block, child.value) for child in value) if isinstance(value, StreamValue) else bool(value)


class StillEmptyPanel(Panel):
    """On top of the form."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/still_empty.html"

        def get_context_data(self, parent_context: Any = None) -> Any:
            context = super().get_context_data(parent_context)
            empty = empty_sections(self.instance)
            return context | {"empty": empty, "filled": len(SECTIONS) - len(empty), "all": len(SECTIONS)}
