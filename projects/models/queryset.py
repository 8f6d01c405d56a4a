from typing import Any

from django.conf import settings
from django.db.models import Q

from common.models import PublicPageQuerySet
from network.models import Organisation

DUTCH = {"locale__language_code": settings.LANGUAGE_CODE}
"""For keys to a project: the page that holds the facts."""


class ProjectPageQuerySet(PublicPageQuerySet):
    def dutch(self) -> "ProjectPageQuerySet":
        """The pages that hold the facts of all languages."""
        return self.filter(**DUTCH)

    def of_organisation(self, organisation: Organisation) -> "ProjectPageQuerySet":
        """In every language: who takes part is read from the Dutch page."""
        return self._of_dutch(organisations=organisation)

    def of_initiative(self, initiative: Any) -> "ProjectPageQuerySet":
        return self._of_dutch(initiatives=initiative)

    def in_municipality(self, nis: str) -> "ProjectPageQuerySet":
        """That says so of itself, or with an initiative that has a place there."""
        initiatives = self.model._meta.get_field("initiatives").related_model.objects.listed()
        near = initiatives.filter(places__municipality=nis).order_by().values("pk")
        return self._of_dutch(Q(municipalities=nis) | Q(initiatives__in=near))

    def parts_of(self, dutch: Any) -> "ProjectPageQuerySet":
        """What stands below it in the tree of programmes and actions; `dutch` is its Dutch page."""
        return self._of_dutch(part_of=dutch)

    def above(self, dutch: Any) -> "ProjectPageQuerySet":
        """What it is a part of."""
        return self._of_dutch(parts=dutch)

    def _of_dutch(self, *conditions: Q, **condition: Any) -> "ProjectPageQuerySet":
        source = self.model.objects.dutch().filter(*conditions, **condition)
        return self.filter(translation_key__in=source.order_by().values("translation_key"))
