"""The actions of a project's plan, which a thing in its theory of change may lead to."""

from projects.models import ProjectPage


def actions_of(project: ProjectPage) -> dict[str, str]:
    """Title by the id of its block, from the goals as they are stored: nothing else is fetched for it."""
    goals = [raw["value"] for raw in project.goals.raw_data if raw["type"] == "goal"]
    items = [item for goal in goals for item in goal.get("actions") or [] if isinstance(item, dict) and item.get("id")]
    return {item["id"]: item["value"].get("title", "") for item in items}
