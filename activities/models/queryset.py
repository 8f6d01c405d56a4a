import datetime
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from wagtail.search.queryset import SearchableQuerySetMixin

from network.enums import PUBLIC


class ActivityQuerySet(SearchableQuerySetMixin, models.QuerySet):
    def visible(self) -> "ActivityQuerySet":
        """What the public may see: approved, of an organisation that takes part."""
        return self.filter(live=True, organisation__status__in=PUBLIC)

    def of_person(self, user: Any) -> "ActivityQuerySet":
        """What somebody may work on in the portal: all of the organisations they work for, no other's."""
        organisations = self.model._meta.get_field("organisation").related_model.objects.of_person(user)
        return self.filter(organisation__in=organisations)

    def coming(self, at: datetime.datetime | None = None) -> "ActivityQuerySet":
        """With a date that is not over yet."""
        occurrences = self.model._meta.get_field("occurrences").related_model.objects
        return self.filter(Exists(occurrences.filter(activity=OuterRef("pk"), ends_at__gt=at or timezone.now())))


class OccurrenceQuerySet(models.QuerySet):
    def visible(self) -> "OccurrenceQuerySet":
        return self.filter(activity__live=True, activity__organisation__status__in=PUBLIC)

    def with_activity(self) -> "OccurrenceQuerySet":
        """All that a list shows of each date, in the one query."""
        return self.select_related("activity__organisation", "activity__place__municipality", "place__municipality")

    def between(self, start: datetime.datetime, end: datetime.datetime) -> "OccurrenceQuerySet":
        """Those that are on at some moment from `start` until before `end`."""
        return self.filter(ends_at__gt=start, starts_at__lt=end)
