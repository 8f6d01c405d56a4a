"""In which pictures and recordings somebody is, as they themselves may know it: what kind, with what, since when."""

from typing import Any

from consent import registry
from consent.models import Person
from pictures.models import FilePerson, PicturePerson


@registry.appears_in
def of_person(person: Person) -> list[dict[str, Any]]:
    """No title, and nobody else who is in it."""
    found = []
    for model in (PicturePerson, FilePerson):
        for row in model.objects.filter(person=person).select_related(model.owner):
            item = getattr(row, model.owner)
            found.append({
                "what": str(item._meta.verbose_name), "with": row.get_element_display(), "how": row.get_treatment_display(), "since": item.created_at,
            })  # fmt: skip
    return found
