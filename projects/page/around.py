"""What on other pages belongs to a project: initiatives and stories. Read back from their side, through what is public."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from projects.models import ProjectPage

MOST_STORIES, MOST_INITIATIVES = 6, 40


def around(page: "ProjectPage") -> dict[str, Any]:
    return {"initiatives": _initiatives(page), "stories": _stories(page)}


def _initiatives(page: "ProjectPage") -> list[Any]:
    initiative = page._meta.get_field("initiatives").related_model
    texts = initiative._meta.get_field("texts").related_model
    found = list(texts.beside(initiative.objects.visible().filter(projects=page.source_key)).order_by("name", "pk")[:MOST_INITIATIVES])
    texts.lend(found)
    return found


def _stories(page: "ProjectPage") -> list[Any]:
    told = page._meta.get_field("stories").related_model.objects.visible().told_once()
    of_project = told.filter(project=page.source_key).order_by().values("story_uid")
    return list(told.filter(locale_id=page.locale_id, story_uid__in=of_project).newest_first().cards()[:MOST_STORIES])
