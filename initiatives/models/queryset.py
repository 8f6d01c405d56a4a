import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.search.queryset import SearchableQuerySetMixin

from initiatives.freshness import ASKED_AFTER, MARKED_AFTER, OFF_LIST_AFTER
from network.enums import PUBLIC


class InitiativeQuerySet(SearchableQuerySetMixin, models.QuerySet):
    def visible(self) -> "InitiativeQuerySet":
        """What has a page: approved, of nobody in particular or of an organisation that takes part."""
        return self.filter(Q(organisation=None) | Q(organisation__status__in=PUBLIC), live=True)

    def listed(self, at: datetime.datetime | None = None) -> "InitiativeQuerySet":
        """What lists show: visible, and confirmed not too long ago."""
        return self.visible().filter(last_confirmed_at__gt=(at or timezone.now()) - OFF_LIST_AFTER)

    def stale(self) -> "InitiativeQuerySet":
        """For the desk: nobody has answered for so long that it is marked, or worse."""
        return self.visible().filter(last_confirmed_at__lte=timezone.now() - MARKED_AFTER)

    def to_ask(self) -> "InitiativeQuerySet":
        """Not confirmed for a year, and nobody was asked in that year either."""
        ago = timezone.now() - ASKED_AFTER
        return self.visible().filter(last_confirmed_at__lte=ago).filter(Q(asked_at=None) | Q(asked_at__lte=ago))

    def of_person(self, user: Any) -> "InitiativeQuerySet":
        """What somebody may work on in the portal: all of the organisations they work for, no other's."""
        organisations = self.model._meta.get_field("organisation").related_model.objects.of_person(user)
        return self.filter(organisation__in=organisations)

    def in_municipality(self, nis: str) -> "InitiativeQuerySet":
        """With a place there, or everywhere in a region that it is a part of."""
        places = self.model._meta.get_field("places").related_model.objects.filter(municipality=nis)
        return self.filter(Q(pk__in=places.order_by().values("initiative")) | Q(everywhere__municipalities=nis)).distinct()

    def with_places(self) -> "InitiativeQuerySet":
        """All that a list shows of each, in two queries."""
        places = self.model._meta.get_field("places").related_model.objects.select_related("municipality").order_by("sort_order", "pk")
        return self.select_related("category__parent", "organisation", "everywhere").prefetch_related(Prefetch("places", places))

    def told(self) -> "InitiativeQuerySet":
        """With `told_name`, in the language of the page where it is translated; for rows that are no objects."""
        language = get_language() or settings.LANGUAGE_CODE
        if language == settings.LANGUAGE_CODE:
            return self.annotate(told_name=models.F("name"))
        texts = self.model._meta.get_field("texts").related_model.objects.filter(initiative=OuterRef("pk"), locale__language_code=language)
        return self.annotate(told_name=Coalesce(NullIf(Subquery(texts.values("name")[:1]), models.Value("")), "name"))
