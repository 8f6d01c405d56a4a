"""What a project belongs to: pages above, below and beside it, and all that its blocks name. Read at once, and only what is public."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Q, Subquery

from common.preloading import Known
from network.models import Organisation

if TYPE_CHECKING:
    from projects.models import Indicator, ProjectPage


class Relatives:
    def __init__(self, page: "ProjectPage") -> None:
        self.page = page
        self.source = page.source

    @cached_property
    def pages(self) -> dict[int, "ProjectPage"]:
        """By the key of the Dutch page: the page in this page's language, if the public may see it."""
        from projects.models import ProjectPage

        dutch = ProjectPage.objects.dutch()
        wanted = dutch.filter(Q(part_of=self.page.source_key) | Q(pk=self.source.part_of_id) | Q(pk__in=self.linked))
        here = ProjectPage.objects.visible().filter(locale=self.page.locale_id, translation_key__in=wanted.order_by().values("translation_key"))
        its_dutch = dutch.filter(translation_key=OuterRef("translation_key"))
        facts = {name: Subquery(its_dutch.values(name)[:1]) for name in ("pk", "part_of", "kind", "status", "neighbourhood")}
        found = here.annotate(**{f"dutch_{name}": value for name, value in facts.items()}).defer(*self.page.STREAMS).order_by("path")
        return {page.dutch_pk: page for page in found}

    @property
    def linked(self) -> list[int]:
        return [raw["value"]["project"] for raw in self.source.links.raw_data if raw["value"].get("project")]

    @property
    def above(self) -> "ProjectPage | None":
        return self.pages.get(self.source.part_of_id or 0)

    @property
    def below(self) -> list["ProjectPage"]:
        return [page for page in self.pages.values() if page.dutch_part_of == self.page.source_key]

    @cached_property
    def indicators(self) -> list["Indicator"]:
        """Its own, and those of others that its criteria name."""
        from projects.models import Indicator, IndicatorText

        named = [item.get("value") for raw in self.source.criteria.raw_data for item in raw["value"].get("indicators", [])]
        found = Indicator.objects.visible().filter(Q(project=self.page.source_key) | Q(pk__in=[pk for pk in named if pk]))
        listed = list(IndicatorText.beside(found.in_order()))
        IndicatorText.lend(listed)
        return listed

    @property
    def own_indicators(self) -> list["Indicator"]:
        return [indicator for indicator in self.indicators if indicator.project_id == self.source.pk]

    def context(self) -> dict[str, Any]:
        return {"above": self.above, "below": self.below}


def known_to(page: "ProjectPage", relatives: Relatives) -> Known:
    """What choosers in its streams may find: the public part of what they name, and nothing else."""
    from projects.models import Indicator, ProjectPage

    keys = {raw["value"].get("organisation") for raw in page.source.partner_roles.raw_data}
    organisations = Organisation.objects.visible().in_bulk(keys - {None}) if keys - {None} else {}
    return {
        **{(Organisation, pk): organisation for pk, organisation in organisations.items()},
        **{(Indicator, indicator.pk): indicator for indicator in relatives.indicators},
        **{(ProjectPage, pk): found for pk, found in relatives.pages.items()},
    }
