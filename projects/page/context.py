from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from common.ages import ages_in_words
from common.language import comma
from common.preloading import Known, only_these
from network.enums import Category
from pictures.models import File, Picture
from projects import telling
from projects.enums import Group
from projects.indicators.series import series_of
from projects.joining import joined
from projects.media import public_media
from projects.page.around import around
from projects.page.contents import contents
from projects.page.months import MONTHS, year_plans
from projects.page.partners import roles_of
from projects.page.period import period_in_words
from projects.page.places import places_of
from projects.page.related import Relatives, known_to
from projects.page.timeline import timeline_of
from projects.principles import CLUSTERS
from projects.theory.tree import trees_of

if TYPE_CHECKING:
    from projects.models import ProjectPage

SIMPLE = ("figures", "goals", "links", "money", "criteria", "evaluation", "documents", "body")


def project_context(page: "ProjectPage", request: HttpRequest) -> dict[str, Any]:
    relatives = Relatives(page)
    source = page.source
    known = known_to(page, relatives)
    media = public_media(source)
    with only_these({**known, **shown(media)}):
        told = {name: telling.stream(page, name) for name in SIMPLE}
        roles = roles_of(page)
        moments = timeline_of(page)
    context = {
        **relatives.context(),
        **told,
        **measured(source, relatives),
        "words": {name: telling.words(page, name) for name in page.WORDS},
        "source": source,
        "period": period_in_words(source),
        "ages": ages_in_words(source.age_from, source.age_to),
        "groups": comma().join(str(Group(group).label) for group in source.target_groups if group in Group.values),
        "functions": [function for function in Category if function.value in source.functions],
        "clusters": (clusters := chosen_principles(source)),
        "framework": bool(source.functions or clusters),
        "roles": roles,
        "moments": moments,
        "all_months": MONTHS,
        "year_plans": year_plans(source, told["goals"]),
        "places": places_of(source, relatives),
        "placed": {said.type for said in told["body"]},
        "description": page.search_description or page.summary,
    }
    context |= media | around(page) | joined(page)
    return context | {"contents": contents(context), "is_partly_dutch": is_partly_dutch(page, context)}


def is_partly_dutch(page: "ProjectPage", context: dict[str, Any]) -> bool:
    """Something of it is not in the language of the page."""
    said = [*context["words"].values(), *(one for name in SIMPLE for one in context[name])]
    return any(one.value and one.language != page.language for one in said)


def measured(source: "ProjectPage", relatives: Relatives) -> dict[str, Any]:
    """Indicators, theories and self-evaluations: what of them is public."""
    from projects.evaluating import compared
    from projects.models import SelfEvaluation, Theory

    theories = Theory.objects.visible().filter(project=source.source_key)
    return {
        "indicators": series_of(relatives.own_indicators),
        "trees": trees_of(theories, with_links=False),
        "evaluations": compared(SelfEvaluation.objects.filter(project=source.source_key)) if source.principles else None,
    }


def chosen_principles(source: "ProjectPage") -> list[tuple[Any, list[Any]]]:
    """The clusters with those of their principles that it works by."""
    found = [(cluster, [principle for principle in cluster.principles if principle.value in source.principles]) for cluster in CLUSTERS]
    return [(cluster, principles) for cluster, principles in found if principles]


def shown(media: dict[str, Any]) -> Known:
    """Pictures and documents that the public may see, for choosers."""
    pictures = {(Picture, one.picture_id): one.picture for one in media["public_renditions"].values()}
    return {**pictures, **{(File, pk): copy.file for pk, copy in media["public_files"].items()}}
