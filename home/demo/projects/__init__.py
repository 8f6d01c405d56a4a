"""The five systems that the network's own documents describe, as projects with their plans, partners and numbers."""

from home.demo.projects import measures, pages
from projects.models import OurProgramme, ProjectPage

__all__ = ["load_projects"]

OURS = "dorp-rond-het-kind"


def load_projects() -> int:
    """How many were made; what stands is left as it is."""
    if ProjectPage.objects.dutch().filter(slug=OURS).exists():
        return 0
    entries = pages.entries()
    made = {entry["slug"]: pages.make(entry) for entry in entries}
    measures.make_indicators(made)
    measures.make_theories(made)
    for entry in entries:
        pages.finish(entry, made)
    ours = OurProgramme.load()
    ours.programme = made[OURS]
    ours.save()
    return len(made)
